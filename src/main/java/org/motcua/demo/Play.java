package org.motcua.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// What somebody of a sort asks for, with which answers. A text that begins with `$` names
/// something of the person, see [Cue].
///
/// @param weight how often it happens beside the other plays; 0: only when it is asked for
/// @param model whether it shows how the procedure is filed by somebody whom the state knows
public record Play(
        String id,
        String procedure,
        Who who,
        int weight,
        boolean model,
        Map<String, Object> answers) {
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
        /// The wife of a family.
        @JsonProperty("spouse")
        SPOUSE,
        /// Somebody who is not married; the stranger is the one to marry.
        @JsonProperty("single")
        SINGLE,
        @JsonProperty("driver")
        DRIVER,
        @JsonProperty("landowner")
        LANDOWNER,
        /// Somebody whose old parent is registered.
        @JsonProperty("heir")
        HEIR
    }
}
