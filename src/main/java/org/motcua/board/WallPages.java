package org.motcua.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.NumberCard;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The board for a wall: four numbers, and what has been late the longest with the agency that has
/// to act. No scrolling, nothing that turns; it follows by itself.
@Controller
@Allow(Reach.SEE)
class WallPages {
    private static final String ROOT = "/board/wall";
    private static final int OLDEST = 8;
    private static final List<Measure> SHOWN =
            List.of(Measure.ON_TIME, Measure.MEDIAN, Measure.WAITING, Measure.LATE);

    private final Boards boards;
    private final Oldest oldest;
    private final Places places;
    private final Reach reach;
    private final Face face;
    private final BoardTime time;

    WallPages(Boards boards, Oldest oldest, Places places, Reach reach, Face face, BoardTime time) {
        this.boards = boards;
        this.oldest = oldest;
        this.places = places;
        this.reach = reach;
        this.face = face;
        this.time = time;
    }

    @GetMapping({ROOT, ROOT + "/units/{unit}", ROOT + "/agencies/{agency}"})
    Html wall(
            Page page,
            SignedIn who,
            @PathVariable Map<String, String> of,
            @RequestParam @Nullable String period) {
        var place = of.isEmpty() ? reach.home(who) : PublicBoardPages.place(places, of);
        reach.require(who, Reach.SEE, place);
        var query = Query.of(period, null, null).within(face.window(place, period));
        var today = places.today();
        var board = boards.of(place, query.window().until(today));
        var seen = new Face.Seen(BoardPages.ROOT, reach.of(who, Reach.DOSSIERS, place), false);
        var cards =
                new Cards(page, query, seen, place, Target.on(page.country(), today))
                        .of(
                                SHOWN,
                                board.whole(),
                                boards.months(place, today, 12),
                                boards.counted(place, query.window().before(today)));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("name", places.name(place, page.language()));
        model.put("window", page.w("board.window." + query.window().id()));
        model.put("time", time.now(page));
        model.put("cards", cards.stream().map(WallPages::plain).toList());
        model.put(
                "late",
                seen.behind()
                        ? oldest.plain(page, place, query.window().until(today), OLDEST)
                        : null);
        model.put("back", BoardPages.ROOT + Places.path(place));
        return Html.of("board/wall", model);
    }

    /// Nobody clicks on a wall, and from afar one line is read and not three.
    private static NumberCard plain(NumberCard card) {
        return new NumberCard(
                card.label(),
                card.value(),
                card.unit(),
                card.mark(),
                card.goal(),
                card.line(),
                card.notes().stream().limit(1).toList(),
                null,
                null);
    }
}
