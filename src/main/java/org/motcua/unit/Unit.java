package org.motcua.unit;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;

/// An administrative unit as it stood for some time. A code alone is not a unit: code 15 meant
/// another province before 2025-07-01.
///
/// @param code the statutory code; where the sources know none, a key of ours, see
///   [official][#official()]
/// @param kind what it is called and to which tier it belongs
/// @param proper the name without the word for its type
/// @param parent the code of the unit above it at the time
/// @param from the first day; none where the sources do not say
/// @param until the first day on which it was no more; none while it stands
/// @param dated false for a unit of former times of which the sources do not say when it stood;
///   then it stands on no day
/// @param agencies the first level of the codes of its agencies, where it has one
public record Unit(
        UnitCode code,
        UnitType kind,
        String proper,
        @Nullable UnitCode parent,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean dated,
        @Nullable String agencies) {

    /// Over what tells units apart; they are keys of many maps, and their types are large.
    @Override
    public int hashCode() {
        return 31 * code.hashCode() + Objects.hashCode(from);
    }

    /// Whether the code is the statutory one, and not a key made of the parent's code and the name.
    public boolean official() {
        return code.value().indexOf('/') < 0;
    }

    /// The tier, the id of a [UnitLevel].
    public String level() {
        return kind.level();
    }

    /// The id of its [UnitType].
    public String type() {
        return kind.id();
    }

    /// The whole name in each language, with the word for its type.
    public Text name() {
        return kind.named(proper);
    }

    /// The whole name as it is written after other words.
    public Text nameWithin() {
        return kind.namedWithin(proper);
    }

    public boolean standsOn(LocalDate day) {
        return dated
                && (from == null || !day.isBefore(from))
                && (until == null || day.isBefore(until));
    }

    /// A day on which it stood, as near to the given one as can be.
    LocalDate dayNear(LocalDate day) {
        if (until != null && !day.isBefore(until)) {
            return until.minusDays(1);
        }
        return from != null && day.isBefore(from) ? from : day;
    }
}
