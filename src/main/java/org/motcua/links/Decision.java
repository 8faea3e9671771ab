package org.motcua.links;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One decision, as it was appended.
///
/// @param actorKind who decided: the program by the rule, or an officer
/// @param model the version of the weights
public record Decision(
        UUID id,
        String linking,
        String record,
        int owner,
        Verdict verdict,
        @Nullable String person,
        String actorKind,
        String actor,
        @Nullable String reason,
        String model,
        Grounds grounds,
        Instant at) {}
