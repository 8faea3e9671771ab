package org.motcua.linking;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.motcua.country.Country;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;

/// Where somebody lives, by what became of the unit that was written: the units of today that took
/// it over. An old commune that lies in a new one is the same place, not another.
///
/// A code that was kept through a reform by a smaller or larger unit stands for all that it ever
/// meant.
public final class Places {
    private static final int[] NOWHERE = {};
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}");

    private final Function<String, List<Now>> heirs;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> byBytes = new HashMap<>();
    private final List<Long> keys = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final List<Integer> provinces = new ArrayList<>();

    /// One unit of today and the highest unit above it.
    public record Now(String unit, String province) implements Serializable {}

    /// What became of every unit that was ever named by a code, to take along to where the units
    /// themselves are not known.
    public record Heirs(Map<String, List<Now>> byCode) implements Serializable {
        public Heirs {
            byCode = Map.copyOf(byCode);
        }
    }

    /// What became of every unit of a country until a day.
    public static Heirs heirs(Country country, LocalDate today) {
        var units = Units.of(country);
        var all = new HashMap<String, List<Now>>();
        for (var row : country.all(Units.KIND)) {
            all.computeIfAbsent(row.value().code(), code -> heirs(units, code, today));
        }
        return new Heirs(all);
    }

    /// By what was taken along.
    public static Places of(Heirs heirs) {
        return new Places(code -> heirs.byCode().getOrDefault(code, List.of()));
    }

    Places(Function<String, List<Now>> heirs) {
        this.heirs = heirs;
        places.add(NOWHERE);
        provinces.add(0);
        keys.add(0L);
    }

    /// By the country's units, as they stand on a day.
    public static Places of(Units units, LocalDate today) {
        return new Places(code -> heirs(units, code, today));
    }

    private static List<Now> heirs(Units units, String code, LocalDate today) {
        Set<Unit> now = new LinkedHashSet<>();
        if (!FORM.matcher(code).matches()) {
            return List.of();
        }
        for (Unit unit : units.all(new UnitCode(code))) {
            now.addAll(units.succession(unit, today).candidates());
        }
        return now.stream()
                .map(unit -> {
                    var above = units.above(unit, today);
                    String top =
                            above.isEmpty() ? unit.code().value() : above.getFirst().code().value();
                    return new Now(unit.code().value(), top);
                })
                .toList();
    }

    /// The number of what was written; 0 where nobody knows such a unit.
    ///
    /// @param current whether the writer surely meant the unit that bears the code today, if any
    int of(byte[] text, int from, int to, boolean current) {
        if (from == to) {
            return 0;
        }
        long key = Hash.of(text, from, to) + (current ? 1 : 0);
        Integer known = byBytes.get(key);
        if (known == null) {
            known = enter(new String(text, from, to - from, StandardCharsets.UTF_8), current);
            byBytes.put(key, known);
        }
        return known;
    }

    private int enter(String written, boolean current) {
        String code = written.strip();
        var all = heirs.apply(code);
        var itself = all.stream().filter(one -> one.unit().equals(code)).toList();
        var now = current && !itself.isEmpty() ? itself : all;
        if (now.isEmpty()) {
            return 0;
        }
        int[] units = now.stream().mapToInt(one -> number("u" + one.unit())).sorted().toArray();
        var tops = now.stream().map(Now::province).distinct().toList();
        places.add(units);
        provinces.add(tops.size() == 1 ? number("p" + tops.getFirst()) : 0);
        return places.size() - 1;
    }

    private int number(String code) {
        return numbers.computeIfAbsent(
                code,
                _ -> {
                    keys.add(Hash.of(code));
                    return keys.size() - 1;
                });
    }

    /// The key of a unit of today or a province, the same in every process.
    long key(int number) {
        return keys.get(number);
    }

    /// The units of today, as numbers, in order.
    int[] today(int place) {
        return places.get(place);
    }

    /// The province as a number, 0 where several or none.
    int province(int place) {
        return provinces.get(place);
    }

    /// How many different things were written.
    int size() {
        return places.size();
    }

    /// How many units of today and provinces are known by number.
    int numbers() {
        return keys.size();
    }

    /// The number of the level, from 1; both must be known.
    int level(int one, int other) {
        if (one == other) {
            return today(one).length == 1 ? 1 : 2;
        }
        int[] some = today(one);
        int[] others = today(other);
        for (int unit : some) {
            if (Arrays.binarySearch(others, unit) >= 0) {
                return some.length == 1 && others.length == 1 ? 1 : 2;
            }
        }
        return province(one) != 0 && province(one) == province(other) ? 3 : 4;
    }
}
