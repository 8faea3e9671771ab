package org.motcua.unit;

import java.time.LocalDate;
import java.util.List;
import org.motcua.kernel.UnitCode;

/// Indexes over all units.
final class UnitTable {
    List<Unit> of(UnitCode code) {
        return List.of();
    }

    List<Unit> ofLevel(String level) {
        return List.of();
    }

    List<Unit> below(UnitCode parent) {
        return List.of();
    }

    List<Unit> above(Unit unit, LocalDate on) {
        return List.of();
    }

    Succession succession(Unit unit, LocalDate today) {
        return new Succession.Stands(unit);
    }

    List<Unit> predecessors(Unit unit) {
        return List.of();
    }

    List<Found> search(String words, LocalDate today, int limit) {
        return List.of();
    }
}
