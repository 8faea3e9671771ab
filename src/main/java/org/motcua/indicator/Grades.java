package org.motcua.indicator;

import java.util.List;
import java.util.Optional;

/// Grades of a value, the best first.
final class Grades {
    private Grades() {}

    static Optional<Indicator.Grade> of(List<Indicator.Grade> grades, double value) {
        return grades.stream().filter(grade -> value >= grade.least()).findFirst();
    }

    /// The place of the first grade that does not stand below the one before it, or -1.
    static int disorder(List<Indicator.Grade> grades) {
        for (int i = 1; i < grades.size(); i++) {
            if (grades.get(i).least() >= grades.get(i - 1).least()) {
                return i;
            }
        }
        return -1;
    }
}
