package org.motcua.journal;

import java.time.Instant;

/// An entry in its place.
///
/// @param position its place in the one order of the journal, counted from 0 without gaps; the same
///   for every follower and in every proof. [#NOT_YET_ORDERED] for an entry of the last instants
///   that [Journal#about] shows already; followers never see that
/// @param at what the clock said. For information: the order is that of `position`, also when the
///   clock was set back
/// @param entry what happened
public record Recorded(long position, Instant at, Entry entry) {
    /// Committed, but younger than the last round of ordering, usually some milliseconds.
    public static final long NOT_YET_ORDERED = -1;
}
