package org.motcua.dossier;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the life of a dossier depends on: nothing of its contents, only where it stands.
///
/// @param turn the step of the internal process whose turn it is; none before receipt is begun and
///   after the end
/// @param outcome the decision once it is made
/// @param supplements how often was asked for more
/// @param due until when the answer is promised; none before receipt
/// @param reappointed whether the promised date was moved
public record Standing(
        State state,
        @Nullable String turn,
        @Nullable String outcome,
        int supplements,
        @Nullable Instant due,
        boolean reappointed) {

    /// As it is filed.
    public static Standing filed(@Nullable String firstTurn) {
        return new Standing(State.NEWLY_REGISTERED, firstTurn, null, 0, null, false);
    }

    public Optional<String> decided() {
        return Optional.ofNullable(outcome);
    }

    Standing in(State next) {
        return new Standing(next, turn, outcome, supplements, due, reappointed);
    }

    Standing turnOf(String step) {
        return new Standing(state, step, outcome, supplements, due, reappointed);
    }

    Standing with(String decision) {
        return new Standing(state, turn, decision, supplements, due, reappointed);
    }

    Standing askedOnceMore() {
        return new Standing(state, turn, outcome, supplements + 1, due, reappointed);
    }

    Standing dueAt(@Nullable Instant date) {
        return new Standing(state, turn, outcome, supplements, date, reappointed);
    }

    Standing reappointedTo(Instant date) {
        return new Standing(state, turn, outcome, supplements, date, true);
    }
}
