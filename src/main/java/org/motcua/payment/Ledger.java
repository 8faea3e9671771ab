package org.motcua.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Orders, and what each arrival does to them: one arrival, one transaction, with its entries in
/// the journal and the receipt.
@Component
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private static final int BATCH = 500;

    private final OrderTable orders;
    private final DepositTable deposits;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final PaymentRules.Source rules;
    private final Clock clock;

    Ledger(
            JdbcClient sql,
            Receipts receipts,
            TransactionTemplate transaction,
            Journal journal,
            PaymentRules.Source rules,
            Clock clock) {
        this.orders = new OrderTable(sql);
        this.deposits = new DepositTable(sql);
        this.receipts = receipts;
        this.transaction = transaction;
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
    }

    Order request(PaymentRequest request, Actor actor) {
        Instant now = Times.utc(clock.instant()).toInstant();
        var today = rules.on(now);
        var account =
                today.account(request.payee())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the agency %s has no account for payments"
                                                .formatted(request.payee())));
        var order =
                new Order(
                        Identifier.next(),
                        request.dossier(),
                        request.number(),
                        Reference.of(request.dossier(), request.number()),
                        request.payee(),
                        account.number(),
                        request.payer(),
                        request.lines(),
                        request.amount(),
                        today.currency(),
                        Times.utc(request.due()).toInstant(),
                        now,
                        Money.NONE,
                        Order.State.REQUESTED);
        return transaction.execute(_ -> {
            if (!orders.insert(order)) {
                return same(request);
            }
            journal.append(Facts.order("payment.requested", actor, order, Map.of(), null));
            return order;
        });
    }

    private Order same(PaymentRequest request) {
        var there = orders.find(request.dossier(), request.number()).orElseThrow();
        if (!there.lines().equals(request.lines()) || !there.payee().equals(request.payee())) {
            throw new IllegalStateException(
                    "request %d of the dossier %s was made for something else"
                            .formatted(request.number(), request.dossier()));
        }
        return there;
    }

    Order cancel(UUID id, Actor actor, String reason) {
        return transaction.execute(_ -> {
            var order = orders.locked(id);
            if (order.state().settled() || order.state() == Order.State.CANCELLED) {
                return order;
            }
            orders.update(id, order.received().amount(), Order.State.CANCELLED);
            var after = orders.get(id);
            journal.append(Facts.order("payment.cancelled", actor, after, Map.of(), reason));
            return after;
        });
    }

    Order takeCash(UUID id, Money amount, UUID key, Actor actor) {
        var order = orders.get(id);
        Instant now = clock.instant();
        var cash =
                new Arrival(
                        "cash:" + order.payee(),
                        key.toString(),
                        order.reference(),
                        List.of(order.reference()),
                        amount.amount(),
                        order.currency(),
                        now,
                        Deposit.Source.CASH,
                        null);
        return transaction.execute(_ -> {
            deposits.insert(cash, now).ifPresent(deposit -> settle(deposit, actor));
            return orders.get(id);
        });
    }

    /// Looks at an arrival once; an arrival that fails waits and never blocks another.
    void settleOrPostpone(UUID deposit) {
        try {
            transaction.executeWithoutResult(_ -> settle(deposit, null));
        } catch (RuntimeException e) {
            LOG.error("The arrival {} could not be credited; it is tried again", deposit, e);
            String problem = e.getClass().getSimpleName();
            transaction.executeWithoutResult(
                    _ -> deposits.postpone(deposit, clock.instant(), problem));
        }
    }

    /// Takes up everything that was kept and not looked at, as after a crash.
    int resume() {
        var waiting = deposits.waiting(clock.instant(), BATCH);
        if (waiting.size() > 1) {
            transaction.executeWithoutResult(_ -> deposits.match(null));
        }
        waiting.forEach(this::settleOrPostpone);
        return waiting.size();
    }

    /// As [#resume()], until nothing waits.
    void resumeAll() {
        while (resume() == BATCH) {
            // what fails is postponed, so that this ends
        }
    }

    private void settle(UUID id, @Nullable Actor by) {
        var taken = deposits.take(id);
        if (taken.isEmpty()) {
            return;
        }
        var deposit = taken.get();
        var actor = by == null ? Actor.program("payment." + lower(deposit.source())) : by;
        var order = deposit.order().or(() -> matched(id));
        if (order.isEmpty()) {
            deposits.finish(id, null, 0, Deposit.State.UNKNOWN_REFERENCE);
            tellHeld(actor, deposits.locked(id), Optional.empty());
            return;
        }
        var before = orders.locked(order.get());
        apply(before, deposit, Credit.of(before, deposit), actor, null);
    }

    private static String lower(Deposit.Source source) {
        return source.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<UUID> matched(UUID deposit) {
        deposits.match(deposit);
        return deposits.order(deposit);
    }

    /// Empty where the arrival cannot be given to that order.
    Optional<Order> assign(UUID id, UUID orderId, Actor actor, String reason) {
        return transaction.execute(_ -> {
            var deposit = deposits.locked(id);
            var order = orders.locked(orderId);
            long held = deposit.held();
            if (held == 0
                    || deposit.credited() > 0
                    || deposit.returned() > 0
                    || order.state() == Order.State.CANCELLED
                    || order.outstanding().isNone()
                    || !deposit.currency().equals(order.currency())) {
                return Optional.empty();
            }
            long credited = Math.min(held, order.outstanding().amount());
            long received = order.received().amount() + credited;
            var state =
                    received < order.amount().amount()
                            ? Order.State.PARTLY_PAID
                            : credited < held ? Order.State.OVERPAID : Order.State.PAID;
            var credit = new Credit(Deposit.State.ASSIGNED, credited, state, received);
            apply(order, deposit, credit, actor, reason);
            return orders.find(orderId);
        });
    }

    private void apply(
            Order before, Deposit deposit, Credit credit, Actor actor, @Nullable String reason) {
        deposits.finish(deposit.id(), before.id(), credit.credited(), credit.deposit());
        var kept = deposits.locked(deposit.id());
        if (credit.deposit() == Deposit.State.ASSIGNED) {
            journal.append(assigned(actor, kept, before, reason));
        }
        if (credit.credited() > 0) {
            orders.update(before.id(), credit.received(), credit.order());
            var after = orders.get(before.id());
            journal.append(Facts.order(fact(credit.order()), actor, after, told(kept), reason));
            if (after.state().settled()) {
                receipts.issue(after, actor);
            }
        }
        if (kept.held() > 0) {
            tellHeld(actor, kept, Optional.of(before));
        }
    }

    private static Entry assigned(
            Actor actor, Deposit deposit, Order order, @Nullable String reason) {
        return Facts.deposit(
                "payment.assigned", actor, deposit, Map.of("dossier", order.dossier()), reason);
    }

    private static String fact(Order.State state) {
        return switch (state) {
            case PARTLY_PAID -> "payment.partly-paid";
            case PAID -> "payment.paid";
            case OVERPAID -> "payment.overpaid";
            case REQUESTED, CANCELLED ->
                    throw new IllegalStateException("nothing was credited: " + state);
        };
    }

    private static Map<String, Object> told(Deposit deposit) {
        return Map.of(
                "deposit", deposit.id(),
                "transaction", deposit.transaction(),
                "credited", deposit.credited(),
                "arrival", deposit.state(),
                "source", deposit.source());
    }

    private void tellHeld(Actor actor, Deposit deposit, Optional<Order> order) {
        var more = new LinkedHashMap<String, Object>();
        order.ifPresent(it -> {
            more.put("dossier", it.dossier());
            more.put("order", it.id());
        });
        journal.append(Facts.deposit("payment.held", actor, deposit, more, null));
    }
}
