package org.motcua.board.exchange;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Places;
import org.motcua.board.Reach;
import org.motcua.exchange.Passed;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.traffic.ExchangeFigures;
import org.motcua.traffic.ExchangeWatch;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The figures of the exchange: who leads the nation sees all of them, who leads an agency those in
/// which it has a part.
@Controller
@Allow(Reach.SEE)
class ExchangePages {
    static final String ROOT = "/board/exchange";
    private static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);
    private static final int USUAL = 30;

    private final ExchangeFigures figures;
    private final ExchangeWatch watch;
    private final ExchangeViews views;
    private final Rights rights;
    private final Places places;

    ExchangePages(
            ExchangeFigures figures,
            ExchangeWatch watch,
            ExchangeViews views,
            Rights rights,
            Places places) {
        this.figures = figures;
        this.watch = watch;
        this.views = views;
        this.rights = rights;
        this.places = places;
    }

    /// What somebody wants to see; what cannot be read is the usual.
    private record Asked(int days, Passed.Side side, ExchangeFigures.By by) {
        static Asked of(Map<String, String> sent) {
            String days = sent.getOrDefault("days", "");
            return new Asked(
                    WINDOWS.stream()
                            .filter(one -> Integer.toString(one).equals(days))
                            .findFirst()
                            .orElse(USUAL),
                    named(Passed.Side.values(), sent.get("side")),
                    named(ExchangeFigures.By.values(), sent.get("by")));
        }

        private static <E extends Enum<E>> E named(E[] all, @Nullable String name) {
            return Arrays.stream(all)
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElse(all[0]);
        }

        String query() {
            return "?days=%d&side=%s&by=%s"
                    .formatted(
                            days,
                            side.name().toLowerCase(Locale.ROOT),
                            by.name().toLowerCase(Locale.ROOT));
        }
    }

    @GetMapping(ROOT)
    Html board(Page page, SignedIn who, @RequestParam Map<String, String> sent) {
        var asked = Asked.of(sent);
        var found = found(asked, who);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("cards", views.cards(page, found));
        model.put("table", found.lines().isEmpty() ? null : views.table(page, asked.by(), found));
        model.put("filter", filter(page, asked));
        model.put("time", views.time(page, found, watch.gateways()));
        model.put("csv", ROOT + "/table.csv" + asked.query());
        return Html.of("board/exchange/exchange", model);
    }

    private ExchangeFigures.Figures found(Asked asked, SignedIn who) {
        LocalDate until = places.today();
        return figures.of(
                asked.side(), until.minusDays(asked.days() - 1L), until, asked.by(), members(who));
    }

    /// Whose messages somebody may see; none named means all.
    private Set<String> members(SignedIn who) {
        return rights.everywhere(who, Reach.SEE)
                ? Set.of()
                : rights.agencies(who, Reach.SEE).stream()
                        .map(AgencyCode::value)
                        .collect(Collectors.toSet());
    }

    private static List<Field> filter(Page page, Asked asked) {
        var windows =
                WINDOWS.stream()
                        .map(one ->
                                new Field.Option(
                                        one == USUAL ? "" : Integer.toString(one),
                                        page.w("board.exchange.window." + one)))
                        .toList();
        return List.of(
                Field.select("days", page.w("board.exchange.window"), windows)
                        .value(asked.days() == USUAL ? "" : Integer.toString(asked.days())),
                choice(page, "side", Passed.Side.values(), asked.side()),
                choice(page, "by", ExchangeFigures.By.values(), asked.by()));
    }

    private static <E extends Enum<E>> Field choice(Page page, String name, E[] all, E chosen) {
        var options =
                Arrays.stream(all)
                        .map(one ->
                                new Field.Option(
                                        one == all[0] ? "" : one.name().toLowerCase(Locale.ROOT),
                                        page.w(
                                                name.equals("by")
                                                        ? "board.exchange.by." + one
                                                        : "board.exchange."
                                                                + one.name()
                                                                        .toLowerCase(Locale.ROOT))))
                        .toList();
        return Field.select(name, page.w("board.exchange." + name), options)
                .value(chosen == all[0] ? "" : chosen.name().toLowerCase(Locale.ROOT));
    }

    @GetMapping(ROOT + "/table.csv")
    ResponseEntity<byte[]> csv(Page page, SignedIn who, @RequestParam Map<String, String> sent) {
        var asked = Asked.of(sent);
        return views.csv(page, asked.by(), found(asked, who), watch.gateways());
    }
}
