package org.motcua.directive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Folding;

/// How the annexes of a country's notices are written: what their columns are called, how they
/// write days, states and leads. All comparisons are of folded words.
///
/// @param columns what each column may be called
/// @param ignored columns that say nothing about a task
/// @param ongoing what stands instead of a day for a task that is done all the time
/// @param every what stands instead of a day for a task that returns
/// @param dates patterns (regular expressions) with the groups day, month, quarter and year; where
///   a smaller one is missing, the last day of the larger is meant
/// @param before what stands before a day that itself is too late
/// @param states what the states are called
/// @param names what agencies are also called, by their codes
/// @param joining words that stand between or after the names of leads and say nothing
public record AnnexForm(
        String id,
        Map<Column, List<String>> columns,
        List<String> ignored,
        List<String> ongoing,
        Map<Deadline.Rhythm, List<String>> every,
        List<String> dates,
        List<String> before,
        Map<State, List<String>> states,
        Map<String, List<String>> names,
        List<String> joining) {
    public static final Kind<AnnexForm> KIND =
            Kind.of("annex-form", "directives/annexes/*.yaml", AnnexForm.class)
                    .checkedBy(new AnnexFormCheck());

    public AnnexForm {
        columns = Map.copyOf(columns);
        ignored = List.copyOf(ignored);
        ongoing = List.copyOf(ongoing);
        every = Map.copyOf(every);
        dates = List.copyOf(dates);
        before = List.copyOf(before);
        states = Map.copyOf(states);
        names = Map.copyOf(names);
        joining = List.copyOf(joining);
    }

    /// What a column tells.
    public enum Column {
        NUMBER,
        TEXT,
        LEAD,
        PARTNERS,
        DUE,
        PRODUCT,
        AUTHORITY,
        /// The earlier document that first ordered the task.
        BASIS,
        RESULT,
        STATE
    }

    /// How a task stands, as annexes say it.
    public enum State {
        OPEN,
        DONE,
        DONE_LATE
    }

    /// The column that is called so.
    Optional<Column> column(String title) {
        return named(columns, title);
    }

    boolean ignores(String title) {
        return has(ignored, title);
    }

    Optional<State> state(String words) {
        return named(states, words);
    }

    Optional<Deadline.Rhythm> rhythm(String words) {
        return named(every, words);
    }

    static boolean has(List<String> among, @Nullable String words) {
        return words != null && among.stream().anyMatch(one -> same(one, words));
    }

    private static <K> Optional<K> named(Map<K, List<String>> among, String words) {
        return among.entrySet().stream()
                .filter(one -> has(one.getValue(), words))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean same(String one, String other) {
        return Folding.fold(one).equals(Folding.fold(other));
    }
}
