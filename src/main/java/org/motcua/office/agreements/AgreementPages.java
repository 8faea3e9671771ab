package org.motcua.office.agreements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.agreement.Agreement;
import org.motcua.agreement.Agreements;
import org.motcua.agreement.Refusal;
import org.motcua.exchange.Directory;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The agreements of an officer's agency, on either side, and what can be done to each.
@Controller
@Allow("agreement.see")
class AgreementPages {
    static final String HOME = "/office/agreements";
    private static final String ONE = HOME + "/{id}";

    private final Agreements agreements;
    private final AgreementViews views;

    AgreementPages(Agreements agreements, AgreementViews views) {
        this.agreements = agreements;
        this.views = views;
    }

    @GetMapping(HOME)
    Html list(Page page, SignedIn who) {
        var all = agreements.list(who);
        var mine =
                all.stream()
                        .filter(one -> agreements.moves(who, one).contains(Agreement.Move.REFUSE))
                        .toList();
        var others = all.stream().filter(one -> !mine.contains(one)).toList();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("setUp", agreements.directory().isPresent());
        model.put("trouble", agreements.trouble().orElse(null));
        model.put(
                "waiting",
                mine.isEmpty()
                        ? null
                        : views.table(page, page.w("office.agreements.waiting"), mine));
        model.put(
                "others",
                others.isEmpty()
                        ? null
                        : views.table(page, page.w("office.agreements.all"), others));
        model.put("asks", page.may("agreement.request"));
        return Html.of("office/agreements/list", model);
    }

    @GetMapping(ONE)
    Html one(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done) {
        var found = found(who, id);
        String words = done.matches("[a-z]+") ? "office.agreements.done." + done : "";
        boolean known = page.country().words().find(words).isPresent();
        return shown(page, who, found, "", null).with("done", known ? page.w(words) : null);
    }

    private Agreement found(SignedIn who, String id) {
        return agreements
                .find(who, id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Html.View shown(
            Page page, SignedIn who, Agreement one, String words, @Nullable String problem) {
        var offer = agreements.service(one.terms().service());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("id", one.id());
        model.put("version", one.version());
        model.put("title", views.title(page, one.terms().service(), offer));
        model.put("standing", views.standing(page, one));
        model.put("unfit", one.unfit());
        model.put("facts", views.facts(page, one, offer));
        model.put("fields", views.fields(page, one, offer));
        model.put("history", views.history(page, one));
        model.put("forms", views.forms(page, who, one, words));
        model.put(
                "directory", agreements.directory().map(now -> directory(page, now)).orElse(null));
        return Html.of("office/agreements/one", model).with("done", null);
    }

    private static String directory(Page page, Directory now) {
        return page.w(
                "office.agreements.directory",
                page.format().number(now.version()),
                page.format().moment(now.issued()));
    }

    @PostMapping(ONE + "/{move}")
    Html move(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String move,
            @RequestParam Map<String, String> sent) {
        var asked =
                named(move).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String words = sent.getOrDefault("words-" + move, "").strip();
        if (words.length() > 1000) {
            words = words.substring(0, 1000);
        }
        return switch (agreements.move(who, id, version(sent), asked, words)) {
            case Agreements.Outcome.Done(var one) ->
                    Html.redirect("%s/%s?done=%s".formatted(HOME, one.id(), move));
            case Agreements.Outcome.Refused(var why) -> {
                if (why.equals(List.of(Refusal.UNKNOWN))) {
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                }
                yield shown(
                                page,
                                who,
                                found(who, id),
                                words,
                                page.w("office.agreements.refusal." + why.getFirst()))
                        .invalid();
            }
        };
    }

    private static int version(Map<String, String> sent) {
        String text = sent.getOrDefault("version", "");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static Optional<Agreement.Move> named(String move) {
        return java.util.Arrays.stream(Agreement.Move.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(move))
                .findFirst();
    }
}
