package org.motcua.catalogue;

import java.util.List;
import org.motcua.kernel.Text;
import org.motcua.procedure.Essential;

/// How far an essential service is: whether people can do all of it online, and what is in the way.
///
/// @param parts what makes it up, as far as it can be asked for here
/// @param missing codes of what cannot be asked for here
/// @param hindrances why it is not done online from beginning to end
public record Readiness(
        Essential service, List<Part> parts, List<String> missing, List<Text> hindrances) {
    public Readiness {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
        hindrances = List.copyOf(hindrances);
    }

    /// A procedure or a bundle of it.
    ///
    /// @param asked how many questions its first worked example leaves to the person
    /// @param known how many the registries answer there
    /// @param papers how many papers must be handed in there
    /// @param replaced how many papers data stands for there
    public record Part(String code, Text title, int asked, int known, int papers, int replaced) {}

    /// In one word.
    public enum State {
        FULL,
        PARTLY,
        MISSING;

        /// As words and styles name it.
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public State state() {
        if (parts.isEmpty()) {
            return State.MISSING;
        }
        return missing.isEmpty() && hindrances.isEmpty() ? State.FULL : State.PARTLY;
    }
}
