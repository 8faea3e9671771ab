package org.motcua.payment;

import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;

/// The doorway to everything about money.
///
/// Facts in the journal, subject `payment:<order>`, each with `dossier` and `number` in its data:
/// `payment.requested`, `payment.cancelled`, `payment.partly-paid`, `payment.paid`,
/// `payment.overpaid`, `payment.receipted`, `payment.refund-requested`, `payment.refund-approved`,
/// `payment.refund-declined`, `payment.refund-sent`, `payment.refunded`; with the subject
/// `deposit:<id>` `payment.held`, `payment.assigned`; with the subject `callback:<provider>`
/// `payment.refused-callback`; with the subject `statement:<id>` `payment.statement-read`.
public interface Payments {
    /// Asks for money. The same dossier and number again gives the same order.
    ///
    /// @throws IllegalStateException where the same number was used for something else, or the
    ///   payee has no account
    Order request(PaymentRequest request, Actor actor);

    /// The order with a key.
    Order get(UUID order);

    /// One request of a dossier.
    Optional<Order> find(String dossier, int number);

    /// All requests of a dossier, first to last.
    List<Order> about(String dossier);

    /// The ways to pay that an agency offers.
    List<Provider> providers(AgencyCode payee);

    /// Begins to pay.
    ///
    /// @param returnUrl where the provider sends the person back; it proves nothing
    Start start(UUID order, String provider, URI returnUrl);

    /// Withdraws an order. A settled one stays as it is (and is refunded if need be).
    Order cancel(UUID order, Actor actor, String reason);

    /// Takes cash at a counter; the same key again changes nothing.
    Order takeCash(UUID order, Money amount, UUID key, Actor actor);

    /// Takes a provider's message. It is kept before it is acknowledged.
    CallbackAnswer receive(String provider, byte[] body);

    /// Reads a bank's camt.053 or camt.054 file.
    StatementOutcome read(InputStream file, Actor actor);

    /// What arrived for an order.
    List<Deposit> deposits(UUID order);

    /// What waits for a person, oldest first.
    List<Deposit> held();

    /// Gives a held arrival to an order.
    Order assign(UUID deposit, UUID order, Actor actor, String reason);

    /// Asks to return part or all of what an order received, newest arrival first.
    Refund.Outcome refund(UUID order, Money amount, String reason, Actor actor);

    /// Asks to return what is held of an arrival.
    Refund.Outcome refundHeld(UUID deposit, String reason, Actor actor);

    /// Another officer decides about a refund.
    Refund.Outcome decide(UUID refund, boolean approve, String reason, Actor actor);

    /// The refunds of an order.
    List<Refund> refunds(UUID order);

    /// Refunds in a state, oldest first.
    List<Refund> refunds(Refund.State state);

    /// The receipt of a settled order.
    Optional<Receipt> receipt(UUID order);

    /// One account on one day.
    Reconciliation reconciliation(LocalDate day, String account);

    /// The accounts of all agencies.
    List<PayeeAccount> accounts();
}
