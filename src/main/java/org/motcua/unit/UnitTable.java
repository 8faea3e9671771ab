package org.motcua.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.UnitCode;

/// Indexes over all units, and what became of each.
final class UnitTable {
    /// A unit with what its row says about its end.
    record Entry(Unit unit, List<String> into, UnitRow.@Nullable Extent extent) {}

    private final List<Entry> entries;
    private final Map<UnitCode, List<Entry>> byCode = new HashMap<>();
    private final Map<UnitCode, List<Unit>> byParent = new HashMap<>();
    private final Map<String, List<Unit>> byLevel = new HashMap<>();
    private final Map<String, List<Entry>> byHeir = new HashMap<>();
    private final Map<LocalDate, Reform> reforms = new HashMap<>();
    private volatile Seen seen = new Seen(LocalDate.MIN, Map.of());

    /// What became of the units that were asked for, as it is seen on one day. Everybody asks for
    /// today, and what became of a province is made of what became of its hundreds of communes.
    private record Seen(LocalDate on, Map<Unit, Succession> known) {}

    UnitTable(List<Entry> all, Collection<Reform> reforms) {
        entries = new ArrayList<>(all);
        entries.sort(
                Comparator.comparing((Entry entry) -> entry.unit().code())
                        .thenComparing(
                                entry -> entry.unit().from(),
                                Comparator.nullsFirst(Comparator.naturalOrder())));
        for (Entry entry : entries) {
            Unit unit = entry.unit();
            byCode.computeIfAbsent(unit.code(), _ -> new ArrayList<>(2)).add(entry);
            byLevel.computeIfAbsent(unit.level(), _ -> new ArrayList<>()).add(unit);
            if (unit.parent() != null) {
                byParent.computeIfAbsent(unit.parent(), _ -> new ArrayList<>(4)).add(unit);
            }
            for (String heir : entry.into()) {
                byHeir.computeIfAbsent(heir, _ -> new ArrayList<>(4)).add(entry);
            }
        }
        reforms.forEach(reform -> this.reforms.put(reform.date(), reform));
    }

    List<Entry> entries() {
        return entries;
    }

    List<Unit> of(UnitCode code) {
        return byCode.getOrDefault(code, List.of()).stream().map(Entry::unit).toList();
    }

    List<Unit> ofLevel(String level) {
        return byLevel.getOrDefault(level, List.of());
    }

    List<Unit> below(UnitCode parent) {
        return byParent.getOrDefault(parent, List.of());
    }

    /// The unit that bore a code on a day, otherwise the one that bore it last.
    @Nullable Unit near(UnitCode code, LocalDate day) {
        Unit last = null;
        for (Entry entry : byCode.getOrDefault(code, List.of())) {
            last = entry.unit();
            if (last.standsOn(day)) {
                return last;
            }
        }
        return last;
    }

    @Nullable Unit parent(Unit unit, LocalDate on) {
        return unit.parent() == null ? null : near(unit.parent(), unit.dayNear(on));
    }

    List<Unit> above(Unit unit, LocalDate on) {
        List<Unit> path = new ArrayList<>(2);
        for (Unit next = parent(unit, on); next != null && path.size() < 16; ) {
            path.addFirst(next);
            next = parent(next, unit.dayNear(on));
        }
        return List.copyOf(path);
    }

    List<Unit> predecessors(Unit unit) {
        return byHeir.getOrDefault(unit.code().value(), List.of()).stream()
                .map(Entry::unit)
                .filter(old -> !old.dated() || Objects.equals(old.until(), unit.from()))
                .toList();
    }

    Succession succession(Unit unit, LocalDate today) {
        Seen here = seen;
        if (!here.on().equals(today)) {
            here = new Seen(today, new ConcurrentHashMap<>());
            seen = here;
        }
        Succession known = here.known().get(unit);
        if (known == null) {
            known = found(unit, today);
            here.known().put(unit, known);
        }
        return known;
    }

    private Succession found(Unit unit, LocalDate today) {
        Entry entry = entry(unit);
        if (unit.dated() && (unit.until() == null || today.isBefore(unit.until()))) {
            return new Succession.Stands(unit);
        }
        LocalDate ended = unit.until() == null ? today : unit.until();
        Optional<Reform> reform = Optional.ofNullable(reforms.get(unit.until()));
        if (entry.extent() == UnitRow.Extent.DIVIDED) {
            return divided(entry, ended, today, reform);
        }
        if (entry.into().size() == 1) {
            return whole(unit, heirs(entry, ended).getFirst(), today, reform);
        }
        List<Succession> below = new ArrayList<>();
        for (Unit part : below(unit.code())) {
            if (part.standsOn(ended.minusDays(1))) {
                below.add(succession(part, today));
            }
        }
        return below.isEmpty()
                ? new Succession.Unknown(unit, reform)
                : new Succession.Dissolved(unit, below, reform);
    }

    /// The heir may itself have been taken over since.
    private Succession whole(Unit old, Unit heir, LocalDate today, Optional<Reform> reform) {
        return switch (succession(heir, today)) {
            case Succession.Stands _ -> new Succession.Whole(old, heir, reform);
            case Succession.Whole(_, var last, var later) -> new Succession.Whole(old, last, later);
            case Succession.Split(_, var named, var possible, var later) ->
                    new Succession.Split(old, named, possible, later);
            case Succession.Dissolved(_, var below, var later) ->
                    new Succession.Dissolved(old, below, later);
            case Succession.Unknown(_, var later) -> new Succession.Unknown(old, later);
        };
    }

    private Succession divided(
            Entry entry, LocalDate ended, LocalDate today, Optional<Reform> reform) {
        Set<Unit> named = current(heirs(entry, ended), today);
        Set<Unit> possible = new LinkedHashSet<>();
        UnitCode parent = entry.unit().parent();
        if (parent != null) {
            for (Unit sibling : below(parent)) {
                Entry other = entry(sibling);
                if (Objects.equals(sibling.until(), entry.unit().until())) {
                    possible.addAll(current(heirs(other, ended), today));
                }
            }
        }
        possible.removeAll(named);
        return new Succession.Split(
                entry.unit(), List.copyOf(named), List.copyOf(possible), reform);
    }

    private Set<Unit> current(List<Unit> heirs, LocalDate today) {
        Set<Unit> units = new LinkedHashSet<>();
        heirs.forEach(heir -> units.addAll(succession(heir, today).candidates()));
        return units;
    }

    private List<Unit> heirs(Entry entry, LocalDate ended) {
        List<Unit> heirs = new ArrayList<>(1);
        for (String code : entry.into()) {
            Unit heir = near(new UnitCode(code), ended);
            if (heir == null) {
                throw new IllegalStateException("no unit " + code + ", heir of " + entry.unit());
            }
            heirs.add(heir);
        }
        return heirs;
    }

    private Entry entry(Unit unit) {
        for (Entry entry : byCode.getOrDefault(unit.code(), List.of())) {
            if (Objects.equals(entry.unit().from(), unit.from())
                    && Objects.equals(entry.unit().until(), unit.until())) {
                return entry;
            }
        }
        throw new IllegalArgumentException("a unit of another country: " + unit);
    }
}
