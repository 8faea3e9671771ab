package org.motcua.registry;

import java.util.List;
import java.util.Optional;
import org.motcua.kernel.Actor;

/// A wish to look at a record, with everything that has to be written down about it.
///
/// @param by the field that is compared; empty: the key
/// @param value the value it must have
/// @param fields the fields needed; nothing else is given out
/// @param access the way of reading that the registry's definition grants
/// @param purpose why, as the person will read it
/// @param matter the journal subject for which it is needed, "dossier:…" or "draft:…"
public record Reading(
        String registry,
        Optional<String> by,
        String value,
        List<String> fields,
        String access,
        String purpose,
        String matter,
        Actor actor) {
    /// The way in which procedures read.
    public static final String PROCEDURE = "procedure";

    public Reading {
        fields = List.copyOf(fields);
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("a reading names its purpose");
        }
    }

    /// A look for a procedure.
    public Reading(
            String registry,
            Optional<String> by,
            String value,
            List<String> fields,
            String purpose,
            String matter,
            Actor actor) {
        this(registry, by, value, fields, PROCEDURE, purpose, matter, actor);
    }

    /// Without the value: it may be a personal number.
    @Override
    public String toString() {
        return "Reading[%s for %s]".formatted(registry, matter);
    }
}
