package org.motcua.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Orders as rows.
final class OrderTable {
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    OrderTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether it is new.
    boolean insert(Order order) {
        return sql.sql(
                                """
                                insert into payment.orders (id, dossier, number, reference, payee, account,
                                    payer, lines, amount, currency, due, requested_at, received, state)
                                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, 0, 'REQUESTED')
                                on conflict (dossier, number) do nothing
                                """)
                        .params(
                                order.id(),
                                order.dossier(),
                                order.number(),
                                order.reference(),
                                order.payee().value(),
                                order.account(),
                                order.payer(),
                                lines(order.lines()),
                                order.amount().amount(),
                                order.currency(),
                                Times.utc(order.due()),
                                Times.utc(order.requestedAt()))
                        .update()
                == 1;
    }

    Order get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no order " + id));
    }

    Optional<Order> find(UUID id) {
        return sql.sql("select * from payment.orders where id = ?")
                .param(id)
                .query(OrderTable::row)
                .optional();
    }

    Optional<Order> find(String dossier, int number) {
        return sql.sql("select * from payment.orders where dossier = ? and number = ?")
                .params(dossier, number)
                .query(OrderTable::row)
                .optional();
    }

    Optional<Order> byReference(String reference) {
        return sql.sql("select * from payment.orders where reference = ?")
                .param(reference)
                .query(OrderTable::row)
                .optional();
    }

    List<Order> about(String dossier) {
        return sql.sql("select * from payment.orders where dossier = ? order by number")
                .param(dossier)
                .query(OrderTable::row)
                .list();
    }

    /// The order, kept from everybody else until the transaction ends.
    Order locked(UUID id) {
        return sql.sql("select * from payment.orders where id = ? for update")
                .param(id)
                .query(OrderTable::row)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no order " + id));
    }

    void update(UUID id, long received, Order.State state) {
        sql.sql("update payment.orders set received = ?, state = ? where id = ?")
                .params(received, state.name(), id)
                .update();
    }

    static String lines(List<Line> lines) {
        return JSON.writeValueAsString(lines);
    }

    static List<Line> lines(String text) {
        return JSON.readValue(text, LINES);
    }

    private static Order row(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getObject("id", UUID.class),
                row.getString("dossier"),
                row.getInt("number"),
                row.getString("reference"),
                new AgencyCode(row.getString("payee")),
                row.getString("account"),
                row.getString("payer"),
                lines(row.getString("lines")),
                new Money(row.getLong("amount")),
                row.getString("currency"),
                Times.read(row, "due"),
                Times.read(row, "requested_at"),
                new Money(row.getLong("received")),
                Order.State.valueOf(row.getString("state")));
    }
}
