package org.motcua.identity;

import java.util.UUID;

/// Tells whether a mandate holds now. Sessions know only which mandate was chosen; the room that
/// knows mandates answers, for each request.
public interface Representation {
    /// What holds of a mandate at this moment.
    sealed interface Standing {
        /// @param whose the account of the one represented
        record Holds(UUID whose, Behalf behalf) implements Standing {}

        /// It was revoked, has ended, or was never this person's.
        record Over() implements Standing {}

        /// A registry that would have to confirm it does not answer.
        record Unknown() implements Standing {}
    }

    Standing standing(UUID mandate, SignedIn representative);
}
