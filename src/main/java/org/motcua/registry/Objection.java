package org.motcua.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// "This is not right": a person says so of what is held about them, or of a look at it. The owner
/// answers within two working days.
///
/// @param number by which people speak of it
/// @param field which field is wrong; empty for a look
/// @param look the look that is objected to, as it was told to the person
public record Objection(
        UUID id,
        String number,
        UUID account,
        String registry,
        UUID entity,
        About about,
        Optional<String> field,
        Optional<Seen> look,
        String words,
        Instant made,
        Instant due,
        Optional<Answered> answer) {
    /// What a person objects to.
    public enum About {
        LOOK,
        FIELD
    }

    /// A look, as the person saw it.
    ///
    /// @param agency for whom was looked; empty where it was no agency
    public record Seen(Instant at, String agency, String actorKind, String purpose) {}

    /// What the owner says.
    public record Answered(Verdict verdict, String words, Instant at) {}

    /// Whether the person is right.
    public enum Verdict {
        /// It is not right: it will be mended, or what was done was not allowed.
        UPHELD,
        /// It is right, and why.
        EXPLAINED
    }
}
