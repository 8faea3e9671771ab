package org.motcua.journal;

import java.util.List;

/// Reads the journal in order and does something in the same database: a board, a queue, a notice
/// to be sent.
///
/// Every entry is applied exactly once: the effect and the new position are one transaction. A
/// follower that throws is stopped alone, at the entry that it could not apply, until an operator
/// [resumes][Followers#resume] it. Written as a Spring bean, it is found and run by itself, on one
/// node at a time.
public interface Follower {
    /// Its name for ever, room first: `board.queue`. The position is kept under it.
    String name();

    /// Whether entries of this fact are wanted. Others are passed over.
    boolean follows(String fact);

    /// Does what these entries ask for, in order, inside the transaction that also moves the
    /// position. Keeps the transaction short and does nothing that a rollback would not undo.
    void apply(List<Recorded> batch);

    /// Removes all effects, in one transaction with setting the position to the start.
    default void reset() {}
}
