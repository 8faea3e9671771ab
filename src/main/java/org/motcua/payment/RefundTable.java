package org.motcua.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Refunds as rows.
final class RefundTable {
    private final JdbcClient sql;

    RefundTable(JdbcClient sql) {
        this.sql = sql;
    }

    Refund get(UUID id) {
        return sql.sql("select * from payment.refund where id = ?")
                .param(id)
                .query(RefundTable::row)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no refund " + id));
    }

    Refund locked(UUID id) {
        return sql.sql("select * from payment.refund where id = ? for update")
                .param(id)
                .query(RefundTable::row)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no refund " + id));
    }

    List<Refund> of(UUID order) {
        return sql.sql("select * from payment.refund where order_id = ? order by requested_at, id")
                .param(order)
                .query(RefundTable::row)
                .list();
    }

    List<Refund> in(Refund.State state) {
        return sql.sql(
                        """
                        select * from payment.refund where state = ?
                        order by requested_at, id limit 1000
                        """)
                .param(state.name())
                .query(RefundTable::row)
                .list();
    }

    /// Approved ones that are to be sent now, their next try noted before this one.
    List<UUID> due(Instant now) {
        return sql.sql(
                        """
                        update payment.refund
                        set attempts = attempts + 1, next_at = ?::timestamptz
                            + least(60, power(2, least(attempts, 6))) * interval '1 minute'
                        where id in (select id from payment.refund
                            where state = 'APPROVED' and next_at <= ?
                            order by next_at limit 20 for update skip locked)
                        returning id
                        """)
                .params(Times.utc(now), Times.utc(now))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Whether it returns what was held, and not what was credited.
    boolean ofHeld(UUID id) {
        return sql.sql("select of_held from payment.refund where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /// Whether everything that an order received has left again.
    boolean coversAllReceived(UUID order) {
        return sql.sql(
                        """
                        select o.received <= (select coalesce(sum(r.amount), 0)
                            from payment.refund r where r.order_id = o.id
                              and r.state = 'CONFIRMED' and not r.of_held)
                        from payment.orders o where o.id = ?
                        """)
                .param(order)
                .query(Boolean.class)
                .single();
    }

    private static Refund row(ResultSet row, int number) throws SQLException {
        return new Refund(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                row.getObject("deposit_id", UUID.class),
                row.getString("reference"),
                new Money(row.getLong("amount")),
                row.getString("currency"),
                row.getString("reason"),
                row.getString("requested_by"),
                Times.read(row, "requested_at"),
                Refund.State.valueOf(row.getString("state")));
    }
}
