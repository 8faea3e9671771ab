package org.motcua.proactive;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// When an offer is due, worked out from a day in a record. Pure.
final class Days {
    /// At most so many days of one month end on the same day of a shorter one.
    private static final int CLAMPED = 3;

    private Days() {}

    static List<Period> ages(Offering.Trigger trigger) {
        return trigger.ages().isEmpty()
                ? List.of(Period.ZERO)
                : trigger.ages().stream().map(Period::parse).toList();
    }

    /// The days in a record for which an offer is made today, the earliest first. Who was born on
    /// 29 February is as old as others on the last day of February.
    static List<LocalDate> inRecords(Offering.Trigger trigger, LocalDate today) {
        var found = new TreeSet<LocalDate>();
        for (Period age : ages(trigger)) {
            var last = today.plusDays(trigger.beforeDays());
            for (var due = today.minusDays(trigger.afterDays());
                    !due.isAfter(last);
                    due = due.plusDays(1)) {
                var from = due.minus(age);
                for (int i = 0; i <= CLAMPED; i++) {
                    var day = from.plusDays(i);
                    if (day.plus(age).equals(due)) {
                        found.add(day);
                    }
                }
            }
        }
        return new ArrayList<>(found);
    }

    /// When it is due for a record that says a day; empty where that is not now.
    static Optional<LocalDate> due(Offering.Trigger trigger, LocalDate day, LocalDate today) {
        return ages(trigger).stream()
                .map(day::plus)
                .filter(due -> !due.isBefore(today.minusDays(trigger.afterDays())))
                .filter(due -> !due.isAfter(today.plusDays(trigger.beforeDays())))
                .sorted()
                .findFirst();
    }
}
