package org.motcua.registry;

import java.util.Optional;
import java.util.UUID;

/// Something that is wrong with a record.
///
/// @param rule the rule of the definition that is broken, or the name of the general one
/// @param field where it shows; empty where it is about the whole record
/// @param mate the other record, for duplicates
public record Finding(Kind kind, String rule, String field, Optional<UUID> mate) {
    /// The eight groups of faults of the national rules on data quality.
    public enum Kind {
        MISSING,
        OUTLIER,
        DUPLICATE,
        FORMAT,
        REFERENCE,
        CROSS_FIELD,
        STALE,
        MISMATCH;

        /// Whether a record with such a fault is not clean.
        boolean soils() {
            return switch (this) {
                case OUTLIER, DUPLICATE, FORMAT, REFERENCE, CROSS_FIELD -> true;
                case MISSING, STALE, MISMATCH -> false;
            };
        }
    }

    static Finding at(Kind kind, String rule, String field) {
        return new Finding(kind, rule, field, Optional.empty());
    }
}
