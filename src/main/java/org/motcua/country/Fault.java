package org.motcua.country;

import java.util.Comparator;

/// Something wrong in a definition file, with the place, the rule it breaks and how to mend it.
///
/// @param file the path below the country's folder, with slashes
/// @param rule the short name of the rule, stable, so that it can be looked up in the reference
/// @param message what is wrong
/// @param mend what to do about it
public record Fault(String file, int line, int column, String rule, String message, String mend)
        implements Comparable<Fault> {
    private static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::file)
                    .thenComparingInt(Fault::line)
                    .thenComparingInt(Fault::column)
                    .thenComparing(Fault::rule)
                    .thenComparing(Fault::message)
                    .thenComparing(Fault::mend);

    @Override
    public int compareTo(Fault other) {
        return BY_PLACE.compare(this, other);
    }

    /// The line that `check` prints, which editors and terminals can jump to.
    @Override
    public String toString() {
        return "%s:%d:%d: %s: %s %s".formatted(file, line, column, rule, message, mend);
    }
}
