package org.motcua.calendar;

import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// What must hold for an exceptional day beyond its schema: its year is known, and a make-up day is
/// not a day that is worked anyway.
final class CalendarDayCheck implements Check<CalendarDay> {
    @Override
    public void check(Definition<CalendarDay> definition, Country country, Faults faults) {
        CalendarDay day = definition.value();
        boolean known =
                country.all(WorkingCalendar.YEARS).stream()
                        .anyMatch(year -> year.value().year() == day.day().getYear());
        if (!known) {
            faults.at(
                    "/day",
                    "day-year",
                    "The year %d is not in the list of years.".formatted(day.day().getYear()),
                    "Add the year to calendar/years.csv and say whether it is announced.");
        }
        boolean workedAnyway =
                country.all(WorkingCalendar.HOURS).stream()
                        .allMatch(hours ->
                                hours.value().weekdays().containsKey(day.day().getDayOfWeek()));
        if (day.kind() == CalendarDay.Kind.MAKE_UP && workedAnyway) {
            faults.at(
                    "/day",
                    "day-make-up",
                    "A %s is worked anyway.".formatted(day.day().getDayOfWeek()),
                    "Correct the date, or remove the row.");
        }
    }
}
