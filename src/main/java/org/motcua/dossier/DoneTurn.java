package org.motcua.dossier;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A step of the internal process that was done: one row of the control sheet (phiếu kiểm soát).
///
/// @param result what the officer did: the move, or `handed-back`
public record DoneTurn(
        String step,
        Optional<UUID> officer,
        Instant begun,
        Optional<Instant> due,
        Instant done,
        String result,
        Optional<String> note) {
    public boolean late() {
        return due.filter(done::isAfter).isPresent();
    }
}
