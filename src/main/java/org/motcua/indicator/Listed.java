package org.motcua.indicator;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/// Values of indicators of one place, by the indicator.
///
/// @param values of the time that is asked for; none of what is reported
/// @param before of the time before it
/// @param courses month by month, those without anything left out
public record Listed(
        Map<String, Figure> values,
        Map<String, Figure> before,
        Map<String, SortedMap<LocalDate, Figure>> courses) {
    public Listed {
        values = Map.copyOf(values);
        before = Map.copyOf(before);
        courses = Map.copyOf(courses);
    }
}
