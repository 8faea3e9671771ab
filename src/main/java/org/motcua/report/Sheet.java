package org.motcua.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// The report of one agency for one time.
///
/// @param state where it is; none while nobody wrote in it
/// @param lines what stands in it
public record Sheet(
        Report report, Term term, AgencyCode agency, Optional<State> state, List<Line> lines) {
    public Sheet {
        lines = List.copyOf(lines);
    }

    /// A row with its cells by column.
    public record Line(String id, Text title, Map<String, Cell> cells) {
        public Line {
            cells = Map.copyOf(cells);
        }

        public Cell cell(String column) {
            return cells.getOrDefault(column, Cell.EMPTY);
        }
    }

    /// Where it is.
    ///
    /// @param version to be named with each step, so that two cannot change it unseen
    /// @param firstSent when it first came; what counts for being in time
    /// @param sent when it came last; none while it is open
    /// @param late working time by which it first came too late, in minutes; 0 in time
    /// @param reopened why it was opened again
    public record State(
            UUID id,
            int version,
            @Nullable Instant firstSent,
            @Nullable Instant sent,
            long late,
            @Nullable String reopened) {}

    public boolean sent() {
        return state.filter(one -> one.sent() != null).isPresent();
    }

    public int version() {
        return state.map(State::version).orElse(0);
    }

    /// The sum of a column; of one that follows from others, what follows from their sums.
    public long sum(String column) {
        return report.column(column)
                .filter(Report.Column::computed)
                .map(of -> Formula.number(report, of, before -> sum(before.id())).orElse(0))
                .orElseGet(
                        () -> lines.stream().mapToLong(line -> line.cell(column).amount()).sum());
    }

    Optional<Line> line(String id) {
        return lines.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
