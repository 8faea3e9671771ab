package org.motcua.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A sort of agency: an entry of `agencies/kinds.yaml`. With a level and a code, every unit of that
/// tier has one, without a row of its own.
///
/// @param level the tier whose units each have one; none: only those with a row
/// @param name how it is called; `{0}` stands for the unit's name in the middle of a sentence
/// @param code the pattern of its code: `{agencies}` stands for the first level of the codes of the
///   unit or of the unit above it, `{unit}` for the unit's code. Codes by pattern are never
///   official.
/// @param parent the kind of the agency above it, of the same unit or of one above
/// @param hours which working time holds for it
/// @param except the codes of units that have none
public record AgencyKind(
        String id,
        @Nullable String level,
        Text name,
        @Nullable String code,
        @Nullable String parent,
        String hours,
        List<String> except) {
    public AgencyKind {
        except = List.copyOf(except);
    }

    static final String AGENCIES = "{agencies}";
    static final String UNIT = "{unit}";

    /// Whether units have one without a row.
    boolean patterned() {
        return level != null && code != null;
    }
}
