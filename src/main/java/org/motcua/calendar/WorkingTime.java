package org.motcua.calendar;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.motcua.kernel.Text;

/// The hours of one kind of agency, and the law by which its deadlines are counted: a file under
/// `calendar/`.
///
/// @param weekdays when work counts for deadlines; a weekday without hours is a day off
/// @param counters when the counter is open although the time does not count, such as a Saturday
///   morning
/// @param articles the legal source of each rule of counting
public record WorkingTime(
        String id,
        Text name,
        Map<DayOfWeek, List<Session>> weekdays,
        Map<DayOfWeek, List<Session>> counters,
        Articles articles) {
    public WorkingTime {
        weekdays = Map.copyOf(weekdays);
        counters = counters == null ? Map.of() : Map.copyOf(counters);
    }

    /// Where the law says how to count.
    ///
    /// @param workingDays that time is counted in working days
    /// @param hours that hours run from the moment itself
    /// @param firstDay that the first day is left out
    /// @param months how months and years end
    /// @param dayOff that an end on a day off moves on
    /// @param cutOff used where a procedure's cut-off names no article
    /// @param pause that the clock stands still while waiting
    /// @param weekend that weekly rest days are not worked
    /// @param yearly that days off are announced each year
    public record Articles(
            String workingDays,
            String hours,
            String firstDay,
            String months,
            String dayOff,
            String cutOff,
            String pause,
            String weekend,
            String yearly) {}
}
