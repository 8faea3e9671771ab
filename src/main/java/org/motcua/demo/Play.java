package org.motcua.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// What somebody of a sort asks for, with which answers. A text that begins with `$` names
/// something of the person, see [Cue].
///
/// @param weight how often it happens beside the other plays
public record Play(String id, String procedure, Who who, int weight, Map<String, Object> answers) {
    public Play {
        answers = Map.copyOf(answers);
    }

    /// Who can ask for it.
    public enum Who {
        /// A married mother whose newborn was notified.
        @JsonProperty("parent")
        PARENT,
        @JsonProperty("adult")
        ADULT,
        @JsonProperty("driver")
        DRIVER,
        @JsonProperty("landowner")
        LANDOWNER,
        /// Somebody whose old parent is registered.
        @JsonProperty("heir")
        HEIR
    }
}
