package org.motcua.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days on which something holds: from the first day on, up to but without `until`; no `until`
/// means without an end.
public record Period(LocalDate from, @Nullable LocalDate until) {
    public Period {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "a period ends after it begins: " + from + " to " + until);
        }
    }

    public static Period since(LocalDate from) {
        return new Period(from, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean overlaps(Period other) {
        return (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }
}
