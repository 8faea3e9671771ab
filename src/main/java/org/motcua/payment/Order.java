package org.motcua.payment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;

/// A payment order: what is owed, to whom, and how much has come in.
///
/// @param reference the text that finds the order again on a bank transfer: letters and digits
///   only, at most 25, because banks drop punctuation and EMVCo allows no more
/// @param account the payee's bank account number at the time of the request
/// @param currency ISO 4217, three letters
/// @param received the sum of what was credited to this order (never what is held back)
public record Order(
        UUID id,
        String dossier,
        int number,
        String reference,
        AgencyCode payee,
        String account,
        String payer,
        List<Line> lines,
        Money amount,
        String currency,
        Instant due,
        Instant requestedAt,
        Money received,
        State state) {
    /// The life of an order. Only [#PAID] and [#OVERPAID] settle it.
    public enum State {
        /// Nothing has come in.
        REQUESTED,
        /// Something has come in, less than is owed.
        PARTLY_PAID,
        /// Exactly what is owed.
        PAID,
        /// More than is owed; the surplus waits to be returned.
        OVERPAID,
        /// Withdrawn before it was settled; money that still comes is held and returned.
        CANCELLED;

        /// Whether what was owed has come in.
        public boolean settled() {
            return this == PAID || this == OVERPAID;
        }
    }

    public Order {
        lines = List.copyOf(lines);
    }

    /// What is still owed.
    public Money outstanding() {
        return new Money(Math.max(0, amount.amount() - received.amount()));
    }

    /// The subject under which the journal keeps this order's facts.
    public String subject() {
        return subject(id);
    }

    /// The subject of the order with a key.
    public static String subject(UUID order) {
        return "payment:" + order;
    }
}
