package org.motcua.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A task as a list shows it: a single one, or the whole of a task to a group with how its parts
/// stand.
///
/// @param parts how many parts stand how; empty for a single task
public record Standing(Task task, Progress progress, Map<Progress, Integer> parts) {
    /// What an open whole is called after: the first of these that any part is.
    private static final List<Progress> WORST_FIRST =
            List.of(
                    Progress.OVERDUE,
                    Progress.RETURNED,
                    Progress.DUE_SOON,
                    Progress.IN_TIME,
                    Progress.ONGOING,
                    Progress.NO_DEADLINE,
                    Progress.DONE_LATE,
                    Progress.DONE_ON_TIME,
                    Progress.DONE);

    public Standing {
        parts = Map.copyOf(parts);
    }

    /// How many parts are done or withdrawn.
    public int closed() {
        return parts.entrySet().stream()
                .filter(part -> !part.getKey().open())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// How many parts there are.
    public int whole() {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Tasks with their parts taken together; parts whose whole is not among them stand alone. The
    /// order of the tasks is kept.
    public static List<Standing> of(List<Task> tasks, LocalDate today) {
        var wholes = new LinkedHashMap<UUID, Task>();
        tasks.forEach(task -> wholes.put(task.id(), task));
        var parts = new LinkedHashMap<UUID, Map<Progress, Integer>>();
        for (var task : tasks) {
            var parent = task.parent();
            if (parent != null && wholes.containsKey(parent)) {
                parts.computeIfAbsent(parent, _ -> new EnumMap<>(Progress.class))
                        .merge(task.progress(today), 1, Integer::sum);
            }
        }
        var all = new ArrayList<Standing>();
        for (var task : tasks) {
            var parent = task.parent();
            if (parent == null || !wholes.containsKey(parent)) {
                all.add(of(task, parts.getOrDefault(task.id(), Map.of()), today));
            }
        }
        return all;
    }

    private static Standing of(Task task, Map<Progress, Integer> parts, LocalDate today) {
        var progress =
                parts.keySet().stream()
                        .filter(WORST_FIRST::contains)
                        .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                        .orElseGet(
                                () -> parts.isEmpty() ? task.progress(today) : Progress.WITHDRAWN);
        return new Standing(task, progress, parts);
    }
}
