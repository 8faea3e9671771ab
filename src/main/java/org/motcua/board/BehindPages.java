package org.motcua.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.State;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Pagination;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.page.Tone;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The dossiers behind a number, by their codes: nothing of whom they are about.
@Controller
@Allow(Reach.DOSSIERS)
class BehindPages {
    private static final int FARTHEST = 200;

    private final Behind behind;
    private final Places places;
    private final Reach reach;

    BehindPages(Behind behind, Places places, Reach reach) {
        this.behind = behind;
        this.places = places;
        this.reach = reach;
    }

    /// The address of the dossiers behind a number.
    static String path(Area place, Behind.Which which, Query query) {
        String of =
                switch (place) {
                    case Area.Nation _ -> "";
                    case Area.Province(var code) -> "&unit=" + code;
                    case Area.Commune(var code) -> "&unit=" + code;
                    case Area.Office(var code) -> "&agency=" + code;
                };
        return "/board/dossiers?show=" + which.id() + "&period=" + query.window().id() + of;
    }

    @GetMapping("/board/dossiers")
    Html dossiers(
            Page page,
            SignedIn who,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String agency,
            @RequestParam(defaultValue = "") String show,
            @RequestParam @Nullable String period,
            @RequestParam(name = "page", defaultValue = "1") String asked) {
        var place = PublicBoardPages.place(places, named(unit, agency));
        reach.require(who, Reach.DOSSIERS, place);
        var query = Query.of(period, null, null);
        var which = Behind.Which.of(show).orElse(Behind.Which.FILED);
        var days = query.window().until(places.today());
        long total = behind.count(place, which, days);
        int last = Math.clamp((total + Behind.PAGE - 1) / Behind.PAGE, 1, FARTHEST);
        int number = asked.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(asked), last) : 1;
        var found = behind.page(place, which, days, number);
        return Html.of(
                "board/dossiers",
                Map.of(
                        "name",
                        places.name(place, page.language()),
                        "which",
                        page.w("board.which." + which.id()),
                        "window",
                        which.dated()
                                ? page.w("board.window." + query.window().id())
                                : page.w("board.now"),
                        "back",
                        BoardPages.ROOT + Places.path(place) + query.here(),
                        "table",
                        table(page, found, page.w("board.which." + which.id())),
                        "list",
                        new Pagination(number, last, total, path(place, which, query)),
                        "total",
                        total));
    }

    private static Map<String, String> named(@Nullable String unit, @Nullable String agency) {
        var of = new HashMap<String, String>();
        if (unit != null && !unit.isEmpty()) {
            of.put("unit", unit);
        } else if (agency != null && !agency.isEmpty()) {
            of.put("agency", agency);
        }
        return of;
    }

    private Table table(Page page, List<Tracked> dossiers, String caption) {
        var columns = new ArrayList<Column>();
        for (var name :
                List.of("code", "procedure", "agency", "state", "filed", "due", "finished")) {
            columns.add(new Column(page.w("board.dossier." + name), false, null, Sorted.NOT));
        }
        var rows = new ArrayList<List<Cell>>();
        for (Tracked one : dossiers) {
            var due = one.measuredDue();
            var finished = one.finishedAt();
            rows.add(
                    List.of(
                            new Cell(one.code()),
                            new Cell(procedure(page, one)),
                            new Cell(
                                    places.name(
                                            new Area.Office(new AgencyCode(one.agency())),
                                            page.language())),
                            new Cell(
                                    page.w("board.state." + one.state()),
                                    null,
                                    tone(State.of(one.state()))),
                            new Cell(page.format().shortDate(one.filedAt())),
                            new Cell(due == null ? "" : page.format().shortMoment(due)),
                            new Cell(finished == null ? "" : page.format().shortMoment(finished))));
        }
        return new Table(caption, columns, rows, true);
    }

    private String procedure(Page page, Tracked one) {
        return Procedures.of(page.country())
                .find(new ProcedureCode(one.procedure()), places.today())
                .map(rules -> page.t(rules.procedure().title()))
                .orElse(one.procedure());
    }

    private static Tone tone(State state) {
        return switch (state) {
            case NEWLY_REGISTERED, RECEIVED, IN_PROCESS -> Tone.INFO;
            case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> Tone.WARN;
            case DONE, RETURNED -> Tone.GOOD;
            case NOT_RECEIVED, WITHDRAWN, STOPPED -> Tone.PLAIN;
        };
    }
}
