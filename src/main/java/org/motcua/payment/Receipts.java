package org.motcua.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes receipts and numbers them.
@Component
final class Receipts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;
    private final Journal journal;
    private final PaymentRules.Source rules;
    private final Clock clock;

    Receipts(JdbcClient sql, Journal journal, PaymentRules.Source rules, Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
    }

    /// Writes the receipt of an order that has just been settled, in the caller's transaction.
    ///
    /// The number is taken from a counter whose row stays locked until the transaction ends: if it
    /// fails, the number is free again, and nobody else has taken the next one. A sequence of the
    /// database would leave gaps.
    void issue(Order order, Actor actor) {
        var today = rules.on(clock.instant());
        LocalDate day = today.day(clock.instant());
        var series = today.series();
        String symbol =
                series.symbol()
                        .replace("{yy}", "%02d".formatted(day.getYear() % 100))
                        .replace("{agency}", order.payee().value());
        int number = next(order.payee(), symbol, day.getYear());
        sql.sql(
                        """
                        insert into payment.receipt
                            (id, order_id, agency, name, symbol, year, number, issued_on)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                        """)
                .params(
                        Identifier.next(),
                        order.id(),
                        order.payee().value(),
                        JSON.writeValueAsString(series.name()),
                        symbol,
                        day.getYear(),
                        number,
                        day)
                .update();
        journal.append(
                Facts.order(
                        "payment.receipted",
                        actor,
                        order,
                        Map.of("symbol", symbol, "year", day.getYear(), "receipt", number),
                        null));
    }

    private int next(AgencyCode agency, String symbol, int year) {
        return sql.sql(
                        """
                        insert into payment.receipt_counter as c (agency, symbol, year, last)
                        values (?, ?, ?, 1)
                        on conflict (agency, symbol, year) do update set last = c.last + 1
                        returning last
                        """)
                .params(agency.value(), symbol, year)
                .query(Integer.class)
                .single();
    }

    /// Marks the receipt of an order of which everything was given back.
    void voidFor(UUID order) {
        sql.sql("update payment.receipt set voided = true where order_id = ?")
                .param(order)
                .update();
    }

    Optional<Receipt> find(UUID order) {
        return sql.sql(
                        """
                        select r.*, o.payer, o.amount, o.currency, o.reference, o.lines
                        from payment.receipt r join payment.orders o on o.id = r.order_id
                        where r.order_id = ?
                        """)
                .param(order)
                .query(Receipts::row)
                .optional();
    }

    /// Those of some agencies of a day, in the order of their numbers.
    List<Receipt> on(Collection<AgencyCode> agencies, LocalDate day) {
        return sql.sql(
                        """
                        select r.*, o.payer, o.amount, o.currency, o.reference, o.lines
                        from payment.receipt r join payment.orders o on o.id = r.order_id
                        where r.agency = any (?) and r.issued_on = ?
                        order by r.agency, r.symbol, r.number limit 500
                        """)
                .param(agencies.stream().map(AgencyCode::value).toArray(String[]::new))
                .param(day)
                .query(Receipts::row)
                .list();
    }

    private static Receipt row(ResultSet row, int index) throws SQLException {
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                new AgencyCode(row.getString("agency")),
                JSON.readValue(row.getString("name"), Text.class),
                row.getString("symbol"),
                row.getInt("year"),
                row.getInt("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("payer"),
                new Money(row.getLong("amount")),
                row.getString("currency"),
                row.getString("reference"),
                OrderTable.lines(row.getString("lines")),
                row.getBoolean("voided"));
    }
}
