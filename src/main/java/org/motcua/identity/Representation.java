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

    /// Somebody agrees to a matter in the name of another. Where others have to agree with them, it
    /// may be done only once enough of them have.
    ///
    /// @param matter names it once and for all
    /// @param content the sum of what it says: words to something else do not count
    /// @param path where the others look at it
    Assent assent(SignedIn who, String matter, String content, String path);

    /// Who has agreed to a matter as it stands.
    Assent assented(SignedIn who, String matter, String content);
}
