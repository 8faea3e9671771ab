package org.motcua.journal;

import java.util.List;
import java.util.Optional;

/// What came of a [verification][Verification].
public sealed interface Verdict {
    /// Everything is as it was written, ordered and signed.
    ///
    /// @param entries how many entries were read
    /// @param sealed how many positions the newest head covers
    /// @param heads how many heads were recomputed and their signatures checked
    /// @param waiting how many entries have no place yet, of the last moments before the check
    /// @param remarks what a careful reader should know
    record Sound(long entries, long sealed, long heads, long waiting, List<String> remarks)
            implements Verdict {}

    /// Something was done behind the program's back; the first place where it shows.
    ///
    /// @param what what was done
    /// @param position the position of the first entry concerned
    /// @param number the number of that entry, where it is known
    /// @param sentence the whole finding in words
    record Broken(What what, long position, Optional<Long> number, String sentence)
            implements Verdict {}

    /// What was done.
    enum What {
        CHANGED,
        REMOVED,
        INSERTED,
        REORDERED,
        /// A row of `journal.batch`.
        ORDER_CHANGED,
        /// A stored hash in `journal.tile`; the entries are as sealed.
        TREE_CHANGED,
        HEAD_CHANGED,
        /// Entries and heads at the end were taken away together.
        SHORTENED,
        /// Signed by a key that this installation never had.
        FOREIGN_KEY
    }
}
