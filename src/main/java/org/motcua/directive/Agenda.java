package org.motcua.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What a session is about, made from how the tasks stand: nobody writes it.
///
/// @param overdue what is late
/// @param asked what waits for a decision of the session
/// @param due what is due before the next session
/// @param changed what a step was taken in since the last session, and none of the above
public record Agenda(
        List<Standing> overdue, List<Standing> asked, List<Standing> due, List<Standing> changed) {

    /// @param since the beginning of the last session
    /// @param next the day of the next session
    static Agenda of(List<Standing> all, Instant since, LocalDate next) {
        var asked = all.stream().filter(one -> one.task().asked() != null).toList();
        var rest = all.stream().filter(one -> one.task().asked() == null).toList();
        var overdue = rest.stream().filter(one -> one.progress() == Progress.OVERDUE).toList();
        var due =
                rest.stream()
                        .filter(one -> one.progress() != Progress.OVERDUE && one.progress().open())
                        .filter(one ->
                                one.task()
                                        .deadline()
                                        .last()
                                        .filter(day -> !day.isAfter(next))
                                        .isPresent())
                        .toList();
        var changed =
                rest.stream()
                        .filter(one -> !overdue.contains(one) && !due.contains(one))
                        .filter(one -> {
                            var at = one.task().changed();
                            return at != null && at.isAfter(since);
                        })
                        .toList();
        return new Agenda(overdue, asked, due, changed);
    }

    /// How many tasks are on it.
    public int size() {
        return overdue.size() + asked.size() + due.size() + changed.size();
    }
}
