package org.motcua.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

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
        HEIR;

        /// The one of a family; none where it has nobody like that.
        Optional<Person> in(Household family) {
            return switch (this) {
                case PARENT -> family.newborn().flatMap(_ -> family.spouse());
                case ADULT -> Optional.of(family.head());
                case SPOUSE -> family.spouse();
                case SINGLE -> Optional.of(family.head()).filter(_ -> family.spouse().isEmpty());
                case DRIVER -> family.licence().map(_ -> family.head());
                case LANDOWNER -> family.certificate().map(_ -> family.head());
                case HEIR -> family.elder().map(_ -> family.head());
            };
        }
    }
}
