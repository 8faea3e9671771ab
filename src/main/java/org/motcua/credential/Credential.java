package org.motcua.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// A signed result in somebody's hands.
///
/// @param code printed on the document and in its QR; whoever has it may ask whether it holds
/// @param sha256 of the signed file, which is also its name in the object store
/// @param definition the content hash of the document definition it was made with
/// @param subject what it results from, "dossier:…"
public record Credential(
        UUID id,
        String code,
        String kind,
        String template,
        String definition,
        Text title,
        Holder holder,
        AgencyCode agency,
        String agencyName,
        String signerName,
        String subject,
        String sha256,
        long bytes,
        Instant issuedAt,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        State state,
        Optional<Ending> ending) {

    /// Whether it still stands.
    public enum State {
        ISSUED,
        REVOKED,
        REPLACED
    }

    /// How it ceased to stand.
    ///
    /// @param reason a code of the country's words, never a text about the person
    /// @param replacement the credential that stands in its place
    public record Ending(Instant at, String reason, Optional<UUID> replacement) {}

    /// Whether it may be relied on that day.
    public boolean holdsOn(LocalDate day) {
        return state == State.ISSUED
                && !day.isBefore(validFrom)
                && validUntil.map(last -> !day.isAfter(last)).orElse(true);
    }

    /// The journal subject of this credential.
    public String subjectOfItself() {
        return "credential:" + id;
    }
}
