package org.motcua.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.motcua.country.Countries;
import org.motcua.kernel.UnitCode;
import org.motcua.registry.Tallies;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Counts the records of registries as they stand now.
@Component("indicatorRecords")
class RecordsCounted {
    private final Tallies tallies;
    private final Countries countries;

    RecordsCounted(Tallies tallies, Countries countries) {
        this.tallies = tallies;
        this.countries = countries;
    }

    Figure figure(Indicator one, Area area, LocalDate today) {
        String registry = Objects.requireNonNull(one.registry());
        if (area instanceof Area.Office) {
            return Figure.NONE;
        }
        var units = units(area, today);
        return figure(
                one,
                one.meeting().isEmpty() ? 0 : tallies.count(registry, meeting(one), units),
                tallies.count(registry, one.having(), units));
    }

    private static Map<String, Object> meeting(Indicator one) {
        var both = new LinkedHashMap<>(one.having());
        both.putAll(one.meeting());
        return both;
    }

    private static Figure figure(Indicator one, long part, long whole) {
        return one.measure() == Indicator.Measure.COUNT
                ? new Figure(OptionalDouble.of((double) whole), whole, whole, 0)
                : new Figure(Figure.ofHundred(one, part, whole), part, whole, 0);
    }

    /// By units of the first tier for the nation, otherwise by the units below.
    Map<String, Figure> parts(Indicator one, Area area, LocalDate today) {
        if (!(area instanceof Area.Nation || area instanceof Area.Province)) {
            return Map.of();
        }
        String registry = Objects.requireNonNull(one.registry());
        var wholes = byPart(tallies.byUnit(registry, one.having()), area, today);
        var parts =
                one.meeting().isEmpty()
                        ? Map.<String, Long>of()
                        : byPart(tallies.byUnit(registry, meeting(one)), area, today);
        var found = new HashMap<String, Figure>();
        wholes.forEach((unit, whole) ->
                found.put("u:" + unit, figure(one, parts.getOrDefault(unit, 0L), whole)));
        return found;
    }

    private Map<String, Long> byPart(Map<String, Long> byUnit, Area area, LocalDate today) {
        var units = Units.of(countries.active());
        var found = new HashMap<String, Long>();
        byUnit.forEach((code, many) -> {
            if (code.isEmpty()) {
                return;
            }
            units.find(new UnitCode(code), today)
                    .ifPresent(unit -> {
                        String first =
                                units.above(unit, today).stream()
                                        .filter(one -> one.parent() == null)
                                        .findFirst()
                                        .orElse(unit)
                                        .code()
                                        .value();
                        if (area instanceof Area.Nation) {
                            found.merge(first, many, Long::sum);
                        } else if (first.equals(area.id())) {
                            found.merge(code, many, Long::sum);
                        }
                    });
        });
        return found;
    }

    /// The units whose records an area has; for the nation none is named.
    private List<UnitCode> units(Area area, LocalDate today) {
        return switch (area) {
            case Area.Nation _, Area.Office _ -> List.of();
            case Area.Commune(var code) -> List.of(code);
            case Area.Province(var code) -> {
                var all = new ArrayList<UnitCode>(List.of(code));
                Units.of(countries.active())
                        .children(code, today)
                        .forEach(unit -> all.add(unit.code()));
                yield all;
            }
        };
    }
}
