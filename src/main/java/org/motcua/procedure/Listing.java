package org.motcua.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// One line of the catalogue.
///
/// @param code the statutory code
/// @param title in plain words where the definition has them, otherwise the official name
/// @param name the official name
/// @param field id of the field of administration; null where the source names none
/// @param fieldName for people to read
/// @param levels where it is decided: `commune`, `province`, `nation`
/// @param agencyKind the kind of agency that answers
/// @param fileable it can be filed here; otherwise only read about
/// @param fullyOnline the whole matter can be done online
/// @param together several procedures asked for as one
public record Listing(
        String code,
        Text title,
        Text name,
        @Nullable String field,
        @Nullable Text fieldName,
        List<Procedure.Audience> audience,
        List<String> lifeEvents,
        List<String> levels,
        @Nullable String agencyKind,
        boolean fileable,
        boolean fullyOnline,
        boolean together) {
    public Listing {
        audience = Given.list(audience);
        lifeEvents = Given.list(lifeEvents);
        levels = Given.list(levels);
    }
}
