package org.motcua.directive;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file with the tasks of a document, as somebody sent it.
///
/// @param takenAt when its tasks were entered; none while it is only looked at
public record Annex(
        UUID id,
        UUID document,
        String name,
        Instant sentAt,
        String sentBy,
        @Nullable Instant takenAt) {}
