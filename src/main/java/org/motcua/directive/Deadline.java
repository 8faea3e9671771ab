package org.motcua.directive;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// Until when a task is to be done.
public sealed interface Deadline {
    /// Until the end of a day.
    record On(LocalDate day) implements Deadline {}

    /// Again and again, each time until the end of a period.
    ///
    /// @param next the end of the period that runs now
    record Every(Rhythm rhythm, LocalDate next) implements Deadline {}

    /// All the time, without a date on which it could be late.
    record Ongoing() implements Deadline {}

    /// Nobody set one.
    record None() implements Deadline {}

    /// How often a task returns.
    enum Rhythm {
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /// The last day of the period in which a day lies.
        LocalDate end(LocalDate day) {
            return switch (this) {
                case WEEK -> day.plusDays(7L - day.getDayOfWeek().getValue());
                case MONTH -> day.withDayOfMonth(day.lengthOfMonth());
                case QUARTER -> {
                    var last = day.withDayOfMonth(1).withMonth((day.getMonthValue() + 2) / 3 * 3);
                    yield last.withDayOfMonth(last.lengthOfMonth());
                }
                case YEAR -> LocalDate.of(day.getYear(), 12, 31);
            };
        }

        /// As definitions write it.
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The day after whose end the task is late.
    default Optional<LocalDate> last() {
        return switch (this) {
            case On(var day) -> Optional.of(day);
            case Every(_, var next) -> Optional.of(next);
            case Ongoing _, None _ -> Optional.empty();
        };
    }
}
