package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import org.motcua.kernel.AgencyCode;

/// Something that happens to a dossier, with what it carries.
public sealed interface Step {
    Move move();

    /// @param feeSettled whether all that is due at receipt has come in
    record Receive(boolean feeSettled) implements Step {
        @Override
        public Move move() {
            return Move.RECEIVE;
        }
    }

    /// Turned away at the door, with the ground (form 03).
    record Decline(String ground) implements Step {
        @Override
        public Move move() {
            return Move.DECLINE;
        }
    }

    /// All that is missing at once (form 02).
    ///
    /// @param items what is missing or wrong, each with how to mend it
    /// @param bySupervisor whether a supervisor asks, as a second request needs
    record AskForMore(List<String> items, boolean bySupervisor) implements Step {
        public AskForMore {
            items = List.copyOf(items);
        }

        @Override
        public Move move() {
            return Move.ASK_FOR_MORE;
        }
    }

    record Supply() implements Step {
        @Override
        public Move move() {
            return Move.SUPPLY;
        }
    }

    /// The internal process goes on to another step, or back to an earlier one.
    record Advance(String to) implements Step {
        @Override
        public Move move() {
            return Move.ADVANCE;
        }
    }

    record AskPayment() implements Step {
        @Override
        public Move move() {
            return Move.ASK_PAYMENT;
        }
    }

    record Settle() implements Step {
        @Override
        public Move move() {
            return Move.SETTLE;
        }
    }

    record Withdraw(String reason) implements Step {
        @Override
        public Move move() {
            return Move.WITHDRAW;
        }
    }

    /// Processing is stopped (form 05).
    record Stop(String reason) implements Step {
        @Override
        public Move move() {
            return Move.STOP;
        }
    }

    /// Granted or refused, by who may sign.
    ///
    /// @param outcome id of the decision in the definition
    record Decide(String outcome) implements Step {
        @Override
        public Move move() {
            return Move.DECIDE;
        }
    }

    /// The decided result exists, signed.
    record Finish() implements Step {
        @Override
        public Move move() {
            return Move.FINISH;
        }
    }

    record Return() implements Step {
        @Override
        public Move move() {
            return Move.RETURN;
        }
    }

    /// An apology with a new date (form 04).
    record Reappoint(Instant at, Instant due, String reason) implements Step {
        @Override
        public Move move() {
            return Move.REAPPOINT;
        }
    }

    record Assign() implements Step {
        @Override
        public Move move() {
            return Move.ASSIGN;
        }
    }

    /// An officer decides against an automatic check.
    record Overrule(String examination, String reason) implements Step {
        @Override
        public Move move() {
            return Move.OVERRULE;
        }
    }

    /// Another agency takes over, such as the successor of an abolished unit.
    record Transfer(AgencyCode to) implements Step {
        @Override
        public Move move() {
            return Move.TRANSFER;
        }
    }
}
