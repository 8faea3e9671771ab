package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request to supplement (yêu cầu bổ sung, hoàn thiện hồ sơ): everything that is missing, at
/// once.
///
/// @param items each what is missing or wrong and how to mend it, in the dossier's language
public record Supplement(
        int number, Instant askedAt, List<String> items, Optional<Instant> answeredAt) {
    public Supplement {
        items = List.copyOf(items);
    }
}
