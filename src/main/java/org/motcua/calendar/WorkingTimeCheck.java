package org.motcua.calendar;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// What must hold for working hours beyond their schema: there is work at all, and the sessions of
/// a day follow one another.
final class WorkingTimeCheck implements Check<WorkingTime> {
    @Override
    public void check(Definition<WorkingTime> definition, Country country, Faults faults) {
        WorkingTime hours = definition.value();
        if (hours.weekdays().values().stream().allMatch(List::isEmpty)) {
            faults.at(
                    "/weekdays",
                    "hours-none",
                    "No weekday is worked, so nothing would ever be due.",
                    "Give at least one weekday its hours.");
        }
        hours.weekdays().forEach((day, sessions) -> order("/weekdays/", day, sessions, faults));
        hours.counters().forEach((day, sessions) -> order("/counters/", day, sessions, faults));
    }

    private static void order(String part, DayOfWeek day, List<Session> sessions, Faults faults) {
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).from().isBefore(sessions.get(i - 1).until())) {
                faults.at(
                        part + day.name().toLowerCase(Locale.ROOT) + "/" + i,
                        "hours-order",
                        "The session %s begins before %s ends."
                                .formatted(sessions.get(i), sessions.get(i - 1)),
                        "Write the sessions of a day in order, without overlap.");
            }
        }
    }
}
