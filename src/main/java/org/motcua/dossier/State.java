package org.motcua.dossier;

import java.util.Arrays;

/// Where a dossier stands: the ten states of the national synchronisation (trạng thái hồ sơ), with
/// the codes under which other systems know them.
public enum State {
    NEWLY_REGISTERED(1),
    RECEIVED(2),
    NOT_RECEIVED(3),
    IN_PROCESS(4),
    SUPPLEMENT_REQUESTED(5),
    PAYMENT_REQUESTED(6),
    WITHDRAWN(7),
    STOPPED(8),
    DONE(9),
    RETURNED(10);

    private final int code;

    State(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// The state with a code.
    ///
    /// @throws IllegalArgumentException where no state has it
    public static State of(int code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state has the code " + code));
    }

    /// Nothing follows any more.
    public boolean ended() {
        return switch (this) {
            case NOT_RECEIVED, WITHDRAWN, STOPPED, RETURNED -> true;
            case NEWLY_REGISTERED,
                    RECEIVED,
                    IN_PROCESS,
                    SUPPLEMENT_REQUESTED,
                    PAYMENT_REQUESTED,
                    DONE ->
                    false;
        };
    }

    /// Counts as finished when time is measured (index 766, indicator 2.1: 3, 7, 8, 9 and 10).
    public boolean finished() {
        return ended() || this == DONE;
    }

    /// Neither the agency's clock runs nor can the agency go on: the applicant has to act.
    public boolean waitsForApplicant() {
        return this == SUPPLEMENT_REQUESTED || this == PAYMENT_REQUESTED;
    }
}
