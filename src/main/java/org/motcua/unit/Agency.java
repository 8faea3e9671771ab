package org.motcua.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;

/// An agency that handles dossiers.
///
/// @param official whether `code` is published; otherwise it is made by the pattern of its kind
/// @param kind an id of `agencies/kinds.yaml`
/// @param unit the unit that it serves; none: the whole country
/// @param parent the agency above it
/// @param hours which working time holds for it, an id of a file under `calendar/`
/// @param aliases other codes under which it is known, older ones too
public record Agency(
        AgencyCode code,
        boolean official,
        String kind,
        Text name,
        @Nullable UnitCode unit,
        @Nullable AgencyCode parent,
        String hours,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<AgencyCode> aliases) {
    public Agency {
        aliases = List.copyOf(aliases);
    }

    public boolean standsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
