package org.motcua.payment;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Money that goes back: one officer asks, another decides, the program sends, the statement
/// confirms. An approved refund is a durable item: sent again until the bank answers, under one
/// reference, so that the bank returns it once.
@Component
final class Refunds {
    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    private final JdbcClient sql;
    private final RefundTable table;
    private final OrderTable orders;
    private final DepositTable deposits;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final BankLine line;
    private final PaymentRules.Source rules;
    private final Clock clock;

    Refunds(
            JdbcClient sql,
            Receipts receipts,
            TransactionTemplate transaction,
            Journal journal,
            BankLine line,
            PaymentRules.Source rules,
            Clock clock) {
        this.sql = sql;
        this.table = new RefundTable(sql);
        this.orders = new OrderTable(sql);
        this.deposits = new DepositTable(sql);
        this.receipts = receipts;
        this.transaction = transaction;
        this.journal = journal;
        this.line = line;
        this.rules = rules;
        this.clock = clock;
    }

    Refund.Outcome ofOrder(UUID order, Money amount, String reason, Actor actor) {
        if (reason.isBlank()) {
            return refused(Refund.Refusal.NO_REASON);
        }
        return transaction.execute(_ -> {
            var all = deposits.of(order).reversed();
            all.forEach(deposit -> deposits.locked(deposit.id()));
            long left = all.stream().mapToLong(it -> left(it, false)).sum();
            if (amount.isNone() || amount.amount() > left) {
                return refused(Refund.Refusal.MORE_THAN_RECEIVED);
            }
            return all.stream()
                    .filter(deposit -> left(deposit, false) >= amount.amount())
                    .findFirst()
                    .map(it -> ask(it, amount.amount(), false, reason, actor))
                    .orElseGet(() -> refused(Refund.Refusal.NO_SUCH_DEPOSIT));
        });
    }

    Refund.Outcome ofHeld(UUID id, String reason, Actor actor) {
        if (reason.isBlank()) {
            return refused(Refund.Refusal.NO_REASON);
        }
        return transaction.execute(_ -> {
            var deposit = deposits.locked(id);
            long left = left(deposit, true);
            return left <= 0
                    ? refused(Refund.Refusal.MORE_THAN_RECEIVED)
                    : ask(deposit, left, true, reason, actor);
        });
    }

    /// What of a deposit may still be asked back; the deposit is locked by the caller.
    private long left(Deposit deposit, boolean ofHeld) {
        long asked =
                sql.sql(
                                """
                                select coalesce(sum(amount), 0) from payment.refund
                                where deposit_id = ? and of_held = ? and state <> 'DECLINED'
                                """)
                        .params(deposit.id(), ofHeld)
                        .query(Long.class)
                        .single();
        long whole = ofHeld ? deposit.amount() - deposit.credited() : deposit.credited();
        return deposit.state() == Deposit.State.ARRIVED ? 0 : whole - asked;
    }

    private Refund.Outcome ask(
            Deposit deposit, long amount, boolean ofHeld, String reason, Actor actor) {
        UUID id = Identifier.next();
        String reference = "R" + id.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
        var now = Times.utc(clock.instant());
        sql.sql(
                        """
                        insert into payment.refund (id, order_id, deposit_id, of_held, reference, amount,
                            currency, reason, requested_by, requested_at, state, next_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?)
                        """)
                .params(
                        Values.of(
                                id,
                                deposit.order().orElse(null),
                                deposit.id(),
                                ofHeld,
                                reference,
                                amount,
                                deposit.currency(),
                                reason,
                                actor.id(),
                                now,
                                now))
                .update();
        var refund = table.get(id);
        tell("payment.refund-requested", actor, refund, reason);
        return new Refund.Outcome.Done(refund);
    }

    Refund.Outcome decide(UUID id, boolean approve, String reason, Actor actor) {
        if (!approve && reason.isBlank()) {
            return refused(Refund.Refusal.NO_REASON);
        }
        return transaction.execute(_ -> {
            var refund = table.locked(id);
            if (refund.state() != Refund.State.REQUESTED) {
                return refused(Refund.Refusal.ALREADY_DECIDED);
            }
            if (refund.requestedBy().equals(actor.id())) {
                return refused(Refund.Refusal.SAME_PERSON);
            }
            sql.sql(
                            """
                            update payment.refund set state = ?, decided_by = ?, decided_at = ?,
                                decision = ?, next_at = ? where id = ?
                            """)
                    .params(
                            approve ? "APPROVED" : "DECLINED",
                            actor.id(),
                            Times.utc(clock.instant()),
                            reason,
                            Times.utc(clock.instant()),
                            id)
                    .update();
            String fact = approve ? "payment.refund-approved" : "payment.refund-declined";
            tell(fact, actor, table.get(id), reason.isBlank() ? null : reason);
            if (approve && paidInCash(refund)) {
                confirm(id, null, actor);
            }
            return new Refund.Outcome.Done(table.get(id));
        });
    }

    /// Cash is handed back where it was taken; no bank confirms it.
    private boolean paidInCash(Refund refund) {
        return deposits.locked(refund.deposit()).source() == Deposit.Source.CASH;
    }

    /// Sends what was approved. One that the bank does not answer waits 1, 2, 4 … minutes, at most
    /// an hour, and never blocks another.
    int send() {
        var due = table.due(clock.instant());
        due.forEach(this::send);
        return due.size();
    }

    private void send(UUID id) {
        var refund = table.get(id);
        var deposit = transaction.execute(_ -> deposits.locked(refund.deposit()));
        var provider = providerFor(deposit.id());
        URI address = provider.map(Provider::refunds).orElse(null);
        if (address == null) {
            problem(id, "no provider takes refunds");
            return;
        }
        try {
            var answer = line.refund(provider.orElseThrow(), address, refund, deposit);
            sent(id, provider.orElseThrow(), answer);
        } catch (BankLine.NoAnswer e) {
            LOG.warn("The refund {} is sent again later: {}", id, e.getMessage());
            problem(id, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Provider> providerFor(UUID deposit) {
        var today = rules.on(clock.instant());
        Optional<String> told =
                sql.sql(
                                "select provider from payment.deposit where id = ? and provider is not null")
                        .param(deposit)
                        .query(String.class)
                        .optional();
        return told.flatMap(today::provider)
                .filter(provider -> provider.refunds() != null)
                .or(() ->
                        today.providers().stream()
                                .filter(provider -> provider.refunds() != null)
                                .findFirst());
    }

    private void sent(UUID id, Provider provider, BankLine.RefundAnswer answer) {
        boolean taken = answer == BankLine.RefundAnswer.TAKEN;
        transaction.executeWithoutResult(_ -> {
            if (table.locked(id).state() != Refund.State.APPROVED) {
                return;
            }
            sql.sql(
                            """
                            update payment.refund set state = ?, sent_at = ?, problem = ?
                            where id = ?
                            """)
                    .params(
                            Values.of(
                                    taken ? "SENT" : "FAILED",
                                    Times.utc(clock.instant()),
                                    taken ? null : "the bank refused it",
                                    id))
                    .update();
            String fact = taken ? "payment.refund-sent" : "payment.refund-failed";
            tell(fact, Actor.system(provider.id()), table.get(id), null);
        });
    }

    private void problem(UUID id, String problem) {
        sql.sql("update payment.refund set problem = ? where id = ?").params(problem, id).update();
    }

    /// Marks a refund as seen to have left, in the caller's transaction.
    void confirm(UUID id, @Nullable UUID entry, Actor actor) {
        sql.sql("update payment.refund set state = 'CONFIRMED', confirmed_by = ? where id = ?")
                .params(Values.of(entry, id))
                .update();
        var refund = table.get(id);
        boolean ofHeld = table.ofHeld(id);
        if (ofHeld) {
            deposits.giveBack(refund.deposit(), refund.amount().amount());
        }
        tell("payment.refunded", actor, refund, null);
        refund.order().filter(_ -> !ofHeld).ifPresent(this::voidReceipt);
    }

    private void voidReceipt(UUID order) {
        if (table.coversAllReceived(order)) {
            receipts.voidFor(order);
        }
    }

    private void tell(String fact, Actor actor, Refund refund, @Nullable String reason) {
        Map<String, Object> more =
                Map.of(
                        "refund", refund.id(),
                        "refunded", refund.amount().amount(),
                        "refundState", refund.state());
        var order = refund.order().flatMap(orders::find);
        journal.append(
                order.isPresent()
                        ? Facts.order(fact, actor, order.get(), more, reason)
                        : Facts.deposit(
                                fact, actor, deposits.locked(refund.deposit()), more, reason));
    }

    List<Refund> of(UUID order) {
        return table.of(order);
    }

    List<Refund> in(Refund.State state) {
        return table.in(state);
    }

    private static Refund.Outcome refused(Refund.Refusal why) {
        return new Refund.Outcome.Refused(why);
    }
}
