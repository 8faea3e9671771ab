package org.motcua.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lays what was told beside what the statement says. Nothing is stored: asked again after the next
/// statement, a movement that was booked past midnight is no longer missing.
@Component
final class Reconciliations {
    private final JdbcClient sql;
    private final PaymentRules.Source rules;
    private final Clock clock;

    Reconciliations(JdbcClient sql, PaymentRules.Source rules, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.clock = clock;
    }

    Reconciliation of(LocalDate day, String account) {
        var today = rules.on(clock.instant());
        var scope = new HashMap<String, Object>();
        scope.put("day", day);
        scope.put("account", account);
        scope.put("from", Times.utc(today.start(day)));
        scope.put("until", Times.utc(today.start(day.plusDays(1))));
        return new Reconciliation(
                day,
                account,
                statement(scope),
                matched(scope),
                missingCallback(scope),
                missingInStatement(scope),
                differences(scope),
                held(scope),
                refunds(scope));
    }

    private Optional<Reconciliation.StatementHead> statement(Map<String, Object> scope) {
        return sql.sql(
                        """
                        select s.*, (select count(*) from payment.entry e where e.statement_id = s.id)
                            as entries
                        from payment.statement s
                        where s.kind = 'STATEMENT' and s.account = :account and s.day = :day
                        order by s.imported_at desc limit 1
                        """)
                .params(scope)
                .query((row, _) ->
                        new Reconciliation.StatementHead(
                                row.getObject("id", UUID.class),
                                row.getString("bank_id"),
                                Times.read(row, "imported_at"),
                                row.getLong("entries"),
                                row.getBoolean("balanced")))
                .optional();
    }

    private Reconciliation.Sum matched(Map<String, Object> scope) {
        return sql.sql(
                        """
                        select count(*) as count, coalesce(sum(e.amount), 0) as amount
                        from payment.entry e
                        join payment.deposit d
                            on d.account = e.account and d.transaction = e.transaction
                        where e.kind = 'STATEMENT' and e.credit and not e.reversal
                            and e.account = :account and e.day = :day and d.source = 'CALLBACK'
                            and d.amount = e.amount and d.currency = e.currency
                        """)
                .params(scope)
                .query((row, _) ->
                        new Reconciliation.Sum(row.getLong("count"), row.getLong("amount")))
                .single();
    }

    private List<Reconciliation.Item> missingCallback(Map<String, Object> scope) {
        return items(
                """
                select e.id, d.order_id, e.transaction, e.reference, e.amount, e.currency,
                    case when e.credit and not e.reversal then d.state
                         when e.reversal then 'REVERSAL' else 'UNEXPLAINED_DEBIT' end as state
                from payment.entry e
                left join payment.deposit d
                    on d.account = e.account and d.transaction = e.transaction
                left join payment.refund r on r.confirmed_by = e.id
                    or (r.reference = e.end_to_end and r.amount = e.amount)
                where e.kind = 'STATEMENT' and e.account = :account and e.day = :day
                    and case when e.credit and not e.reversal then d.source = 'STATEMENT'
                             else r.id is null end
                """,
                scope);
    }

    private List<Reconciliation.Item> missingInStatement(Map<String, Object> scope) {
        return items(
                """
                select d.id, d.order_id, d.transaction, d.reference, d.amount, d.currency, d.state
                from payment.deposit d
                where d.account = :account and d.source = 'CALLBACK'
                    and d.arrived_at >= :from and d.arrived_at < :until
                    and not exists (select from payment.entry e
                        where e.kind = 'STATEMENT' and e.account = d.account
                            and e.transaction = d.transaction)
                """,
                scope);
    }

    private List<Reconciliation.Item> held(Map<String, Object> scope) {
        return items(
                """
                select d.id, d.order_id, d.transaction, d.reference,
                    d.amount - d.credited - d.returned as amount, d.currency, d.state
                from payment.deposit d
                where d.account = :account and d.state <> 'ARRIVED'
                    and d.credited + d.returned < d.amount
                    and d.arrived_at >= :from and d.arrived_at < :until
                """,
                scope);
    }

    private List<Reconciliation.Item> refunds(Map<String, Object> scope) {
        return items(
                """
                select r.id, r.order_id, r.reference as transaction, r.reference, r.amount,
                    r.currency, r.state
                from payment.refund r join payment.deposit d on d.id = r.deposit_id
                where d.account = :account and r.state in ('APPROVED', 'SENT', 'FAILED')
                    and r.decided_at < :until
                """,
                scope);
    }

    private List<Reconciliation.Item> items(String query, Map<String, Object> scope) {
        return sql.sql(
                        "select i.*, coalesce(o.dossier, '') as dossier from ("
                                + query
                                + ") i left join payment.orders o on o.id = i.order_id order by i.id")
                .params(scope)
                .query(Reconciliations::item)
                .list();
    }

    private static Reconciliation.Item item(ResultSet row, int number) throws SQLException {
        return new Reconciliation.Item(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                row.getString("dossier"),
                row.getString("transaction"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("state"));
    }

    private List<Reconciliation.Difference> differences(Map<String, Object> scope) {
        return sql.sql(
                        """
                        select d.id, d.order_id, d.transaction, d.amount as told,
                            d.currency as told_currency, e.amount as stated,
                            e.currency as stated_currency
                        from payment.entry e
                        join payment.deposit d
                            on d.account = e.account and d.transaction = e.transaction
                        where e.kind = 'STATEMENT' and e.credit and not e.reversal
                            and e.account = :account and e.day = :day
                            and (d.amount <> e.amount or d.currency <> e.currency)
                        order by d.id
                        """)
                .params(scope)
                .query((row, _) ->
                        new Reconciliation.Difference(
                                row.getObject("id", UUID.class),
                                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                                row.getString("transaction"),
                                row.getLong("told"),
                                row.getString("told_currency"),
                                row.getLong("stated"),
                                row.getString("stated_currency")))
                .list();
    }
}
