package org.motcua.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Two records that were made one, or one that was made two.
public record Regrouping(
        UUID id,
        String registry,
        Act act,
        UUID kept,
        String keptKey,
        UUID other,
        String otherKey,
        Instant at,
        String reason,
        Optional<Instant> undone) {
    /// What was done.
    public enum Act {
        MERGE,
        SPLIT
    }
}
