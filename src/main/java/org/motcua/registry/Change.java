package org.motcua.registry;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;

/// A change of a registry by an approved result.
///
/// @param once names this change once and for all ("dossier:…/change-id"): asked again, what was
///   written then comes back and nothing is written twice
/// @param key of the record; empty for a new one that the registry numbers
/// @param fields new values by field; an empty text or list takes the value away
/// @param from the first day on which it holds
/// @param seen the wording that the change was made for; a record that changed meanwhile is not
///   written
/// @param cause the journal subject of the decision, "dossier:…"
public record Change(
        String once,
        String registry,
        Act act,
        Optional<String> key,
        Map<String, Object> fields,
        LocalDate from,
        Optional<UUID> seen,
        String cause,
        Actor actor) {
    public Change {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// A change of whatever is in force when it is written.
    public Change(
            String once,
            String registry,
            Act act,
            Optional<String> key,
            Map<String, Object> fields,
            LocalDate from,
            String cause,
            Actor actor) {
        this(once, registry, act, key, fields, from, Optional.empty(), cause, actor);
    }

    public enum Act {
        CREATE,
        UPDATE,
        /// What was written is wrong: it never held. It stays as what was believed until now.
        CORRECT,
        /// The record ends: it stays, with an end date.
        END
    }

    /// Without the fields: they may be personal.
    @Override
    public String toString() {
        return "Change[%s %s %s]".formatted(act, registry, once);
    }
}
