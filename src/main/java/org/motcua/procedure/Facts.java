package org.motcua.procedure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the registries answered for one filing, by the id of the prefill that asked.
///
/// A prefill that was not asked is absent; one that was asked in vain is [Fact#nothing].
public record Facts(Map<String, Fact> byPrefill) {
    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        byPrefill = Given.map(byPrefill);
    }

    /// One answer of a registry.
    ///
    /// @param record the registry's fields; empty when it has no such record or did not answer
    /// @param key the key that was asked, so that an answer to an earlier key is not used
    /// @param asOf when the registry last confirmed the record
    public record Fact(String key, Map<String, Object> record, @Nullable LocalDate asOf) {
        public Fact {
            record = Given.map(record);
        }

        public static Fact nothing(String key) {
            return new Fact(key, Map.of(), null);
        }

        public boolean found() {
            return !record.isEmpty();
        }
    }

    public Optional<Fact> of(String prefill) {
        return Optional.ofNullable(byPrefill.get(prefill));
    }

    public Facts with(String prefill, Fact fact) {
        var more = new LinkedHashMap<>(byPrefill);
        more.put(prefill, fact);
        return new Facts(more);
    }
}
