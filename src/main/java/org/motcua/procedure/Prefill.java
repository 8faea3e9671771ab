package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// Fields that a registry answers, so that nobody is asked (design idea 4).
///
/// @param registry id of the registry
/// @param key the record wanted: a CEL expression; an empty text means that nothing is looked up
/// @param by the registry's field that the key is compared with; empty: its key
/// @param when looked up only if this holds
/// @param purpose why the record is looked at, as the person reads it in the access log
/// @param fields form field to registry field
/// @param missing what to do where the registry has no answer
public record Prefill(
        String id,
        String registry,
        String key,
        @Nullable String by,
        @Nullable String when,
        Text purpose,
        Map<String, String> fields,
        @Nullable Missing missing) {
    public Prefill {
        fields = Given.map(fields);
    }

    /// The fields that some registry may fill.
    static Set<String> filled(List<Prefill> all) {
        var filled = new HashSet<String>();
        all.forEach(prefill -> filled.addAll(prefill.fields().keySet()));
        return filled;
    }

    public enum Missing {
        /// The pages that hold the fields ask them.
        @JsonProperty("ask")
        ASK,
        /// The fields stay absent; the officer sees that the registry did not answer.
        @JsonProperty("leave")
        LEAVE
    }

    /// A look-up that this filing needs now.
    public record Lookup(Prefill prefill, String key) {
        public List<String> registryFields() {
            return List.copyOf(prefill.fields().values());
        }
    }
}
