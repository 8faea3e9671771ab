package org.motcua.journal;

/// The journal does not hold at a position what was ordered there: somebody changed it behind the
/// program's back. `verify` says what.
final class DamagedJournal extends RuntimeException {
    private final long position;

    DamagedJournal(long position) {
        super(
                "the entry at position %d is not as it was written: run ./motcua verify"
                        .formatted(position));
        this.position = position;
    }

    long position() {
        return position;
    }
}
