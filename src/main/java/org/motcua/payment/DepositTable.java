package org.motcua.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deposits as rows.
final class DepositTable {
    private final JdbcClient sql;

    DepositTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// The new deposit's key; empty where the movement was told before.
    Optional<UUID> insert(Arrival arrival, Instant now) {
        return sql.sql(
                        """
                        insert into payment.deposit (id, account, transaction, reference, tokens, amount,
                            currency, arrived_at, recorded_at, source, provider, state, next_at)
                        values (?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?, ?, ?, ?, 'ARRIVED', ?)
                        on conflict (account, transaction) do nothing
                        returning id
                        """)
                .params(
                        Values.of(
                                Identifier.next(),
                                arrival.account(),
                                arrival.transaction(),
                                arrival.reference(),
                                String.join(" ", arrival.tokens()),
                                arrival.amount(),
                                arrival.currency(),
                                Times.utc(arrival.arrivedAt()),
                                Times.utc(now),
                                arrival.source().name(),
                                arrival.provider(),
                                Times.utc(now)))
                .query(UUID.class)
                .optional();
    }

    Optional<Deposit> find(String account, String transaction) {
        return sql.sql("select * from payment.deposit where account = ? and transaction = ?")
                .params(account, transaction)
                .query(DepositTable::row)
                .optional();
    }

    Deposit locked(UUID id) {
        return sql.sql("select * from payment.deposit where id = ? for update")
                .param(id)
                .query(DepositTable::row)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no deposit " + id));
    }

    /// One that nobody looks at right now, taken until the transaction ends.
    Optional<Deposit> take(UUID id) {
        return sql.sql(
                        """
                        select * from payment.deposit where id = ? and state = 'ARRIVED'
                        for update skip locked
                        """)
                .param(id)
                .query(DepositTable::row)
                .optional();
    }

    /// Those that wait to be looked at.
    List<UUID> waiting(Instant now, int most) {
        return sql.sql(
                        """
                        select id from payment.deposit where state = 'ARRIVED' and next_at <= ?
                        order by next_at limit ?
                        """)
                .params(Times.utc(now), most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Finds the orders of all deposits that wait and have none, at once. A text that names two
    /// orders names none: a person must decide.
    int match(@Nullable UUID only) {
        return sql.sql(
                        """
                        update payment.deposit d set order_id = m.order_id
                        from (select w.id, (array_agg(distinct o.id))[1] as order_id
                              from payment.deposit w
                              cross join lateral unnest(w.tokens) as t (token)
                              join payment.orders o on o.reference = t.token
                              where w.state = 'ARRIVED' and w.order_id is null
                                and (?::uuid is null or w.id = ?)
                              group by w.id having count(distinct o.id) = 1) m
                        where d.id = m.id
                        """)
                .params(Values.of(only, only))
                .update();
    }

    /// The order that a deposit was matched with.
    Optional<UUID> order(UUID deposit) {
        return sql.sql("select order_id from payment.deposit where id = ? and order_id is not null")
                .param(deposit)
                .query(UUID.class)
                .optional();
    }

    void finish(UUID id, @Nullable UUID order, long credited, Deposit.State state) {
        sql.sql(
                        """
                        update payment.deposit
                        set order_id = ?, credited = ?, state = ?, problem = null where id = ?
                        """)
                .params(Values.of(order, credited, state.name(), id))
                .update();
    }

    /// Tries again later: after 5, 10, 20 … seconds, at most an hour.
    void postpone(UUID id, Instant now, String problem) {
        sql.sql(
                        """
                        update payment.deposit set attempts = attempts + 1, problem = ?,
                            next_at = ?::timestamptz + least(3600, 5 * power(2, least(attempts, 10)))
                                * interval '1 second'
                        where id = ? and state = 'ARRIVED'
                        """)
                .params(problem, Times.utc(now), id)
                .update();
    }

    void giveBack(UUID id, long amount) {
        sql.sql(
                        """
                        update payment.deposit set returned = returned + ?,
                            state = case when credited = 0 and returned + ? = amount then 'RETURNED'
                                else state end
                        where id = ?
                        """)
                .params(amount, amount, id)
                .update();
    }

    List<Deposit> of(UUID order) {
        return sql.sql("select * from payment.deposit where order_id = ? order by recorded_at, id")
                .param(order)
                .query(DepositTable::row)
                .list();
    }

    List<Deposit> held() {
        return sql.sql(
                        """
                        select * from payment.deposit
                        where state <> 'ARRIVED' and credited + returned < amount
                        order by arrived_at, id limit 1000
                        """)
                .query(DepositTable::row)
                .list();
    }

    private static Deposit row(ResultSet row, int number) throws SQLException {
        return new Deposit(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                row.getString("account"),
                row.getString("transaction"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getLong("credited"),
                row.getLong("returned"),
                Times.read(row, "arrived_at"),
                Deposit.Source.valueOf(row.getString("source")),
                Deposit.State.valueOf(row.getString("state")));
    }
}
