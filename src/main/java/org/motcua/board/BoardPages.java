package org.motcua.board;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The board of leaders, each for what they lead.
@Controller
@Allow(Reach.SEE)
class BoardPages {
    static final String ROOT = "/board";

    private final Face face;
    private final Attention attention;
    private final Csv csv;
    private final Places places;
    private final Reach reach;

    BoardPages(Face face, Attention attention, Csv csv, Places places, Reach reach) {
        this.face = face;
        this.attention = attention;
        this.csv = csv;
        this.places = places;
        this.reach = reach;
    }

    /// The nation, or the way to what one leads.
    @GetMapping(ROOT)
    Html nation(
            Page page,
            SignedIn who,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String order) {
        var query = Query.of(period, sort, order);
        var home = reach.home(who);
        return home instanceof Area.Nation
                ? show(page, who, home, query)
                : Html.redirect(ROOT + Places.path(home) + query.here());
    }

    @GetMapping({"/board/units/{unit}", "/board/agencies/{agency}"})
    Html part(
            Page page,
            SignedIn who,
            @PathVariable Map<String, String> of,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String order) {
        var place = PublicBoardPages.place(places, of);
        reach.require(who, Reach.SEE, place);
        return show(page, who, place, Query.of(period, sort, order));
    }

    @GetMapping({
        "/board/table.csv",
        "/board/units/{unit}/table.csv",
        "/board/agencies/{agency}/table.csv"
    })
    ResponseEntity<byte[]> table(
            Page page,
            SignedIn who,
            @PathVariable Map<String, String> of,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String order) {
        var place = PublicBoardPages.place(places, of);
        reach.require(who, Reach.SEE, place);
        return csv.of(page, place, Query.of(period, sort, order));
    }

    private Html show(Page page, SignedIn who, Area place, Query query) {
        boolean upwards =
                places.around(place).filter(up -> reach.of(who, Reach.SEE, up)).isPresent();
        var seen = new Face.Seen(ROOT, reach.of(who, Reach.DOSSIERS, place), upwards);
        return attention.on(
                face.board(page, place, query, seen), page, who, place, query, seen.behind());
    }
}
