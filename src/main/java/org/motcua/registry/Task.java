package org.motcua.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A fault of a record as a task of the owner: first its cause is found, then it is mended at the
/// source.
///
/// @param unit the administrative unit to which the record belongs; empty where it has none
/// @param causeDue by when the cause has to be found
/// @param mendDue by when it has to be mended
/// @param cause what the owner found
public record Task(
        UUID id,
        String registry,
        UUID entity,
        String unit,
        Finding finding,
        State state,
        Instant found,
        Instant causeDue,
        Instant mendDue,
        Optional<String> cause,
        Optional<Instant> closed) {
    /// Where the task stands.
    public enum State {
        OPEN,
        /// The cause is known; it has to be mended.
        EXPLAINED,
        /// A later look at the record no longer found it.
        MENDED,
        /// Somebody who looked says that it is right as it stands.
        ACCEPTED
    }

    /// By when the next thing has to be done.
    public Instant due() {
        return state == State.OPEN ? causeDue : mendDue;
    }
}
