package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// How a request can end by a decision.
///
/// @param letter name of the template of the letter or result document that tells it
public record Decision(String id, Kind kind, Text title, String letter, @Nullable String when) {
    public enum Kind {
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("refused")
        REFUSED
    }
}
