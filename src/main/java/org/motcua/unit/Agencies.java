package org.motcua.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;

/// All agencies of a country: those with a row of their own, and those that each unit of a tier has
/// by pattern.
public final class Agencies {
    private final AgencyTable table;

    Agencies(AgencyTable table) {
        this.table = table;
    }

    /// The agency that bears a code on a day; older codes of it find it too.
    public Optional<Agency> find(AgencyCode code, LocalDate on) {
        return table.find(code, on);
    }

    /// The agency that bears a code on a day.
    ///
    /// @throws NoSuchElementException where there is none
    public Agency get(AgencyCode code, LocalDate on) {
        return find(code, on)
                .orElseThrow(() -> new NoSuchElementException("no agency " + code + " on " + on));
    }

    /// The agencies of a kind that serve a unit on a day: its own, otherwise those of the units
    /// above it, otherwise those of the whole country.
    public List<Agency> agenciesFor(String kind, UnitCode unit, LocalDate on) {
        return table.serving(kind, unit, on);
    }

    /// All agencies that a unit itself has on a day.
    public List<Agency> of(UnitCode unit, LocalDate on) {
        return table.of(unit, on);
    }

    /// All agencies of a kind on a day.
    public List<Agency> all(String kind, LocalDate on) {
        return table.all(kind, on);
    }

    /// The agencies with a row of their own on a day, such as ministries.
    public List<Agency> listed(LocalDate on) {
        return table.listed(on);
    }
}
