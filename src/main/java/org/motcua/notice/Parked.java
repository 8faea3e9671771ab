package org.motcua.notice;

import java.time.Instant;
import java.util.UUID;

/// A sending that waits for an operator's word.
///
/// @param uncertain whether it may have gone out: the program ended between sending and knowing
/// @param fault what the last try said, without the address
public record Parked(
        UUID id,
        Channel channel,
        String template,
        String subject,
        int tries,
        Instant since,
        boolean uncertain,
        String fault) {}
