package org.motcua.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.motcua.kernel.UnitCode;

/// The units as numbers, with what the search asks about each: the unit above it, the former
/// districts of its predecessors, its type, the length of its name. The few hundred units that
/// stand above others have places of their own, the highest first.
final class UnitTree {
    private static final int DEEPEST = 16;

    private final int[] parents;
    private final int[][] formerly;
    private final int[] kinds;
    private final int[] lengths;
    private final int[] uppers;

    /// The place among the uppers, -1 for all others.
    private final int[] places;

    /// @param index the number of each unit
    /// @param kinds the number of each unit's type
    /// @param lengths how many words each unit's name has
    UnitTree(UnitTable table, Unit[] units, Map<Unit, Integer> index, int[] kinds, int[] lengths) {
        this.kinds = kinds;
        this.lengths = lengths;
        parents = new int[units.length];
        formerly = new int[units.length][];
        Set<Integer> above = new HashSet<>();
        for (int i = 0; i < units.length; i++) {
            Unit parent = table.parent(units[i], units[i].dayNear(LocalDate.MAX));
            parents[i] = Objects.requireNonNullElse(index.get(parent), -1);
            formerly[i] = formerDistricts(table, units[i], index);
            above.add(parents[i]);
            Arrays.stream(formerly[i]).forEach(above::add);
        }
        above.remove(-1);
        uppers = highestFirst(above);
        places = new int[units.length];
        Arrays.fill(places, -1);
        for (int place = 0; place < uppers.length; place++) {
            places[uppers[place]] = place;
        }
        for (int[] districts : formerly) {
            Arrays.setAll(districts, i -> places[districts[i]]);
        }
    }

    private int[] highestFirst(Set<Integer> above) {
        List<List<Integer>> byDepth = new ArrayList<>();
        for (int unit : above) {
            int depth = 0;
            for (int up = parents[unit]; up >= 0 && depth < DEEPEST; up = parents[up]) {
                depth++;
            }
            while (byDepth.size() <= depth) {
                byDepth.add(new ArrayList<>());
            }
            byDepth.get(depth).add(unit);
        }
        return byDepth.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    private static int[] formerDistricts(UnitTable table, Unit unit, Map<Unit, Integer> index) {
        Set<Integer> found = new HashSet<>();
        for (Unit old : table.predecessors(unit)) {
            UnitCode parent = old.parent();
            Unit district = parent == null ? null : table.near(parent, old.dayNear(LocalDate.MAX));
            Integer place = index.get(district);
            if (place != null && !Objects.equals(parent, unit.parent())) {
                found.add(place);
            }
        }
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    int size() {
        return parents.length;
    }

    /// The units that stand above others, the highest first.
    int[] uppers() {
        return uppers;
    }

    /// The place of the unit above, -1 where there is none.
    int above(int unit) {
        return parents[unit] < 0 ? -1 : places[parents[unit]];
    }

    /// The places of the former districts of what the unit took over.
    int[] formerly(int unit) {
        return formerly[unit];
    }

    int kind(int unit) {
        return kinds[unit];
    }

    int length(int unit) {
        return lengths[unit];
    }
}
