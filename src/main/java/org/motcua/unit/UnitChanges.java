package org.motcua.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.motcua.kernel.UnitCode;

/// How an official list differs from the units that stand on a day.
///
/// @param level the tier that the list is about
/// @param from the day on which the list takes effect
/// @param renamed units with another name or another type under the same code
/// @param moved units under another unit
public record UnitChanges(
        String level,
        LocalDate from,
        List<UnitList.Row> added,
        List<Unit> removed,
        List<UnitList.Row> renamed,
        List<UnitList.Row> moved) {

    /// Compares a list of all units of a tier with those that stand on the day before it begins.
    public static UnitChanges between(Units units, UnitList list, String level, LocalDate from) {
        List<UnitList.Row> added = new ArrayList<>();
        List<UnitList.Row> renamed = new ArrayList<>();
        List<UnitList.Row> moved = new ArrayList<>();
        Map<String, Unit> standing = new HashMap<>();
        units.all(level, from).forEach(unit -> standing.put(unit.code().value(), unit));
        Set<String> listed = new HashSet<>();
        for (UnitList.Row row : list.rows().values()) {
            listed.add(row.code());
            Unit unit = standing.get(row.code());
            if (unit == null) {
                added.add(row);
            } else if (!unit.proper().equals(row.proper()) || !unit.type().equals(row.type())) {
                renamed.add(row);
            } else if (row.parent() != null
                    && !Objects.equals(unit.parent(), new UnitCode(row.parent()))) {
                moved.add(row);
            }
        }
        List<Unit> removed =
                standing.values().stream()
                        .filter(unit -> !listed.contains(unit.code().value()))
                        .sorted(java.util.Comparator.comparing(Unit::code))
                        .toList();
        return new UnitChanges(level, from, added, removed, renamed, moved);
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && renamed.isEmpty() && moved.isEmpty();
    }

    /// The rows of a file of units after the changes: what changed ends on the day, what is new
    /// begins on it, and nothing is taken out. Rows are lists of cells, the first one names the
    /// columns.
    ///
    /// @param takesNew whether rows of wholly new units belong into this file
    public List<List<String>> applied(List<List<String>> file, boolean takesNew) {
        List<String> header = file.getFirst();
        int code = header.indexOf("code");
        int until = header.indexOf("effective.until");
        int into = header.indexOf("into");
        int extent = header.indexOf("extent");
        Map<String, UnitList.Row> changed = new HashMap<>();
        renamed.forEach(row -> changed.put(row.code(), row));
        moved.forEach(row -> changed.put(row.code(), row));
        Set<String> ended = new HashSet<>();
        removed.forEach(unit -> ended.add(unit.code().value()));
        List<List<String>> rows = new ArrayList<>();
        for (List<String> cells : file) {
            boolean open = cells.get(until).isEmpty() && cells.get(extent).isEmpty();
            UnitList.Row next = changed.get(cells.get(code));
            if (!open || (next == null && !ended.contains(cells.get(code)))) {
                rows.add(cells);
                continue;
            }
            List<String> closed = new ArrayList<>(cells);
            closed.set(until, from.toString());
            closed.set(extent, next == null ? "unknown" : "whole");
            closed.set(into, next == null ? "" : next.code());
            rows.add(closed);
            if (next != null) {
                rows.add(row(header, next, cells));
            }
        }
        if (takesNew) {
            added.forEach(row -> rows.add(row(header, row, List.of())));
        }
        return rows;
    }

    private List<String> row(List<String> header, UnitList.Row row, List<String> before) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String old = before.isEmpty() ? "" : before.get(i);
            cells.add(
                    switch (header.get(i)) {
                        case "code" -> row.code();
                        case "type" -> row.type();
                        case "name" -> row.proper();
                        case "parent" -> row.parent() == null ? old : row.parent();
                        case "effective.from" -> from.toString();
                        case "agencies" -> old;
                        default -> "";
                    });
        }
        return cells;
    }
}
