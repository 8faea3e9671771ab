package org.motcua.links;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What stands now about one owner in a record.
///
/// @param record the record's key in its registry
/// @param owner which of the owners that it names, from 0
/// @param person the person's key, none where nobody is meant
/// @param byHand a person decided it
/// @param decision that made it stand
public record Standing(
        String linking,
        String record,
        int owner,
        Verdict verdict,
        @Nullable String person,
        boolean byHand,
        UUID decision,
        Instant since) {}
