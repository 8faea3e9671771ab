package org.motcua.journal;

import org.springframework.stereotype.Component;

/// What wakes the parts of the journal within one program: entries were written, entries got their
/// place. Between programs the same news travels by NOTIFY.
@Component
class Pulse {
    private final Bell written = new Bell();
    private final Bell ordered = new Bell();

    /// Entries were committed.
    void written() {
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
}
