package org.motcua.dossier;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A file that somebody handed in for a paper.
///
/// @param paper id of the paper in the definition
/// @param name as the person named it, for showing only
/// @param mediaType found by looking into it, never believed from its name
/// @param size announced length in bytes
/// @param received how much has arrived
/// @param announced SHA-256 that the sender named before the first part; what arrives must have it
/// @param fault key of the words that say why it cannot be taken
/// @param warning key of the words that say what looks wrong; the person may keep it
/// @param supplement with which supplement it came; 0: with the filing
public record PaperFile(
        UUID id,
        Optional<UUID> draft,
        Optional<UUID> dossier,
        String paper,
        String name,
        Optional<String> mediaType,
        long size,
        long received,
        Optional<String> announced,
        Optional<String> sha256,
        State state,
        Optional<String> fault,
        Optional<String> warning,
        Instant addedAt,
        int supplement) {
    public enum State {
        ARRIVING,
        KEPT,
        REFUSED;

        static State of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same for a paper of another name.
    PaperFile as(String other) {
        return new PaperFile(
                id,
                draft,
                dossier,
                other,
                name,
                mediaType,
                size,
                received,
                announced,
                sha256,
                state,
                fault,
                warning,
                addedAt,
                supplement);
    }

    /// The same in a dossier of its own: what it holds is kept once.
    PaperFile of(UUID dossier, UUID other) {
        return new PaperFile(
                other,
                Optional.empty(),
                Optional.of(dossier),
                paper,
                name,
                mediaType,
                size,
                received,
                announced,
                sha256,
                state,
                fault,
                warning,
                addedAt,
                0);
    }

    /// A file that came from another house with a paper.
    static PaperFile arriving(Arriving.Sheet sheet, long size, Instant at, int supplement) {
        return new PaperFile(
                org.motcua.kernel.Identifier.next(),
                Optional.empty(),
                Optional.empty(),
                sheet.paper(),
                sheet.name(),
                Optional.empty(),
                size,
                size,
                Optional.empty(),
                Optional.empty(),
                State.ARRIVING,
                Optional.empty(),
                Optional.empty(),
                at,
                supplement);
    }

    /// The same as part of a dossier.
    PaperFile to(UUID home) {
        return new PaperFile(
                id,
                Optional.empty(),
                Optional.of(home),
                paper,
                name,
                mediaType,
                size,
                received,
                announced,
                sha256,
                state,
                fault,
                warning,
                addedAt,
                supplement);
    }

    /// The same, arrived whole and found to be fine.
    PaperFile kept(String sum, String type, Optional<String> looksWrong) {
        return judged(
                Optional.of(sum), State.KEPT, Optional.of(type), looksWrong, Optional.empty());
    }

    /// The same, arrived whole and turned away.
    PaperFile refused(String why) {
        return judged(
                Optional.empty(),
                State.REFUSED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }

    private PaperFile judged(
            Optional<String> sum,
            State judgement,
            Optional<String> type,
            Optional<String> looksWrong,
            Optional<String> why) {
        return new PaperFile(
                id,
                draft,
                dossier,
                paper,
                name,
                type,
                size,
                size,
                announced,
                sum,
                judgement,
                why,
                looksWrong,
                addedAt,
                supplement);
    }

    public boolean whole() {
        return state == State.KEPT;
    }

    /// Without its name: people put names of people there.
    @Override
    public String toString() {
        return "PaperFile[" + id + "]";
    }
}
