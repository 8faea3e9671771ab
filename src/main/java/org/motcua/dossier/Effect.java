package org.motcua.dossier;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Something that follows from a step and takes place outside its transaction: a registry to write,
/// a result to sign, a registry to ask again. Durable, done once, resumable alone.
///
/// @param kind what is to be done, see `EffectWorker`
/// @param key names it once and for all
/// @param tries how often it failed
/// @param fault what the last try said, without personal data
public record Effect(
        UUID id,
        UUID dossier,
        String kind,
        String key,
        State state,
        int tries,
        Instant nextAt,
        Optional<String> fault) {
    public enum State {
        PENDING,
        DONE,
        /// Is tried again by itself.
        FAILED,
        /// Waits for an operator.
        PARKED;

        static State of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
