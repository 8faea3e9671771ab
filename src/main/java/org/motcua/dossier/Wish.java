package org.motcua.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What an applicant wants of a dossier that another house handles. It goes there; whether it is
/// done comes back.
///
/// @param number counts the wishes of a dossier
/// @param answers to be mended, for [Kind#SUPPLY]
/// @param fault why it was refused, as [Refusal] names it
public record Wish(
        int number,
        Kind kind,
        Map<String, Object> answers,
        String reason,
        Instant at,
        State state,
        Optional<String> fault) {

    /// What is wanted.
    public enum Kind {
        SUPPLY,
        WITHDRAW
    }

    /// What came of it.
    public enum State {
        SENT,
        DONE,
        REFUSED
    }

    public boolean open() {
        return state == State.SENT;
    }

    /// Without what was typed.
    @Override
    public String toString() {
        return "Wish[%d %s %s]".formatted(number, kind, state);
    }
}
