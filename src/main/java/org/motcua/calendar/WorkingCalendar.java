package org.motcua.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;

/// The working time of a country, or of one kind of agency in it.
public final class WorkingCalendar {
    public static final Kind<WorkingTime> HOURS =
            Kind.of("working-time", "calendar/*.yaml", WorkingTime.class)
                    .checkedBy(new WorkingTimeCheck());
    public static final Kind<CalendarDay> DAYS =
            Kind.of("calendar-day", "calendar/days/*.csv", CalendarDay.class)
                    .identifiedBy("day")
                    .checkedBy(new CalendarDayCheck());
    public static final Kind<CalendarYear> YEARS =
            Kind.of("calendar-year", "calendar/years.csv", CalendarYear.class).identifiedBy("year");

    /// All kinds of definitions that a calendar is made of.
    public static final List<Kind<?>> KINDS = List.of(HOURS, DAYS, YEARS);

    private final Plan plan;

    private WorkingCalendar(Plan plan) {
        this.plan = plan;
    }

    /// The calendar of the agencies that keep these hours, as an agency names them.
    ///
    /// @throws java.util.NoSuchElementException where the country has no such hours on that day
    public static WorkingCalendar of(Country country, String hours, LocalDate on) {
        return of(
                country.get(HOURS, hours, on).value(),
                country.all(DAYS).stream().map(Definition::value).toList(),
                country.all(YEARS).stream().map(Definition::value).toList(),
                country.settings().zone());
    }

    /// A calendar from its definitions.
    public static WorkingCalendar of(
            WorkingTime hours, List<CalendarDay> days, List<CalendarYear> years, ZoneId zone) {
        return new WorkingCalendar(new Plan(hours, days, years, zone));
    }

    /// When a span that starts now ends.
    public Due due(Instant start, Span span) {
        return due(start, span, null, List.of());
    }

    /// The same where the law knows a cut-off time of day.
    public Due due(Instant start, Span span, @Nullable CutOff cutOff) {
        return due(start, span, cutOff, List.of());
    }

    /// The same with stretches in which the clock stood or stands still.
    public Due due(Instant start, Span span, @Nullable CutOff cutOff, List<Pause> pauses) {
        return new Counting(plan, pauses).due(start, span, cutOff);
    }

    /// Whether this is a working day for deadlines.
    public boolean works(LocalDate day) {
        return plan.works(day);
    }

    /// The day itself if it is a working day, otherwise the first one after it.
    public LocalDate workingDayFrom(LocalDate day) {
        return plan.workingDayFrom(day);
    }

    /// The working day so many working days before a day: the latest day for a notice that must go
    /// out that long before.
    public LocalDate workingDaysBefore(LocalDate day, int count) {
        LocalDate earlier = day;
        for (int i = 0; i < count; i++) {
            earlier = plan.workingDayUpTo(earlier.minusDays(1));
        }
        return earlier;
    }

    /// Whole working days after the day of the first moment, up to the second one: what
    /// [due][#due(Instant, Span)] counts, counted backwards.
    public int workingDays(Instant from, Instant until) {
        int days = 0;
        LocalDate last = plan.dayOf(until);
        for (LocalDate day = plan.dayOf(from).plusDays(1); !day.isAfter(last); ) {
            if (plan.works(day) && !plan.closing(day).isAfter(until)) {
                days++;
            }
            day = day.plusDays(1);
        }
        return days;
    }

    /// Working time that passed between two moments; negative when the second is earlier.
    public Duration worked(Instant from, Instant until) {
        return plan.worked(from, until);
    }

    /// Whether the counter is open to visitors, also at times that do not count for deadlines.
    public boolean open(Instant moment) {
        return plan.open(moment);
    }
}
