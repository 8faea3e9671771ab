package org.motcua.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.Public;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Parts of one place side by side, with the place itself: a column each, a row for each measure.
/// The numbers are those of the board; no order is made of them.
@Controller
public class ComparePages {
    private static final String PATH = "/compare";

    /// More columns than this are a table of parts again.
    private static final int MOST = 6;

    private final Boards boards;
    private final Places places;
    private final Reach reach;
    private final Face face;

    ComparePages(Boards boards, Places places, Reach reach, Face face) {
        this.boards = boards;
        this.places = places;
        this.reach = reach;
        this.face = face;
    }

    /// What a page asks for.
    ///
    /// @param with the codes of the parts, as they stand in the address
    private record Asked(String root, String unit, @Nullable String period, List<String> with) {}

    /// A part that can be chosen.
    public record Choice(String code, String name, boolean chosen) {}

    @GetMapping(BoardPages.ROOT + PATH)
    @Allow(Reach.SEE)
    Html own(
            Page page,
            SignedIn who,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam @Nullable String period,
            @RequestParam(required = false) @Nullable List<String> with) {
        var asked = new Asked(BoardPages.ROOT, unit, period, with == null ? List.of() : with);
        reach.require(who, Reach.SEE, place(asked));
        return compared(page, asked);
    }

    @GetMapping("/public/board" + PATH)
    @Public
    Html everybody(
            Page page,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam @Nullable String period,
            @RequestParam(required = false) @Nullable List<String> with) {
        return compared(
                page, new Asked("/public/board", unit, period, with == null ? List.of() : with));
    }

    /// The address for a place; agencies are not compared, since what they do differs.
    static @Nullable String path(Area place, Query query, String root) {
        String period = root + PATH + "?period=" + query.window().id();
        return switch (place) {
            case Area.Nation _ -> period;
            case Area.Province(var code) -> period + "&unit=" + code;
            case Area.Commune _, Area.Office _ -> null;
        };
    }

    private Area place(Asked asked) {
        return PublicBoardPages.place(
                places, asked.unit().isEmpty() ? Map.of() : Map.of("unit", asked.unit()));
    }

    private Html compared(Page page, Asked asked) {
        var place = place(asked);
        var window = face.window(place, asked.period());
        var board = boards.of(place, window.until(places.today()));
        var wanted = new LinkedHashSet<>(asked.with());
        var all = places.parts(place, board.parts().keySet(), page.language());
        var chosen = new ArrayList<String>();
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("board.measure")));
        columns.add(new Column(places.name(place, page.language()), true, null, Sorted.NOT));
        for (var part : all) {
            if (wanted.contains(part.getValue().code()) && chosen.size() < MOST) {
                chosen.add(part.getKey());
                columns.add(
                        new Column(
                                part.getValue().name(),
                                true,
                                asked.root() + Places.path(part.getValue().place()),
                                Sorted.NOT));
            }
        }
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("name", places.name(place, page.language()));
        model.put("window", page.w("board.window." + window.id()));
        model.put("data", face.data(page));
        model.put("back", asked.root() + Places.path(place) + "?period=" + window.id());
        model.put("action", asked.root() + PATH);
        model.put("unit", asked.unit());
        model.put("period", window.id());
        model.put("most", MOST);
        model.put("tooMany", wanted.size() > MOST);
        model.put(
                "choices",
                all.stream()
                        .map(part ->
                                new Choice(
                                        part.getValue().code(),
                                        part.getValue().name(),
                                        chosen.contains(part.getKey())))
                        .toList());
        model.put("table", chosen.isEmpty() ? null : table(page, board, chosen, columns));
        return Html.of("board/compare", model);
    }

    private static Table table(
            Page page, Boards.Board board, List<String> chosen, List<Column> columns) {
        var shown = new Shown(page);
        var rows = new ArrayList<List<Cell>>();
        for (Measure measure : Measure.values()) {
            var row = new ArrayList<Cell>();
            row.add(new Cell(page.w("board.measure." + measure.id())));
            row.add(new Cell(shown.cell(measure, board.whole())));
            for (String part : chosen) {
                var figures = board.parts().getOrDefault(part, Figures.NONE);
                row.add(new Cell(shown.cell(measure, figures)));
            }
            rows.add(row);
        }
        return new Table(page.w("board.compare"), columns, rows, true);
    }
}
