package org.motcua.calendar;

import java.time.Instant;

/// A stretch in which the clock of a deadline stands still: waiting for papers or for a payment.
///
/// @param until when it runs again; while it still stands, the present moment, which answers "when
///   would it be due if it went on now"
/// @param reason the key of the words that say why
public record Pause(Instant from, Instant until, String reason) {
    public Pause {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a pause ends after it begins: " + from);
        }
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
