package org.motcua.calendar;

import java.time.Instant;
import java.util.List;

/// By when something is due, and how that was found.
///
/// @param at the last moment in time
/// @param reasons what was counted, skipped and moved, in order, each with its legal source
/// @param provisional whether it rests on days that no official announcement covers yet
public record Due(Instant at, List<Reason> reasons, boolean provisional) {
    public Due {
        reasons = List.copyOf(reasons);
    }
}
