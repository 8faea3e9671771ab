package org.motcua.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something the state already knows and therefore does not ask: shown with where it comes from.
///
/// @param on the day on which the source said so
/// @param wrong the path for those for whom it is not right
public record Fact(
        String label,
        String value,
        String source,
        @Nullable LocalDate on,
        @Nullable String wrong) {}
