package org.motcua.traffic;

import java.net.URI;
import java.time.Instant;
import org.motcua.exchange.Trouble;

/// A message in trouble at one gateway, and what was done about it.
///
/// @param note why it was laid aside, or what came of repeating it
/// @param replay the message that repeated it; empty where none did
public record Troubled(
        URI gateway, Instant at, Trouble trouble, State state, String note, String replay) {
    /// What was done.
    public enum State {
        OPEN,
        PARKED,
        REPLAYED
    }

    /// As entries of the journal name it.
    public String subject() {
        return "exchange-message:" + trouble.id();
    }
}
