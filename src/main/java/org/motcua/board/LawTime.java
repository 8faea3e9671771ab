package org.motcua.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.motcua.calendar.Span;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Country;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;

/// Counts time as the law counts the deadline of a procedure: the working time of the agency where
/// the deadline is in working days or hours, and otherwise whole days of the calendar. One day of
/// either is [#DAY], so that both can stand in one median.
final class LawTime {
    /// A working day, in seconds of working time.
    static final long DAY = 8 * 3600L;

    private static final long WHOLE_DAY = 24 * 3600L;

    private final Country country;
    private final Map<String, WorkingCalendar> calendars = new HashMap<>();
    private final Map<String, Boolean> working = new HashMap<>();

    LawTime(Country country) {
        this.country = country;
    }

    long between(Tracked dossier, Instant from, Instant until) {
        long elapsed = Math.max(0, Duration.between(from, until).toSeconds());
        return inWorkingTime(dossier)
                ? Math.max(0, calendar(dossier).worked(from, until).toSeconds())
                : elapsed * DAY / WHOLE_DAY;
    }

    private boolean inWorkingTime(Tracked dossier) {
        return working.computeIfAbsent(
                dossier.procedure() + dossier.filedOn(),
                _ ->
                        Procedures.of(country)
                                .find(new ProcedureCode(dossier.procedure()), dossier.filedOn())
                                .map(rules -> rules.procedure().deadlines().getFirst().span())
                                .map(LawTime::inWorkingTime)
                                .orElse(true));
    }

    private static boolean inWorkingTime(Span span) {
        return switch (span) {
            case Span.WorkingDays _, Span.WorkingHours _ -> true;
            case Span.CalendarDays _, Span.CalendarMonths _, Span.CalendarYears _ -> false;
        };
    }

    private WorkingCalendar calendar(Tracked dossier) {
        LocalDate day = dossier.filedOn();
        String hours =
                Agencies.of(country)
                        .find(new AgencyCode(dossier.agency()), day)
                        .map(Agency::hours)
                        .orElseGet(() -> country.all(WorkingCalendar.HOURS).getFirst().id());
        return calendars.computeIfAbsent(hours + day, _ -> WorkingCalendar.of(country, hours, day));
    }
}
