package org.motcua.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session of a series.
///
/// @param next the day of the session after it
/// @param closed when it was closed; none while decisions can be taken
/// @param decisions what was decided in it, in order
public record Review(
        ReviewSeries series,
        LocalDate day,
        LocalDate next,
        @Nullable Instant closed,
        List<Decision> decisions) {
    public Review {
        decisions = List.copyOf(decisions);
    }

    /// Something that a session decided.
    ///
    /// @param task about which or which it ordered; none for a decision in general
    /// @param by the account of who wrote it down
    public record Decision(@Nullable UUID task, String words, Instant at, String by) {}
}
