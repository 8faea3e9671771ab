package org.motcua.agreement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Directory;
import org.motcua.kernel.AgencyCode;

/// What a system of one agency may ask a service of another for: its terms, which never change, and
/// where it stands in its life.
///
/// @param id as messages name it
/// @param version grows with each move; who decides names the one that they saw
/// @param asker the agency whose system asks
/// @param owner the agency whose service it is
/// @param requestedBy the account of the officer
/// @param unfit why it does not stand in the directory though it should
public record Agreement(
        String id,
        int version,
        Terms terms,
        State state,
        AgencyCode asker,
        AgencyCode owner,
        String requestedBy,
        Instant requestedAt,
        Instant changedAt,
        @Nullable String unfit) {

    /// What was asked for.
    ///
    /// @param consumer the system
    /// @param purpose a code, which messages name
    /// @param reason what for, as the person concerned reads it
    /// @param fields of answers
    /// @param asked fields of requests
    public record Terms(
            String consumer,
            String service,
            String purpose,
            String reason,
            String legalBasis,
            List<String> fields,
            List<String> asked,
            Directory.Needs needs,
            Directory.Storing storing,
            int perSecond,
            Instant from,
            Instant until) {
        public Terms {
            fields = List.copyOf(fields);
            asked = List.copyOf(asked);
        }
    }

    /// The states of its life.
    public enum State {
        REQUESTED,
        ACTIVE,
        SUSPENDED,
        REFUSED,
        ENDED
    }

    /// Who is at the two ends.
    public enum Side {
        ASKER,
        OWNER
    }

    /// What can be done to it. Ending is for ever; what was ended is asked for anew.
    public enum Move {
        APPROVE(Side.OWNER, State.ACTIVE, false, "agreement.approved"),
        REFUSE(Side.OWNER, State.REFUSED, true, "agreement.refused"),
        SUSPEND(Side.OWNER, State.SUSPENDED, true, "agreement.suspended"),
        RESUME(Side.OWNER, State.ACTIVE, true, "agreement.resumed"),
        END(Side.OWNER, State.ENDED, true, "agreement.ended"),
        /// The asker needs it no longer, at any time.
        WITHDRAW(Side.ASKER, State.ENDED, true, "agreement.withdrawn");

        private final Side side;
        private final State to;
        private final boolean reasoned;
        private final String fact;

        Move(Side side, State to, boolean reasoned, String fact) {
            this.side = side;
            this.to = to;
            this.reasoned = reasoned;
            this.fact = fact;
        }

        public Side side() {
            return side;
        }

        /// The state that it leads to.
        public State to() {
            return to;
        }

        /// Whether it needs words that say why.
        public boolean reasoned() {
            return reasoned;
        }

        /// As the journal names it.
        public String fact() {
            return fact;
        }

        /// Whether it can be done in a state.
        public boolean possible(State in) {
            return switch (in) {
                case REQUESTED -> this == APPROVE || this == REFUSE || this == WITHDRAW;
                case ACTIVE -> this == SUSPEND || this == END || this == WITHDRAW;
                case SUSPENDED -> this == RESUME || this == END || this == WITHDRAW;
                case REFUSED, ENDED -> false;
            };
        }
    }

    /// As entries of the journal name it.
    public String subject() {
        return "agreement:" + id;
    }

    /// Whether its last day is over.
    public boolean over(Instant now) {
        return !now.isBefore(terms.until());
    }
}
