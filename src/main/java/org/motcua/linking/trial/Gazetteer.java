package org.motcua.linking.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;

/// The units that invented people live in, with the codes that records of former times give them.
public final class Gazetteer {
    private final List<String> today = new ArrayList<>();
    private final List<List<String>> former = new ArrayList<>();
    private final List<String> provinces = new ArrayList<>();
    private final Map<String, List<Integer>> byProvince = new HashMap<>();

    /// @param level the tier of the units, the id of a unit level
    public Gazetteer(Units units, String level, LocalDate on) {
        for (Unit unit : units.all(level, on)) {
            String top = units.above(unit, on).getFirst().code().value();
            byProvince.computeIfAbsent(top, _ -> new ArrayList<>()).add(today.size());
            provinces.add(top);
            today.add(unit.code().value());
            former.add(
                    units.predecessors(unit).stream()
                            .map(Unit::code)
                            .map(UnitCode::value)
                            .filter(code -> code.indexOf('/') < 0)
                            .toList());
        }
    }

    /// How many units there are.
    public int size() {
        return today.size();
    }

    /// The code of today.
    public String today(int place) {
        return today.get(place);
    }

    String former(int place, SplittableRandom random) {
        var codes = former.get(place);
        return codes.isEmpty() ? today(place) : Scribe.one(codes, random);
    }

    int neighbour(int place, SplittableRandom random) {
        var near = byProvince.get(provinces.get(place));
        return near == null ? place : near.get(random.nextInt(near.size()));
    }
}
