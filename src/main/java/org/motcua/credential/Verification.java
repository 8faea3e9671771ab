package org.motcua.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.motcua.kernel.Text;

/// What anybody may know about a document. Tells which agency issued what kind of document when,
/// and never about whom.
public sealed interface Verification {
    /// What stands in the register of results.
    record About(String code, String kind, Text title, String agencyName, Instant issuedAt) {}

    /// The file is, byte for byte, the one that was issued; its signature holds; it stands today.
    record Valid(About about, String signedBy, Optional<LocalDate> until) implements Verification {}

    /// The code is known and stands today. Only the file itself can be compared bit by bit.
    record Known(About about, Optional<LocalDate> until) implements Verification {}

    /// It was issued and no longer stands: its days are over or have not begun.
    record OutOfDate(About about, LocalDate from, Optional<LocalDate> until)
            implements Verification {}

    /// It was issued, and withdrawn later.
    record Revoked(About about, Instant at, String reason, boolean replaced)
            implements Verification {}

    /// It names a document of ours, and is not the file that was issued.
    record Changed(About about) implements Verification {}

    /// Not issued by this house.
    record NotOurs() implements Verification {}
}
