package org.motcua.board;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Area;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.indicator.Scored;
import org.motcua.indicator.Scores;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// By which procedures a place is late, those that weigh most first; and its points by groups. Both
/// are what the pages of indicators say, and lead there.
@Component("boardByProcedure")
public class ByProcedure {
    /// More are on the page of the indicator.
    private static final int MOST = 12;

    private final Indicators indicators;
    private final Scores scores;

    ByProcedure(Indicators indicators, Scores scores) {
        this.indicators = indicators;
        this.scores = scores;
    }

    /// The months that a time of the board touches.
    static Months months(Window.Days days) {
        return new Months(YearMonth.from(days.from()), YearMonth.from(days.to()));
    }

    /// A procedure and what is missed by it.
    private record Line(String procedure, Figure figure) {
        long missed() {
            return figure.whole() - figure.part();
        }
    }

    /// Empty where no indicator is named for it, or nothing was finished.
    @Nullable Table table(Page page, Area place, Months months, Target target, String root) {
        var one = target.indicator().flatMap(indicators::find);
        var lines = one.map(found -> lines(found, place, months)).orElse(List.of());
        if (lines.isEmpty()) {
            return null;
        }
        long missed = lines.stream().mapToLong(Line::missed).sum();
        var rows = new ArrayList<List<Cell>>();
        for (var line : lines.subList(0, Math.min(MOST, lines.size()))) {
            String path = path(root, one.orElseThrow(), place, months) + "&procedure=";
            rows.add(
                    List.of(
                            new Cell(title(page, line.procedure()), path + line.procedure(), null),
                            new Cell(page.format().number(line.missed())),
                            new Cell(
                                    missed == 0
                                            ? page.w("board.missing")
                                            : page.format()
                                                    .percent(100.0 * line.missed() / missed)),
                            new Cell(share(page, line.figure())),
                            new Cell(page.format().number(line.figure().whole())),
                            new Cell(page.format().number(line.figure().standing()))));
        }
        return new Table(page.w("board.procedures"), columns(page), rows, true);
    }

    private List<Line> lines(Indicator one, Area place, Months months) {
        return indicators.procedures(one, place, months).entrySet().stream()
                .map(of -> new Line(of.getKey(), of.getValue()))
                .sorted(
                        Comparator.comparingLong(Line::missed)
                                .reversed()
                                .thenComparing(Line::procedure))
                .toList();
    }

    private static List<Column> columns(Page page) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("board.procedure")));
        for (String name : List.of("missed", "weight", "share", "whole", "standing")) {
            columns.add(new Column(page.w("board.procedure." + name), true, null, Sorted.NOT));
        }
        return columns;
    }

    private static String share(Page page, Figure figure) {
        if (figure.value().isEmpty()) {
            return page.w("board.missing");
        }
        String share = page.format().percent(figure.value().getAsDouble());
        return figure.few() ? page.w("board.few", share) : share;
    }

    private String title(Page page, String code) {
        return Procedures.of(page.country())
                .find(new ProcedureCode(code), indicators.today())
                .map(rules -> page.t(rules.procedure().title()))
                .orElse(code);
    }

    static String path(String root, Indicator one, Area place, Months months) {
        return root + "/indicators/" + one.id() + query(place, months);
    }

    private static String query(Area place, Months months) {
        String of =
                switch (place) {
                    case Area.Nation _ -> "";
                    case Area.Province(var code) -> "&unit=" + code;
                    case Area.Commune(var code) -> "&unit=" + code;
                    case Area.Office(var code) -> "&agency=" + code;
                };
        return "?period=" + months.id() + of;
    }

    /// The points of a place in an index, and the way to them.
    public record Points(String title, String points, String path, List<BoardLink> groups) {}

    List<Points> points(Page page, Area place, Months months, String root) {
        return scores.indexes().stream()
                .map(index -> {
                    var scored = scores.scored(index, place, months);
                    String path = root + "/indicators/indexes/" + index.id() + query(place, months);
                    var groups =
                            index.groups().stream()
                                    .map(group ->
                                            new BoardLink(
                                                    page.w(
                                                            "board.group",
                                                            page.t(group.title()),
                                                            number(page, scored.points(group)),
                                                            page.format()
                                                                    .decimal(
                                                                            scored.possible(group),
                                                                            0)),
                                                    path,
                                                    false))
                                    .toList();
                    return new Points(page.t(index.title()), sum(page, scored), path, groups);
                })
                .toList();
    }

    private static String sum(Page page, Scored scored) {
        return page.w(
                "board.points",
                number(page, scored.ofHundred()),
                scored.grade().map(grade -> page.t(grade.title())).orElse(""));
    }

    private static String number(Page page, Optional<Double> points) {
        return points.map(one -> page.format().decimal(one, 1)).orElse(page.w("board.missing"));
    }
}
