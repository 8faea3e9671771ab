package org.motcua.journal;

import java.time.Instant;
import java.util.Optional;

/// How far a follower is.
///
/// @param position the position that it reads next; where it is stopped, that of the entry that it
///   could not apply
/// @param lag how many ordered entries it has not read
/// @param waitingSince the time of the oldest entry that it has not read
/// @param stopped whether it waits for an operator
/// @param error what went wrong, where it is stopped
/// @param changed when it last moved, stopped or was resumed
public record FollowerState(
        String name,
        long position,
        long lag,
        Optional<Instant> waitingSince,
        boolean stopped,
        Optional<String> error,
        Instant changed) {}
