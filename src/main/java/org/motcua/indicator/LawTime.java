package org.motcua.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.calendar.Span;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Country;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Deadline;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;

/// Counts time as the law counts the deadline of a procedure: the working time of the agency where
/// the deadline is in working days or hours, and otherwise whole days of the calendar. One day of
/// either is [#DAY], so that both can stand in one median.
public final class LawTime {
    /// A working day, in seconds of working time.
    public static final long DAY = 8 * 3600L;

    private static final long WHOLE_DAY = 24 * 3600L;

    private final Country country;
    private final Map<String, WorkingCalendar> calendars = new HashMap<>();
    private final Map<String, Optional<Deadline>> deadlines = new HashMap<>();

    public LawTime(Country country) {
        this.country = country;
    }

    /// Whose clock it is: what a procedure allows at an agency, as it held on the day of filing.
    public record Clock(String procedure, String agency, LocalDate filedOn) {}

    /// What passed between two moments.
    public long between(Clock clock, Instant from, Instant until) {
        long elapsed = Math.max(0, Duration.between(from, until).toSeconds());
        return deadline(clock).map(found -> inWorkingTime(found.span())).orElse(true)
                ? Math.max(0, calendar(clock).worked(from, until).toSeconds())
                : elapsed * DAY / WHOLE_DAY;
    }

    /// When the time that the procedure allows at most is over; empty where it names none.
    Optional<Instant> limit(Clock clock, Instant received) {
        return deadline(clock)
                .map(one -> calendar(clock).due(received, one.span(), one.cutOff()).at());
    }

    /// How long the procedure allows at most, in the same seconds; 0 where it names nothing.
    long prescribed(Clock clock) {
        return deadline(clock).map(Deadline::span).map(LawTime::seconds).orElse(0L);
    }

    private static long seconds(Span span) {
        return switch (span) {
            case Span.WorkingDays(int halves) -> halves == 0 ? DAY : halves * DAY / 2;
            case Span.WorkingHours(int minutes) -> minutes * 60L;
            case Span.CalendarDays(int days) -> days * DAY;
            case Span.CalendarMonths(int months) -> months * 30L * DAY;
            case Span.CalendarYears(int years) -> years * 365L * DAY;
        };
    }

    private Optional<Deadline> deadline(Clock clock) {
        return deadlines.computeIfAbsent(
                clock.procedure() + clock.filedOn(),
                _ ->
                        Procedures.of(country)
                                .find(new ProcedureCode(clock.procedure()), clock.filedOn())
                                .map(rules -> rules.procedure().deadlines().getFirst()));
    }

    private static boolean inWorkingTime(Span span) {
        return switch (span) {
            case Span.WorkingDays _, Span.WorkingHours _ -> true;
            case Span.CalendarDays _, Span.CalendarMonths _, Span.CalendarYears _ -> false;
        };
    }

    private WorkingCalendar calendar(Clock clock) {
        LocalDate day = clock.filedOn();
        String hours =
                Agencies.of(country)
                        .find(new AgencyCode(clock.agency()), day)
                        .map(Agency::hours)
                        .orElseGet(() -> country.all(WorkingCalendar.HOURS).getFirst().id());
        return calendars.computeIfAbsent(hours + day, _ -> WorkingCalendar.of(country, hours, day));
    }
}
