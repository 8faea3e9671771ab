package org.motcua.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Html;
import org.motcua.page.NumberCard;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.procedure.Procedures;
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
    private final Behind behind;
    private final Places places;
    private final Reach reach;
    private final Face face;
    private final Clock clock;

    WallPages(Boards boards, Behind behind, Places places, Reach reach, Face face, Clock clock) {
        this.boards = boards;
        this.behind = behind;
        this.places = places;
        this.reach = reach;
        this.face = face;
        this.clock = clock;
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
        model.put("data", face.data(page));
        model.put("cards", cards.stream().map(WallPages::plain).toList());
        model.put("late", seen.behind() ? late(page, place, query) : null);
        model.put("back", BoardPages.ROOT + Places.path(place));
        return Html.of("board/wall", model);
    }

    /// Nobody clicks on a wall.
    private static NumberCard plain(NumberCard card) {
        return new NumberCard(
                card.label(),
                card.value(),
                card.unit(),
                card.mark(),
                card.goal(),
                card.line(),
                card.notes(),
                null,
                null);
    }

    /// What has been late the longest.
    private Table late(Page page, Area place, Query query) {
        var rows = new ArrayList<List<Cell>>();
        var now = clock.instant();
        for (var one :
                behind
                        .page(place, Behind.Which.LATE, query.window().until(places.today()), 1)
                        .stream()
                        .limit(OLDEST)
                        .toList()) {
            rows.add(
                    List.of(
                            new Cell(one.code()),
                            new Cell(procedure(page, one.procedure())),
                            new Cell(
                                    places.name(
                                            new Area.Office(new AgencyCode(one.agency())),
                                            page.language())),
                            new Cell(since(page, one.measuredDue(), now))));
        }
        return new Table(
                page.w("board.oldest"),
                List.of(
                        new Column(page.w("board.dossier.code")),
                        new Column(page.w("board.dossier.procedure")),
                        new Column(page.w("board.dossier.agency")),
                        new Column(page.w("board.late-days"), true, null, Sorted.NOT)),
                rows,
                false);
    }

    private String procedure(Page page, String code) {
        return Procedures.of(page.country())
                .find(new ProcedureCode(code), places.today())
                .map(rules -> page.t(rules.procedure().title()))
                .orElse(code);
    }

    /// Whole days; what is late for another reason than its date has none.
    private static String since(Page page, @Nullable Instant due, Instant now) {
        return Optional.ofNullable(due)
                .filter(now::isAfter)
                .map(at -> page.format().number(Duration.between(at, now).toDays()))
                .orElse("–");
    }
}
