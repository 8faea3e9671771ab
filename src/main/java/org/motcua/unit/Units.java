package org.motcua.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.kernel.UnitCode;

/// All administrative units of a country, of today and of former times.
public final class Units {
    public static final Kind<UnitLevel> LEVELS =
            Kind.of("unit-level", "units/levels.yaml", UnitLevel.class);
    public static final Kind<UnitType> TYPES =
            Kind.of("unit-type", "units/types.yaml", UnitType.class);
    public static final Kind<Reform> REFORMS =
            Kind.of("unit-reform", "units/reforms.yaml", Reform.class);
    public static final Kind<Alias> ALIASES =
            Kind.of("unit-alias", "units/aliases.yaml", Alias.class);
    public static final Kind<UnitRow> KIND =
            Kind.of("unit", "units/*.csv", UnitRow.class)
                    .identifiedBy("code")
                    .withGaps()
                    .checkedBy(new UnitCheck());

    /// All kinds of definitions that this doorway reads.
    public static final List<Kind<?>> KINDS = List.of(LEVELS, TYPES, REFORMS, ALIASES, KIND);

    private final UnitTable table;
    private final SearchIndex index;

    Units(UnitTable table, SearchIndex index) {
        this.table = table;
        this.index = index;
    }

    /// The units of a country, made once and kept with it.
    public static Units of(Country country) {
        return country.view(Units.class, Units::read);
    }

    private static Units read(Country country) {
        Map<String, UnitLevel> levels = new HashMap<>();
        country.all(LEVELS).forEach(one -> levels.put(one.id(), one.value()));
        Map<String, UnitType> types = new HashMap<>();
        country.all(TYPES).forEach(one -> types.put(one.id(), one.value()));
        List<UnitTable.Entry> entries = new ArrayList<>();
        for (Definition<UnitRow> one : country.all(KIND)) {
            entries.add(entry(one, types));
        }
        var table =
                new UnitTable(
                        entries, country.all(REFORMS).stream().map(Definition::value).toList());
        var aliases = country.all(ALIASES).stream().map(Definition::value).toList();
        return new Units(
                table, new SearchIndex(table, levels, aliases, country.settings().binding()));
    }

    private static UnitTable.Entry entry(Definition<UnitRow> one, Map<String, UnitType> types) {
        UnitRow row = one.value();
        LocalDate from = one.effective().from();
        LocalDate until = one.effective().until();
        var unit =
                new Unit(
                        new UnitCode(row.code()),
                        Objects.requireNonNull(types.get(row.type())),
                        row.name(),
                        row.parent() == null ? null : new UnitCode(row.parent()),
                        from.equals(Definition.ALWAYS.from()) ? null : from,
                        until,
                        !row.undated(until == null),
                        row.agencies());
        return new UnitTable.Entry(unit, row.into(), row.extent());
    }

    /// The unit that bore a code on a day.
    public Optional<Unit> find(UnitCode code, LocalDate on) {
        return all(code).stream().filter(unit -> unit.standsOn(on)).findFirst();
    }

    /// The unit that bore a code on a day.
    ///
    /// @throws NoSuchElementException where there was none
    public Unit get(UnitCode code, LocalDate on) {
        return find(code, on)
                .orElseThrow(() -> new NoSuchElementException("no unit " + code + " on " + on));
    }

    /// Every unit that ever bore a code, the oldest first.
    public List<Unit> all(UnitCode code) {
        return table.of(code);
    }

    /// The units of a tier on a day, in the order of their codes.
    public List<Unit> all(String level, LocalDate on) {
        return table.ofLevel(level).stream().filter(unit -> unit.standsOn(on)).toList();
    }

    /// The units directly below a unit on a day, in the order of their codes.
    public List<Unit> children(UnitCode parent, LocalDate on) {
        return table.below(parent).stream().filter(unit -> unit.standsOn(on)).toList();
    }

    /// The units above a unit on a day, the highest first, without the unit itself.
    public List<Unit> above(Unit unit, LocalDate on) {
        return table.above(unit, on);
    }

    /// What became of the unit that bore a code on a day, as things stand on another day.
    ///
    /// @throws NoSuchElementException where no unit bore the code on that day
    public Succession succession(UnitCode code, LocalDate on, LocalDate today) {
        return succession(get(code, on), today);
    }

    /// What became of a unit, as things stand on a day.
    public Succession succession(Unit unit, LocalDate today) {
        return table.succession(unit, today);
    }

    /// The former units that a unit of today took over, wholly or in part.
    public List<Unit> predecessors(Unit unit) {
        return table.predecessors(unit);
    }

    /// Finds units by a name of today or of former times, with or without marks and with a slip of
    /// the keyboard; the best first.
    public List<Found> search(String words, LocalDate today, int limit) {
        return index.search(table, words, today, limit);
    }
}
