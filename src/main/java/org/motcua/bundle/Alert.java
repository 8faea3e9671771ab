package org.motcua.bundle;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;

/// Something that somebody has to look after.
///
/// @param agency whose matter it is; empty where the part has reached no agency yet
/// @param due until when it should have happened
public record Alert(
        UUID id,
        Kind kind,
        DossierCode code,
        ProcedureCode procedure,
        String definition,
        String step,
        Optional<AgencyCode> agency,
        Optional<UUID> dossier,
        Optional<Instant> due,
        Optional<String> fault,
        Instant raised) {
    public enum Kind {
        /// The agency has neither taken its part in nor turned it away.
        ACKNOWLEDGEMENT,
        /// The part has not reached its agency.
        SYNCHRONISATION,
        /// The promised date has passed.
        LATE,
        /// Whoever was asked has not answered.
        CONSENT;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
