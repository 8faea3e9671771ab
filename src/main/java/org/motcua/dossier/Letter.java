package org.motcua.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A form of the law that was sent about a dossier.
///
/// @param form id of the document definition: receipt, supplement request, refusal, apology,
///   stopping
/// @param number the how-manieth of its form in this dossier
/// @param fields what it says, fixed when it was sent
/// @param sha256 of the printed file, once somebody opened it
public record Letter(
        UUID id,
        UUID dossier,
        String form,
        int number,
        Map<String, Object> fields,
        String language,
        Instant at,
        Optional<String> sha256) {
    public Letter {
        fields = Map.copyOf(fields);
    }

    /// Without the fields.
    @Override
    public String toString() {
        return "Letter[%s %d]".formatted(form, number);
    }
}
