package org.motcua.dossier;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The allowed moves: the whole life of a dossier in one table.
///
/// Each row says from which states a move may be taken and into which it leads; a move without a
/// target leaves the state as it is. The fact is what the journal calls it.
public enum Move {
    RECEIVE("received", State.RECEIVED, State.NEWLY_REGISTERED),
    DECLINE("not-received", State.NOT_RECEIVED, State.NEWLY_REGISTERED),
    ASK_FOR_MORE(
            "supplement-requested",
            State.SUPPLEMENT_REQUESTED,
            State.NEWLY_REGISTERED,
            State.RECEIVED,
            State.IN_PROCESS),
    SUPPLY("supplemented", State.IN_PROCESS, State.SUPPLEMENT_REQUESTED),
    ADVANCE("advanced", State.IN_PROCESS, State.RECEIVED, State.IN_PROCESS),
    ASK_PAYMENT("payment-requested", State.PAYMENT_REQUESTED, State.RECEIVED, State.IN_PROCESS),
    SETTLE("payment-settled", State.IN_PROCESS, State.PAYMENT_REQUESTED),
    WITHDRAW(
            "withdrawn",
            State.WITHDRAWN,
            State.NEWLY_REGISTERED,
            State.RECEIVED,
            State.IN_PROCESS,
            State.SUPPLEMENT_REQUESTED),
    STOP(
            "stopped",
            State.STOPPED,
            State.IN_PROCESS,
            State.SUPPLEMENT_REQUESTED,
            State.PAYMENT_REQUESTED),
    DECIDE("decided", State.IN_PROCESS, State.RECEIVED, State.IN_PROCESS),
    FINISH("done", State.DONE, State.IN_PROCESS),
    RETURN("returned", State.RETURNED, State.DONE),
    REAPPOINT("reappointed", null, State.RECEIVED, State.IN_PROCESS),
    ASSIGN(
            "assigned",
            null,
            State.NEWLY_REGISTERED,
            State.RECEIVED,
            State.IN_PROCESS,
            State.SUPPLEMENT_REQUESTED,
            State.PAYMENT_REQUESTED,
            State.DONE),
    OVERRULE("overruled", null, State.NEWLY_REGISTERED, State.RECEIVED, State.IN_PROCESS),
    TRANSFER(
            "transferred",
            null,
            State.NEWLY_REGISTERED,
            State.RECEIVED,
            State.IN_PROCESS,
            State.SUPPLEMENT_REQUESTED,
            State.PAYMENT_REQUESTED,
            State.DONE);

    private final String fact;
    private final @Nullable State to;

    @SuppressWarnings("ImmutableEnumChecker") // made once, never given out
    private final Set<State> from;

    Move(String fact, @Nullable State to, State first, State... more) {
        this.fact = "dossier." + fact;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    /// What the journal calls it when it happened.
    public String fact() {
        return fact;
    }

    public boolean allowedFrom(State state) {
        return from.contains(state);
    }

    /// The state after it; empty where it leaves the state as it is.
    public Optional<State> to() {
        return Optional.ofNullable(to);
    }
}
