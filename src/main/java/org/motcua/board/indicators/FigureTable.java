package org.motcua.board.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.ReportedFigure;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;

/// What others reported, as a table.
final class FigureTable {
    private FigureTable() {}

    /// What others said, of this place and of groups of places, with the units of that time.
    static @Nullable Table of(
            Page page, Indicator one, List<ReportedFigure> own, List<ReportedFigure> groups) {
        var all = new ArrayList<>(own);
        all.addAll(groups);
        if (all.isEmpty()) {
            return null;
        }
        all.sort(Comparator.comparing(ReportedFigure::asOf).reversed());
        var written = new Written(page);
        var rows = new ArrayList<List<Cell>>();
        for (var figure : all) {
            var note = figure.note();
            rows.add(
                    List.of(
                            new Cell(page.format().shortDate(figure.asOf())),
                            new Cell(among(page, figure)),
                            new Cell(written.number(one, figure.value())),
                            new Cell(note == null ? "" : page.t(note)),
                            new Cell(page.t(figure.reporter())),
                            new Cell(page.t(figure.source()))));
        }
        return new Table(
                page.w("indicator.figures"),
                List.of(
                        new Column(page.w("indicator.as-of")),
                        new Column(page.w("board.part")),
                        new Column(page.w("indicator.value"), true, null, Sorted.NOT),
                        new Column(page.w("indicator.note")),
                        new Column(page.w("indicator.reporter")),
                        new Column(page.w("indicator.source"))),
                rows,
                true);
    }

    private static String among(Page page, ReportedFigure figure) {
        Integer units = figure.units();
        if (!figure.ofGroup()) {
            return page.w("board.nation.link");
        }
        String group = page.w("indicator.among." + figure.place());
        return units == null ? group : page.w("indicator.among.units", group, units);
    }
}
