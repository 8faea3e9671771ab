package org.motcua.board;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/// The stretch of time that the numbers tell of; all end today.
public enum Window {
    MONTH,
    QUARTER,
    YEAR,
    TWELVE_MONTHS;

    /// As it stands in an address: `twelve-months`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What an address asks for; this month where it asks for something unknown.
    public static Window of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst().orElse(MONTH);
    }

    /// The days of it.
    public Days until(LocalDate today) {
        var first =
                switch (this) {
                    case MONTH -> today.withDayOfMonth(1);
                    case QUARTER ->
                            today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
                    case YEAR -> today.withDayOfYear(1);
                    case TWELVE_MONTHS -> today.minusMonths(12).plusDays(1);
                };
        return new Days(first, today);
    }

    /// The same stretch before it, for comparing: as many days of the month, quarter or year
    /// before.
    public Days before(LocalDate today) {
        return until(
                switch (this) {
                    case MONTH -> today.minusMonths(1);
                    case QUARTER -> today.minusMonths(3);
                    case YEAR, TWELVE_MONTHS -> today.minusYears(1);
                });
    }

    /// @param to the last day, included
    public record Days(LocalDate from, LocalDate to) {}
}
