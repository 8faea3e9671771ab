package org.motcua.links;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run would change about one owner in a record.
///
/// @param before the person linked or asked about until now
/// @param after the person that the run would link or ask about
public record Difference(
        String record,
        int owner,
        Kind kind,
        @Nullable String before,
        @Nullable String after,
        Optional<Standing> standing) {
    /// What kind of change it is.
    public enum Kind {
        LINKED,
        ASKED,
        /// A link by the rule goes over to another person.
        MOVED,
        /// A link by the rule becomes a question.
        DOUBTED,
        /// A link or a question by the rule has nobody any more.
        DROPPED,
        /// A question is no more needed: the rule is sure now.
        SETTLED
    }
}
