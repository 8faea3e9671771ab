package org.motcua.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// An agency with a row of its own in a file under `agencies/`. For a kind that units have by
/// pattern it takes the place of that unit's agency, so that an official code or a name of its own
/// can be given where one is known.
///
/// @param official whether the code is published
/// @param aliases other codes under which it is known
public record AgencyRow(
        String code,
        String kind,
        Text name,
        boolean official,
        @Nullable String unit,
        @Nullable String parent,
        @Nullable String hours,
        List<String> aliases) {
    public AgencyRow {
        aliases = List.copyOf(aliases);
    }
}
