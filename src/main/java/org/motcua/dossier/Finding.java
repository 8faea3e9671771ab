package org.motcua.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How an automatic check came out for a dossier.
///
/// @param examination id of the check in the definition
/// @param evidence the values looked at, by field
/// @param overruledBy the officer who decided against it, with a reason
public record Finding(
        String examination,
        boolean passed,
        Map<String, Object> evidence,
        Instant at,
        Optional<UUID> overruledBy,
        Optional<String> reason) {
    /// Stands in the way of granting.
    public boolean open() {
        return !passed && overruledBy.isEmpty();
    }
}
