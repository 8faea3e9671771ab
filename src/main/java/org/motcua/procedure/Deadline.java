package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.CutOff;
import org.motcua.calendar.Span;

/// How long the law gives the agency, for some cases and channels. The first that applies counts.
///
/// @param cutOff what arrives later counts as received on the next working day
/// @param supplement what a request to supplement does to the legal clock
/// @param pausedByPayment waiting for a tax or fee stops the clock
public record Deadline(
        List<String> cases,
        List<Channel> channels,
        @Nullable String when,
        Span span,
        @Nullable CutOff cutOff,
        Supplement supplement,
        boolean pausedByPayment,
        @Nullable String basis) {
    private static final BigDecimal HOURS = BigDecimal.valueOf(8);

    public Deadline {
        cases = Given.list(cases);
        channels = Given.list(channels);
    }

    public enum Supplement {
        /// The clock starts from zero once everything is there (Decree 61/2018).
        @JsonProperty("restart")
        RESTART,
        /// The time waited is taken off.
        @JsonProperty("subtract")
        SUBTRACT
    }

    /// The working hours that the internal process may use up at most, a day counted with eight.
    /// Calendar days count five of seven, the least that a week without a holiday holds.
    public BigDecimal hours() {
        return switch (span) {
            case Span.WorkingDays(int halves) when halves == 0 -> HOURS;
            case Span.WorkingDays(int halves) -> BigDecimal.valueOf(halves * 4L);
            case Span.WorkingHours(int minutes) ->
                    BigDecimal.valueOf(minutes)
                            .divide(BigDecimal.valueOf(60), 2, java.math.RoundingMode.DOWN);
            case Span.CalendarDays(int days) -> BigDecimal.valueOf(days * 5L / 7).multiply(HOURS);
            case Span.CalendarMonths(int months) ->
                    BigDecimal.valueOf(months * 20L).multiply(HOURS);
            case Span.CalendarYears(int years) -> BigDecimal.valueOf(years * 240L).multiply(HOURS);
        };
    }
}
