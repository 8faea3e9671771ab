package org.motcua.payment;

import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The doorway to everything about money.
///
/// Facts in the journal, subject `payment:<order>`, each with `dossier` and `number` in its data:
/// `payment.requested`, `payment.cancelled`, `payment.partly-paid`, `payment.paid`,
/// `payment.overpaid`, `payment.receipted`, `payment.refund-requested`, `payment.refund-approved`,
/// `payment.refund-declined`, `payment.refund-sent`, `payment.refund-failed`, `payment.refunded`.
/// An order is settled by `payment.paid` or `payment.overpaid`. With the subject `deposit:<id>`:
/// `payment.held`, `payment.assigned`; `callback:<provider>`: `payment.refused-callback`;
/// `statement:<id>`: `payment.statement-read`.
@Component
public class Payments {
    private final OrderTable orders;
    private final DepositTable deposits;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Statements statements;
    private final Refunds refunds;
    private final Receipts receipts;
    private final Reconciliations reconciliations;
    private final Attempts attempts;
    private final List<PaymentProvider> kinds;
    private final PaymentRules.Source rules;
    private final Clock clock;

    Payments(
            JdbcClient sql,
            Ledger ledger,
            Inbox inbox,
            Statements statements,
            Refunds refunds,
            Receipts receipts,
            Reconciliations reconciliations,
            Attempts attempts,
            List<PaymentProvider> kinds,
            PaymentRules.Source rules,
            Clock clock) {
        this.orders = new OrderTable(sql);
        this.deposits = new DepositTable(sql);
        this.ledger = ledger;
        this.inbox = inbox;
        this.statements = statements;
        this.refunds = refunds;
        this.receipts = receipts;
        this.reconciliations = reconciliations;
        this.attempts = attempts;
        this.kinds = List.copyOf(kinds);
        this.rules = rules;
        this.clock = clock;
    }

    /// Asks for money. The same dossier and number again gives the same order. Joins the caller's
    /// transaction.
    ///
    /// @throws IllegalStateException where the same number was used for something else, or the
    ///   payee has no account
    public Order request(PaymentRequest request, Actor actor) {
        return ledger.request(request, actor);
    }

    /// The order with a key.
    public Order get(UUID order) {
        return orders.get(order);
    }

    /// One request of a dossier.
    public Optional<Order> find(String dossier, int number) {
        return orders.find(dossier, number);
    }

    /// All requests of a dossier, first to last.
    public List<Order> about(String dossier) {
        return orders.about(dossier);
    }

    /// The ways to pay that an agency offers: none where it has no account.
    public List<Provider> providers(AgencyCode payee) {
        var today = rules.on(clock.instant());
        return today.account(payee).isPresent() ? today.providers() : List.of();
    }

    /// Begins to pay.
    ///
    /// @param returnUrl where the provider sends the person back; it proves nothing
    public Start start(UUID id, String provider, URI returnUrl) {
        var order = orders.get(id);
        if (order.state().settled()) {
            return new Start.Refused(Start.Refusal.ALREADY_PAID);
        }
        if (order.state() == Order.State.CANCELLED) {
            return new Start.Refused(Start.Refusal.CANCELLED);
        }
        var today = rules.on(clock.instant());
        var with = today.provider(provider);
        var account = today.account(order.account());
        if (with.isEmpty() || account.isEmpty()) {
            return new Start.Refused(Start.Refusal.UNKNOWN_PROVIDER);
        }
        var start =
                kinds.stream()
                        .filter(kind -> kind.kind() == with.get().kind())
                        .findFirst()
                        .orElseThrow()
                        .start(with.get(), order, account.get(), returnUrl);
        attempts.begin(id, provider);
        return start;
    }

    /// Withdraws an order. A settled one stays as it is (and is refunded if need be).
    public Order cancel(UUID order, Actor actor, String reason) {
        return ledger.cancel(order, actor, reason);
    }

    /// Takes cash at a counter; the same key again changes nothing.
    public Order takeCash(UUID order, Money amount, UUID key, Actor actor) {
        return ledger.takeCash(order, amount, key, actor);
    }

    /// Takes a provider's message. It is kept before it is acknowledged; when the program ends in
    /// between, what is kept is credited at the next start.
    public CallbackAnswer receive(String provider, byte[] body) {
        var kept = inbox.keep(provider, body);
        kept.fresh().ifPresent(ledger::settleOrPostpone);
        return kept.answer();
    }

    /// Takes a bank file that a provider sends.
    ///
    /// @param signature signed fields with the file's sum
    public StatementOutcome receiveStatement(String provider, String signature, InputStream file) {
        return settled(statements.receive(provider, signature, file));
    }

    /// Reads a bank's camt.053 or camt.054 file.
    public StatementOutcome read(InputStream file, Actor actor) {
        return settled(statements.read(file, actor));
    }

    private StatementOutcome settled(StatementOutcome outcome) {
        if (outcome instanceof StatementOutcome.Imported) {
            ledger.resumeAll();
        }
        return outcome;
    }

    /// What arrived for an order.
    public List<Deposit> deposits(UUID order) {
        return deposits.of(order);
    }

    /// What waits for a person, oldest first, at most a thousand.
    public List<Deposit> held() {
        return deposits.held();
    }

    /// Gives a held arrival to an order, with a reason; empty where that cannot be: another
    /// currency, nothing owed, part of it used before.
    public Optional<Order> assign(UUID deposit, UUID order, Actor actor, String reason) {
        return ledger.assign(deposit, order, actor, reason);
    }

    /// Asks to return part or all of what an order received, newest arrival first.
    public Refund.Outcome refund(UUID order, Money amount, String reason, Actor actor) {
        return refunds.ofOrder(order, amount, reason, actor);
    }

    /// Asks to return what is held of an arrival.
    public Refund.Outcome refundHeld(UUID deposit, String reason, Actor actor) {
        return refunds.ofHeld(deposit, reason, actor);
    }

    /// Another officer decides about a refund; an approved one is sent by itself.
    public Refund.Outcome decide(UUID refund, boolean approve, String reason, Actor actor) {
        return refunds.decide(refund, approve, reason, actor);
    }

    /// The refunds of an order.
    public List<Refund> refunds(UUID order) {
        return refunds.of(order);
    }

    /// Refunds in a state, oldest first, at most a thousand.
    public List<Refund> refunds(Refund.State state) {
        return refunds.in(state);
    }

    /// The receipt of a settled order.
    public Optional<Receipt> receipt(UUID order) {
        return receipts.find(order);
    }

    /// The receipts of agencies of one day, at most five hundred.
    public List<Receipt> receipts(Collection<AgencyCode> agencies, LocalDate day) {
        return receipts.on(agencies, day);
    }

    /// One account on one day.
    public Reconciliation reconciliation(LocalDate day, String account) {
        return reconciliations.of(day, account);
    }

    /// The account on which an agency receives money.
    public Optional<PayeeAccount> account(AgencyCode payee) {
        return rules.on(clock.instant()).account(payee);
    }

    /// The accounts of all agencies.
    public List<PayeeAccount> accounts() {
        return rules.on(clock.instant()).accounts();
    }
}
