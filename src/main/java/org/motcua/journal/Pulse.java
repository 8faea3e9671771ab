package org.motcua.journal;

import java.time.Instant;
import org.springframework.stereotype.Component;

/// What wakes the parts of the journal within one program: entries were written, entries got their
/// place. Between programs the same news travels by NOTIFY.
@Component
class Pulse {
    private final Bell written = new Bell();
    private final Bell ordered = new Bell();
    private volatile Instant lastAt = Instant.EPOCH;

    /// Entries of this time were committed.
    void written(Instant at) {
        lastAt = at;
        written.ring();
    }

    void ordered() {
        ordered.ring();
    }

    Bell whenWritten() {
        return written;
    }

    Bell whenOrdered() {
        return ordered;
    }

    /// The time of the latest entry that this program wrote, so that its month can be made.
    Instant lastAt() {
        return lastAt;
    }
}
