package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a granted request writes into a registry.
///
/// @param key CEL: the key of the record; empty for a new one that the registry numbers
/// @param when written only if this holds
/// @param fields registry field to CEL expression
public record RegistryChange(
        String id,
        String registry,
        Act act,
        @Nullable String key,
        @Nullable String when,
        Map<String, String> fields) {
    public RegistryChange {
        fields = Given.map(fields);
    }

    public enum Act {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("update")
        UPDATE,
        /// The record ends: it stays, with an end date.
        @JsonProperty("end")
        END
    }

    /// The change that one filing causes.
    public record Planned(RegistryChange change, @Nullable String key, Map<String, Object> values) {
        public Planned {
            values = Given.map(values);
        }
    }
}
