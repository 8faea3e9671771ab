package org.motcua.credential;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.motcua.kernel.Actor;

/// What is asked for when a result is to be signed.
///
/// @param key names this result once and for all ("dossier:…/result"): asked again, the same
///   credential comes back and nothing is signed twice
/// @param kind the statutory code of the kind of result, by which a later procedure asks for it
/// @param template the document definition
/// @param fields the values that the template declares
/// @param language in which the person reads; the binding language always stands in the document
/// @param subject the journal subject that it results from, "dossier:…"
/// @param validUntil the last day it holds, where it ends
public record Issue(
        String key,
        String kind,
        String template,
        Map<String, Object> fields,
        String language,
        Holder holder,
        Signer signer,
        String subject,
        Actor actor,
        LocalDate validFrom,
        Optional<LocalDate> validUntil) {
    public Issue {
        fields = Map.copyOf(fields);
        if (key.isBlank() || kind.isBlank()) {
            throw new IllegalArgumentException("an issue has a key and a kind");
        }
        if (validUntil.isPresent() && validUntil.get().isBefore(validFrom)) {
            throw new IllegalArgumentException("it would end before it begins");
        }
    }
}
