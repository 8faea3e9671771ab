package org.motcua.country;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.kernel.Text;

/// Kinds of definitions that exist in these tests only.
final class TestKinds {
    record Office(
            String id,
            Text name,
            Optional<String> parent,
            Optional<String> place,
            Optional<Level> level,
            Optional<Long> staff,
            Optional<LocalDate> founded,
            List<String> hours,
            Optional<String> opens,
            Optional<String> code,
            boolean main,
            List<Map<String, Object>> tasks) {}

    enum Level {
        ISLAND,
        VILLAGE
    }

    record Place(
            String code,
            Text name,
            Optional<Long> people,
            boolean coast,
            Optional<String> parent,
            List<String> also) {}

    private static final Expressions OPENING =
            Expressions.declare(Map.of("day", ValueType.INT, "holiday", ValueType.BOOL));

    static final Kind<Office> OFFICE =
            Kind.of("test-office", "offices/*.yaml", Office.class)
                    .checkedBy((office, _, faults) ->
                            office.value()
                                    .opens()
                                    .ifPresent(source ->
                                            OPENING.compile(
                                                    source, ValueType.BOOL, faults, "/opens")));
    static final Kind<Place> PLACE =
            Kind.of("test-place", "places.csv", Place.class).identifiedBy("code");
    static final Kind<String> LETTER =
            Kind.of("test-letter", "letters/*.html", String.class).identifiedByFile();

    static final List<Kind<?>> ALL = List.of(OFFICE, PLACE, LETTER);

    private TestKinds() {}
}
