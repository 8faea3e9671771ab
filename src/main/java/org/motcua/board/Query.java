package org.motcua.board;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What an address of the board asks for: the time and the order of the table.
///
/// @param chosen whether the time was asked for; else the board chooses it
record Query(Window window, boolean chosen, Optional<Measure> sort, boolean up) {
    static Query of(@Nullable String period, @Nullable String sort, @Nullable String order) {
        return new Query(
                Window.of(period == null ? "" : period),
                period != null,
                sort == null ? Optional.empty() : Measure.of(sort),
                "up".equals(order));
    }

    /// The same in another time.
    Query within(Window other) {
        return new Query(other, true, sort, up);
    }

    /// The query of an address for the same in another time.
    String in(Window other) {
        return "?period=" + other.id() + sort.map(one -> "&" + order(one, up)).orElse("");
    }

    /// The query of this very address.
    String here() {
        return chosen ? in(window) : sort.map(one -> "?" + order(one, up)).orElse("");
    }

    /// The query of an address sorted by a measure: the most first, the second time the least.
    String sorted(Measure by) {
        boolean nextUp = sort.filter(by::equals).isPresent() && !up;
        return "?period=" + window.id() + "&" + order(by, nextUp);
    }

    private static String order(Measure by, boolean up) {
        return "sort=" + by.id() + "&order=" + (up ? "up" : "down");
    }

    /// The order of the table: what is missing or of few dossiers stands at the end, since it ranks
    /// nobody.
    Optional<Comparator<Figures>> comparator() {
        return sort.map(by -> {
            var value = Comparator.<Figures>comparingDouble(one -> by.of(one).orElse(0));
            return Comparator.<Figures>comparingInt(one -> rank(by, one))
                    .thenComparing(up ? value : value.reversed());
        });
    }

    private static int rank(Measure by, Figures one) {
        OptionalDouble value = by.of(one);
        return value.isEmpty() ? 2 : by.few(one) ? 1 : 0;
    }
}
