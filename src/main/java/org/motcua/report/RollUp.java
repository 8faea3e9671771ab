package org.motcua.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motcua.kernel.Text;

/// What the reports of a time are together, of a unit of the first tier or of all.
///
/// @param lines the sums by row, where every reporter has the same rows
/// @param parts those who owe it, or units of the first tier, with their sums
public record RollUp(Report report, Term term, List<Line> lines, List<Part> parts) {
    public RollUp {
        lines = List.copyOf(lines);
        parts = List.copyOf(parts);
    }

    /// The sums of a row by column.
    public record Line(String id, Text title, Map<String, Long> sums) {}

    /// A reporter, or a unit with its reporters.
    ///
    /// @param code `u:` and a unit, or `a:` and an agency
    /// @param expected how many reports are owed
    /// @param sent how many came
    /// @param late how many of these came late
    /// @param missing how many did not come and are late by now
    /// @param lateMinutes the working time by which they came late, or are late by now, together
    public record Part(
            String code,
            Text title,
            int expected,
            int sent,
            int late,
            int missing,
            long lateMinutes,
            Map<String, Long> sums) {}

    public int expected() {
        return parts.stream().mapToInt(Part::expected).sum();
    }

    public int sent() {
        return parts.stream().mapToInt(Part::sent).sum();
    }

    public int late() {
        return parts.stream().mapToInt(part -> part.late() + part.missing()).sum();
    }

    /// The sum of a column over all parts.
    public long sum(String column) {
        return Formula.over(report, totals()).getOrDefault(column, 0L);
    }

    private Map<String, Long> totals() {
        var totals = new HashMap<String, Long>();
        parts.forEach(
                part -> part.sums().forEach((column, sum) -> totals.merge(column, sum, Long::sum)));
        return totals;
    }
}
