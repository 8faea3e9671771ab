package org.motcua.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;

/// An administrative unit as it stood for some time. A code alone is not a unit: code 15 meant
/// another province before 2025-07-01.
///
/// @param code the statutory code; where the sources know none, a key of ours made of the parent's
///   code and the name, see `official`
/// @param official whether `code` is the statutory code
/// @param level the tier, an id of `units/levels.yaml`
/// @param type what it is called, an id of `units/types.yaml`
/// @param name the whole name in each language, with the word for its type
/// @param parent the code of the unit above it at the time
/// @param from the first day; none where the sources do not say
/// @param until the first day on which it was no more; none while it stands
/// @param agencies the first level of the codes of its agencies, where it has one
public record Unit(
        UnitCode code,
        boolean official,
        String level,
        String type,
        Text name,
        @Nullable UnitCode parent,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String agencies) {

    public boolean standsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
