package org.motcua.dossier;

/// What became of a step that somebody took.
public sealed interface Taken {
    record Done(Dossier dossier) implements Taken {}

    record Refused(Refusal why) implements Taken {}

    /// The dossier after the step.
    ///
    /// @throws IllegalStateException where it was refused; for callers that know it cannot be
    default Dossier orThrow() {
        return switch (this) {
            case Done(var dossier) -> dossier;
            case Refused(var why) -> throw new IllegalStateException("refused: " + why);
        };
    }
}
