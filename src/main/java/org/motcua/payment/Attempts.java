package org.motcua.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who began to pay with which provider, and the question what became of it: a callback that was
/// lost does not make a person wait for tomorrow's statement.
@Component
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int MOST_QUESTIONS = 12;

    private final JdbcClient sql;
    private final OrderTable orders;
    private final BankLine line;
    private final PaymentRules.Source rules;
    private final PaymentSettings settings;
    private final Clock clock;

    Attempts(
            JdbcClient sql,
            BankLine line,
            PaymentRules.Source rules,
            PaymentSettings settings,
            Clock clock) {
        this.sql = sql;
        this.orders = new OrderTable(sql);
        this.line = line;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(UUID order, String provider) {
        Instant now = clock.instant();
        sql.sql(
                        """
                        insert into payment.attempt (order_id, provider, started_at, ask_at)
                        values (?, ?, ?, ?)
                        on conflict (order_id, provider)
                        do update set started_at = excluded.started_at, ask_at = excluded.ask_at,
                            asked = 0
                        """)
                .params(order, provider, Times.utc(now), Times.utc(now.plus(settings.askAfter())))
                .update();
    }

    /// What the providers tell about attempts that are due to be asked for.
    ///
    /// The next question is noted before this one is asked (after 2, 4, 8 … times the patience), so
    /// that two nodes do not ask at once and a dead provider is not asked for ever.
    List<Told> ask() {
        Instant now = clock.instant();
        var due =
                sql.sql(
                                """
                                update payment.attempt a
                                set asked = asked + 1,
                                    ask_at = ?::timestamptz + power(2, asked) * ?::interval
                                where (order_id, provider) in
                                    (select order_id, provider from payment.attempt
                                     where ask_at <= ? order by ask_at limit 20
                                     for update skip locked)
                                returning order_id, provider, asked
                                """)
                        .params(
                                Times.utc(now),
                                settings.askAfter().toSeconds() + " seconds",
                                Times.utc(now))
                        .query((row, _) ->
                                new Due(
                                        row.getObject("order_id", UUID.class),
                                        row.getString("provider"),
                                        row.getInt("asked")))
                        .list();
        return due.stream().flatMap(attempt -> ask(attempt).stream()).toList();
    }

    private List<Told> ask(Due due) {
        var order = orders.get(due.order());
        var provider = rules.on(clock.instant()).provider(due.provider());
        URI address = provider.map(Provider::queries).orElse(null);
        if (order.state().settled() || due.asked() > MOST_QUESTIONS || address == null) {
            sql.sql("delete from payment.attempt where order_id = ? and provider = ?")
                    .params(due.order(), due.provider())
                    .update();
            return List.of();
        }
        try {
            return line.ask(provider.orElseThrow(), address, order.reference()).stream()
                    .map(message -> new Told(due.provider(), message))
                    .toList();
        } catch (BankLine.NoAnswer e) {
            LOG.warn("{} was asked about a payment: {}", due.provider(), e.getMessage());
            return List.of();
        }
    }

    /// A provider's message, as a callback would have brought it.
    record Told(String provider, String message) {}

    private record Due(UUID order, String provider, int asked) {}
}
