package org.motcua.board.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.board.BoardLink;
import org.motcua.board.Coverage;
import org.motcua.board.Places;
import org.motcua.board.Reach;
import org.motcua.country.Definition;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where something is missing that every place is to have, and when it will be there.
@Controller
@Allow(Reach.SEE)
class CoveragePages {
    static final String ROOT = "/board/coverage";

    private final CoverageView view;
    private final Places places;
    private final Reach reach;

    CoveragePages(CoverageView view, Places places, Reach reach) {
        this.view = view;
        this.places = places;
        this.reach = reach;
    }

    @GetMapping(ROOT)
    Html coverage(Page page, SignedIn who, @RequestParam Map<String, String> asked) {
        var area = area(who, asked);
        reach.require(who, Reach.SEE, area);
        var today = places.today();
        var all = page.country().all(Coverage.KIND, today).stream().map(Definition::value).toList();
        var chosen =
                all.stream()
                        .filter(one -> one.id().equals(asked.getOrDefault("of", "")))
                        .findFirst()
                        .or(() -> all.stream().findFirst())
                        .orElseThrow(CoveragePages::missing);
        var links = new ArrayList<BoardLink>();
        all.forEach(one ->
                links.add(new BoardLink(page.t(one.title()), path(one, area), one.equals(chosen))));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("name", places.name(area, page.language()));
        model.put("links", links);
        model.put("up", up(page, who, chosen, area));
        model.put("data", page.w("board.data", page.format().shortMoment(places.now())));
        model.put("live", Reach.CHANGES);
        view.into(model, page, chosen, area);
        return Html.of("board/coverage/coverage", model);
    }

    private @Nullable BoardLink up(Page page, SignedIn who, Coverage one, Area area) {
        return places.around(area)
                .filter(around -> reach.of(who, Reach.SEE, around))
                .map(around ->
                        new BoardLink(
                                places.name(around, page.language()), path(one, around), false))
                .orElse(null);
    }

    static String path(Coverage one, Area area) {
        return ROOT + "?of=" + one.id() + (area instanceof Area.Nation ? "" : "&unit=" + area.id());
    }

    /// The unit that is asked for, otherwise the widest that the reader leads.
    private Area area(SignedIn who, Map<String, String> asked) {
        String unit = asked.getOrDefault("unit", "");
        if (!unit.isEmpty()) {
            return places.named(Map.of("unit", unit)).orElseThrow(CoveragePages::missing);
        }
        var home = reach.home(who);
        return home instanceof Area.Office
                ? Optional.of(home)
                        .flatMap(places::around)
                        .filter(around -> reach.of(who, Reach.SEE, around))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN))
                : home;
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
