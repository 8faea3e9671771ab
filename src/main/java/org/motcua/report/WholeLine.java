package org.motcua.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.report.Sheet.Line;

/// A row with all that it says.
final class WholeLine {
    private WholeLine() {}

    /// What the program knows, with what a person typed over it and what follows from both.
    static Line of(Report report, Line line, Map<String, Map<String, Cell>> all) {
        var typed = all.getOrDefault(line.id(), Map.of());
        var cells = new LinkedHashMap<String, Cell>();
        for (var column : report.columns()) {
            var filled = line.cell(column.id()).filled();
            var said = typed.getOrDefault(column.id(), Cell.EMPTY);
            if (column.computed()) {
                Formula.number(
                                report,
                                column,
                                before -> cells.getOrDefault(before.id(), Cell.EMPTY).amount())
                        .ifPresent(number ->
                                cells.put(
                                        column.id(), new Cell(String.valueOf(number), null, null)));
            } else if (filled != null || said.typed() != null) {
                cells.put(column.id(), new Cell(filled, said.typed(), said.reason()));
            }
        }
        return new Line(line.id(), line.title(), cells);
    }
}
