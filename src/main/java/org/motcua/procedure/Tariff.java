package org.motcua.procedure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;

/// Prices of one charge by place, channel and day, so that a council's decision is one new row.
public record Tariff(String id, Text title, List<Row> rows) {
    public Tariff {
        rows = Given.list(rows);
    }

    /// One price.
    ///
    /// @param place code of the province for which it holds; empty: the whole country
    /// @param channel the channel for which it holds; empty: all
    /// @param from first day
    /// @param until first day on which it no longer holds
    /// @param assumed not taken from a published decision: to be replaced by the locality
    /// @param ask of an assumed one: whose decision is to be entered in its place
    public record Row(
            @Nullable String place,
            @Nullable Channel channel,
            LocalDate from,
            @Nullable LocalDate until,
            Money amount,
            boolean assumed,
            @Nullable Text ask,
            @Nullable String basis) {
        boolean holds(LocalDate on) {
            return !on.isBefore(from) && (until == null || on.isBefore(until));
        }

        private int exactness() {
            return (place == null ? 0 : 2) + (channel == null ? 0 : 1);
        }
    }

    /// The most exact row that holds: place before channel before the general one.
    public Optional<Row> row(@Nullable UnitCode place, Channel channel, LocalDate on) {
        return rows.stream()
                .filter(row -> row.holds(on))
                .filter(row -> row.channel() == null || row.channel() == channel)
                .filter(row ->
                        row.place() == null || (place != null && row.place().equals(place.value())))
                .max(Comparator.comparingInt(Row::exactness).thenComparing(Row::from));
    }
}
