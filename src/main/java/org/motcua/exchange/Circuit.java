package org.motcua.exchange;

/// Leaves alone what failed several times in a row, and tries it again with one message a while
/// later.
final class Circuit {
    private static final int FAILURES = 5;
    private static final long REST = 3_000_000_000L;

    private int failures;
    private long until;

    /// Whether a message may be tried.
    boolean closed(long now) {
        if (failures < FAILURES) {
            return true;
        }
        if (now - until >= 0) {
            until = now + REST;
            return true;
        }
        return false;
    }

    void succeeded() {
        failures = 0;
    }

    void failed(long now) {
        failures++;
        if (failures >= FAILURES) {
            until = now + REST;
        }
    }
}
