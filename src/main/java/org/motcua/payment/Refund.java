package org.motcua.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Money;

/// Money that goes back to whoever paid.
///
/// @param deposit the arrival that is returned
/// @param reference what the bank repeats in its statement
public record Refund(
        UUID id,
        Optional<UUID> order,
        UUID deposit,
        String reference,
        Money amount,
        String currency,
        String reason,
        String requestedBy,
        Instant requestedAt,
        State state) {
    /// The life of a refund.
    public enum State {
        /// An officer asks for it.
        REQUESTED,
        /// Another officer approved it; it is sent by itself.
        APPROVED,
        /// Another officer declined it.
        DECLINED,
        /// The bank took it.
        SENT,
        /// The bank refused it, or it could not be sent; a person must look.
        FAILED,
        /// Seen leaving on the statement.
        CONFIRMED
    }

    /// What came of asking for a refund or deciding about it.
    public sealed interface Outcome {
        record Done(Refund refund) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// The sentences are in the country's words under `payment.refund.refusal.*`.
    public enum Refusal {
        /// More than is left of the money that came.
        MORE_THAN_RECEIVED,
        /// No single arrival covers the amount; return the parts one by one.
        NO_SUCH_DEPOSIT,
        /// Whoever asks may not approve.
        SAME_PERSON,
        /// Not waiting for a decision.
        ALREADY_DECIDED,
        /// A reason is needed.
        NO_REASON
    }
}
