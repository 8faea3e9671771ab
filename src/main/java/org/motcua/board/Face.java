package org.motcua.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Area;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.page.TileMap;
import org.motcua.page.TilePlan;
import org.springframework.stereotype.Component;

/// Puts a board together, for leaders and for the public alike: the same numbers, the public
/// without ways to single dossiers.
@Component("boardFace")
class Face {
    private static final int MONTHS = 12;

    /// More rows than this hide what matters behind what does not.
    private static final int LONGEST = 40;

    private final Boards boards;
    private final Places places;
    private final ByProcedure procedures;
    private final Guards guards;
    private final BoardTime time;

    Face(Boards boards, Places places, ByProcedure procedures, Guards guards, BoardTime time) {
        this.procedures = procedures;
        this.guards = guards;
        this.boards = boards;
        this.places = places;
        this.time = time;
    }

    /// From where a board is looked at.
    ///
    /// @param root the path of the board of the nation
    /// @param behind whether the dossiers behind numbers may be seen
    /// @param upwards whether the place around may be seen
    record Seen(String root, boolean behind, boolean upwards) {}

    /// A row of the table with its numbers.
    record Line(Places.Part part, Figures figures) {}

    Html.View board(Page page, Area place, Query asked, Seen seen) {
        var today = places.today();
        var query = asked.chosen() ? asked : asked.within(telling(place, today));
        var months = ByProcedure.months(query.window().until(today));
        String root = seen.root().equals(BoardPages.ROOT) ? BoardPages.ROOT : "/public";
        var board = boards.of(place, query.window().until(today));
        var lines = lines(place, board, query, page.language());
        var targets = Target.on(page.country(), today);
        var earlier = boards.counted(place, query.window().before(today));
        var onTime = targets.get(Measure.ON_TIME.id());
        var cards =
                new Cards(page, query, seen, place, targets)
                        .of(board.whole(), boards.months(place, today, MONTHS), earlier);
        var measure =
                query.sort().filter(by -> targets.containsKey(by.id())).orElse(Measure.ON_TIME);
        return Html.of(
                        "board/board",
                        Map.of(
                                "name", places.name(place, page.language()),
                                "up", up(page, place, query, seen),
                                "windows", windows(page, place, query, seen),
                                "time", time.now(page),
                                "cards", cards,
                                "table", table(page, place, query, seen, busy(lines)),
                                "mapMeasure", page.w("board.measure." + measure.id()),
                                "csv",
                                        seen.root()
                                                + Places.path(place)
                                                + "/table.csv"
                                                + query.here()))
                .with("map", map(page, place, query, seen, lines, measure, targets))
                .with("strip", BoardStrip.of(page, query, lines, measure, targets))
                .with(
                        "procedures",
                        onTime == null ? null : procedures.table(page, place, months, onTime, root))
                .with("guards", guards.table(page, place, months, onTime, root))
                .with("points", procedures.points(page, place, months, root))
                .with("compare", ComparePages.path(place, query, seen.root()))
                .with(
                        "wall",
                        seen.root().equals(BoardPages.ROOT)
                                ? "/board/wall"
                                        + Places.path(place)
                                        + "?period="
                                        + query.window().id()
                                : null)
                .with("idle", idle(query, seen, lines))
                .with("live", seen.root().equals(BoardPages.ROOT) ? Reach.CHANGES : null);
    }

    /// The time that an address names; otherwise one that says something.
    Window window(Area place, @Nullable String period) {
        return period == null ? telling(place, places.today()) : Window.of(period);
    }

    /// The shortest time in which enough was finished to say something: of the nation, so much that
    /// half of its provinces could be ranked. A board of the first days of a month is blank.
    private Window telling(Area place, LocalDate today) {
        long enough =
                place instanceof Area.Nation
                        ? (long) Figures.FEW * places.plan().units().size() / 2
                        : Figures.FEW;
        return Arrays.stream(Window.values())
                .filter(window -> boards.counted(place, window.until(today)).measured() >= enough)
                .findFirst()
                .orElse(Window.TWELVE_MONTHS);
    }

    List<Line> lines(Area place, Boards.Board board, Query query, String language) {
        var lines = new ArrayList<Line>();
        for (var part : places.parts(place, board.parts().keySet(), language)) {
            var figures = board.parts().getOrDefault(part.getKey(), Figures.NONE);
            lines.add(new Line(part.getValue(), figures));
        }
        // otherwise in the country's order, the places where nothing happened last
        lines.sort(
                query.comparator()
                        .map(by -> Comparator.comparing(Line::figures, by))
                        .orElse(Comparator.comparing(line -> line.figures().idle())));
        return lines;
    }

    /// In a long table only the places where something happened.
    private static List<Line> busy(List<Line> lines) {
        return lines.size() <= LONGEST
                ? lines
                : lines.stream().filter(line -> !line.figures().idle()).toList();
    }

    /// The others of a long table, by their names.
    private static List<BoardLink> idle(Query query, Seen seen, List<Line> lines) {
        if (lines.size() <= LONGEST) {
            return List.of();
        }
        return lines.stream()
                .filter(line -> line.figures().idle())
                .map(line ->
                        new BoardLink(
                                line.part().name(),
                                seen.root() + Places.path(line.part().place()) + query.here(),
                                false))
                .toList();
    }

    private Optional<BoardLink> up(Page page, Area place, Query query, Seen seen) {
        return seen.upwards()
                ? places.around(place)
                        .map(around ->
                                new BoardLink(
                                        around instanceof Area.Nation
                                                ? page.w("board.nation.link")
                                                : places.name(around, page.language()),
                                        seen.root() + Places.path(around) + query.here(),
                                        false))
                : Optional.empty();
    }

    private static List<BoardLink> windows(Page page, Area place, Query query, Seen seen) {
        var links = new ArrayList<BoardLink>();
        for (Window window : Window.values()) {
            links.add(
                    new BoardLink(
                            page.w("board.window." + window.id()),
                            seen.root() + Places.path(place) + query.in(window),
                            window == query.window()));
        }
        return links;
    }

    /// Up to when the numbers tell.
    String data(Page page) {
        return time.now(page).words();
    }

    private static Table table(Page page, Area place, Query query, Seen seen, List<Line> lines) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("board.part")));
        for (Measure measure : Measure.values()) {
            boolean by = query.sort().filter(measure::equals).isPresent();
            columns.add(
                    new Column(
                            page.w("board.column." + measure.id()),
                            true,
                            seen.root() + Places.path(place) + query.sorted(measure),
                            by ? (query.up() ? Sorted.UP : Sorted.DOWN) : Sorted.NOT));
        }
        var shown = new Shown(page);
        var rows = new ArrayList<List<Cell>>();
        for (Line line : lines) {
            var row = new ArrayList<Cell>();
            var to = line.part().place();
            row.add(
                    new Cell(
                            line.part().name(),
                            seen.root() + Places.path(to) + query.here(),
                            null));
            for (Measure measure : Measure.values()) {
                row.add(cell(shown, measure, line, query, seen));
            }
            rows.add(row);
        }
        return new Table(page.w("board.table"), columns, rows, true);
    }

    private static Cell cell(Shown shown, Measure measure, Line line, Query query, Seen seen) {
        String text = shown.cell(measure, line.figures());
        boolean leads =
                seen.behind()
                        && measure.kind() == Measure.Kind.COUNT
                        && measure.of(line.figures()).orElse(0) > 0;
        return new Cell(
                text,
                leads
                        ? BehindPages.path(line.part().place(), Behind.Which.of(measure), query)
                        : null,
                null);
    }

    private @Nullable TileMap map(
            Page page,
            Area place,
            Query query,
            Seen seen,
            List<Line> lines,
            Measure measure,
            Map<String, Target> targets) {
        if (!(place instanceof Area.Nation)) {
            return null;
        }
        var shown = new Shown(page);
        return places.plan()
                .map(
                        page.w("board.map", page.w("board.measure." + measure.id())),
                        page.language(),
                        tile ->
                                lines.stream()
                                        .filter(line -> line.part().code().equals(tile.unit()))
                                        .findFirst()
                                        .map(line ->
                                                tile(shown, line, query, seen, measure, targets))
                                        .orElse(new TilePlan.Shown(null, 0, null)));
    }

    private static TilePlan.Shown tile(
            Shown shown,
            Line line,
            Query query,
            Seen seen,
            Measure measure,
            Map<String, Target> targets) {
        String path = seen.root() + Places.path(line.part().place()) + query.here();
        var value = measure.of(line.figures());
        var target = targets.get(measure.id());
        if (value.isEmpty() || target == null) {
            return new TilePlan.Shown(null, 0, path);
        }
        String number = shown.number(measure, value.getAsDouble());
        // of few dossiers: the number without a colour
        int band = measure.few(line.figures()) ? 0 : target.band(value.getAsDouble());
        return new TilePlan.Shown(number, band, path);
    }
}
