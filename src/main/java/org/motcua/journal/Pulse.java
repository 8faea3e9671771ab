package org.motcua.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// What wakes the parts of the journal within one program: entries were written, entries got their
/// place. Between programs the same news travels by NOTIFY.
@Component
class Pulse {
    private final Bell written = new Bell();
    private final Bell ordered = new Bell();
    private final AtomicLong known = new AtomicLong();

    /// Entries were committed.
    void written() {
        written.ring();
    }

    void ordered() {
        ordered.ring();
    }

    /// The order ends at a position now. News that came another way already wakes nobody.
    void ordered(long upto) {
        if (known.getAndAccumulate(upto, Math::max) < upto) {
            ordered.ring();
        }
    }

    Bell whenWritten() {
        return written;
    }

    Bell whenOrdered() {
        return ordered;
    }
}
