package org.motcua.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.motcua.kernel.UnitCode;

/// All administrative units of a country, of today and of former times.
public final class Units {
    private final UnitTable table;
    private final SearchIndex index;

    Units(UnitTable table, SearchIndex index) {
        this.table = table;
        this.index = index;
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
