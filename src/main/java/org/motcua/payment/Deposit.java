package org.motcua.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Money that arrived on an account of an agency (or in a cash box), once, whoever told us of it.
///
/// @param order what it was for, where that is known
/// @param account the account on which it arrived
/// @param transaction the bank's own key of the movement, unique on the account
/// @param amount in the smallest unit of `currency`, which may not be the country's
/// @param credited how much of it counts for the order
/// @param returned how much of the rest was given back; what remains is held
/// @param arrivedAt when the bank says that it was paid
public record Deposit(
        UUID id,
        Optional<UUID> order,
        String account,
        String transaction,
        String reference,
        long amount,
        String currency,
        long credited,
        long returned,
        Instant arrivedAt,
        Source source,
        State state) {
    /// Who told us first.
    public enum Source {
        CALLBACK,
        STATEMENT,
        CASH
    }

    /// Where each arrival ends. What is held stays held until a person assigns or returns it.
    public enum State {
        /// Kept, and not looked at yet; the program does so by itself, after a crash too.
        ARRIVED,
        /// The right amount in time.
        CREDITED,
        /// Credited, but after the order was due.
        CREDITED_LATE,
        /// Credited; less than was owed.
        PARTIAL,
        /// Credited up to what was owed; the rest is held.
        OVERPAID,
        /// The order was settled before: held in full.
        DOUBLE,
        /// Not the order's currency: held in full.
        WRONG_CURRENCY,
        /// Arrived on another account than the order's: held in full.
        WRONG_ACCOUNT,
        /// The order had been withdrawn: held in full.
        AFTER_CANCELLATION,
        /// No order has this reference: held in full.
        UNKNOWN_REFERENCE,
        /// Held, and then given to an order by a person, with a reason.
        ASSIGNED,
        /// Given back in full.
        RETURNED
    }

    /// What is neither credited to an order nor given back.
    public long held() {
        return state == State.ARRIVED ? 0 : amount - credited - returned;
    }
}
