package org.motcua.office.traffic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Trouble;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.traffic.ExchangeWatch;
import org.motcua.traffic.Troubled;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What an operator does about messages of the exchange that did not go well.
@Controller
@Allow("operations.see")
class TrafficPages {
    static final String HOME = "/operator/exchange";
    private static final String ONE = HOME + "/{gateway:\\d{1,4}}/{number:\\d{1,15}}";
    private static final int LONGEST = 500;

    private final ExchangeWatch watch;
    private final TrafficViews views;

    TrafficPages(ExchangeWatch watch, TrafficViews views) {
        this.watch = watch;
        this.views = views;
    }

    @GetMapping(HOME)
    Html all(
            Page page,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String done) {
        var chosen = TrafficViews.kind(kind);
        var shown = TrafficViews.state(state).orElse(Troubled.State.OPEN);
        var list = watch.list(shown, chosen);
        var stuck = watch.stuck();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("gateways", views.gateways(page, watch.gateways()));
        model.put("stuck", stuck.isEmpty() ? null : views.stuck(page, stuck));
        model.put("troubles", list.isEmpty() ? null : views.table(page, shown, list));
        model.put("open", views.open(page, watch.open()));
        model.put("filter", filter(page, kind, shown));
        String words = "office.traffic.done." + done;
        boolean known = page.country().words().find(words).isPresent();
        model.put("done", known ? page.w(words) : null);
        return Html.of("office/traffic/all", model);
    }

    private static List<Field> filter(Page page, String kind, Troubled.State state) {
        var kinds = new ArrayList<Field.Option>();
        kinds.add(new Field.Option("", page.w("office.traffic.kind.all")));
        for (var one : Trouble.Kind.values()) {
            String name = one.name().toLowerCase(Locale.ROOT);
            kinds.add(new Field.Option(name, page.w("office.traffic.kind." + one)));
        }
        var states = new ArrayList<Field.Option>();
        for (var one : Troubled.State.values()) {
            String name = one.name().toLowerCase(Locale.ROOT);
            states.add(new Field.Option(name, page.w("office.traffic.state." + one)));
        }
        // the first of them is what is shown where nothing was chosen
        states.addFirst(new Field.Option("", page.w("office.traffic.state.OPEN")));
        states.remove(1);
        return List.of(
                Field.select("kind", page.w("office.traffic.kind"), kinds).value(kind),
                Field.select("state", page.w("office.traffic.state"), states)
                        .value(
                                state == Troubled.State.OPEN
                                        ? ""
                                        : state.name().toLowerCase(Locale.ROOT)));
    }

    @GetMapping(ONE)
    Html one(Page page, @PathVariable int gateway, @PathVariable long number) {
        return shown(page, found(gateway, number), gateway, "", null);
    }

    private Troubled found(int gateway, long number) {
        return watch.find(gateway, number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Html.View shown(
            Page page, Troubled one, int gateway, String words, @Nullable String problem) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("id", one.trouble().id());
        model.put("kind", views.kind(page, one.trouble()));
        model.put("facts", views.facts(page, one));
        model.put("at", HOME + "/" + gateway + "/" + one.trouble().number());
        model.put("provable", !one.trouble().id().isEmpty());
        model.put("advice", views.advice(page, one.trouble()));
        boolean open = one.state() == Troubled.State.OPEN && page.may("operations.act");
        model.put("forms", open ? views.forms(page, one, words) : List.of());
        return Html.of("office/traffic/one", model);
    }

    /// What proves the message, to be looked at or checked by `./motcua verify message`. Without
    /// the contents: an operator sees that it works, not what people wrote.
    @GetMapping(ONE + "/proof")
    ResponseEntity<byte[]> proof(@PathVariable int gateway, @PathVariable long number) {
        var one = found(gateway, number);
        try {
            byte[] proof =
                    watch.proof(one)
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("message-" + number + ".json")
                                    .build()
                                    .toString())
                    .body(proof);
        } catch (IOException e) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "", e);
        }
    }

    @PostMapping(ONE + "/{act:park|replay}")
    @Allow("operations.act")
    Html act(
            Page page,
            SignedIn who,
            @PathVariable int gateway,
            @PathVariable long number,
            @PathVariable String act,
            @RequestParam Map<String, String> sent) {
        var one = found(gateway, number);
        String words = sent.getOrDefault("words-" + act, "").strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return shown(page, one, gateway, words, page.w("office.traffic.words.missing"))
                    .invalid();
        }
        var outcome =
                act.equals("park")
                        ? watch.park(one, words, who.actor())
                        : watch.replay(one, words, who.actor());
        if (outcome == ExchangeWatch.Outcome.DONE) {
            return Html.redirect(HOME + "?done=" + act);
        }
        return shown(
                        page,
                        found(gateway, number),
                        gateway,
                        words,
                        page.w("office.traffic.refusal." + outcome))
                .invalid();
    }

    /// Reads from the gateways at once.
    @PostMapping(HOME)
    @Allow("operations.act")
    Html refresh() {
        watch.refresh();
        return Html.redirect(HOME);
    }
}
