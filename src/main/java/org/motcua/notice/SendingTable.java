package org.motcua.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of `notice.sending`: the queue.
final class SendingTable {
    /// A sending in a courier's hands.
    record Sending(
            UUID id,
            Channel channel,
            String address,
            String title,
            String text,
            String template,
            String subject,
            int tries) {}

    private static final String WITH_NOTICE =
            """
            select s.id, s.channel, s.address, s.text, s.tries, s.taken_at, s.next_at, s.uncertain,
                s.fault, n.title, n.template, n.subject
            from notice.sending s join notice.notice n on n.id = s.notice
            """;

    private final JdbcClient sql;

    SendingTable(DataSource source) {
        sql = JdbcClient.create(source);
    }

    void queue(UUID notice, Channel channel, String address, String text, Instant at) {
        sql.sql(
                        """
                        insert into notice.sending (id, notice, channel, address, text, state,
                            next_at)
                        values (?, ?, ?, ?, ?, 'PENDING', ?)
                        """)
                .params(
                        Identifier.next(),
                        notice,
                        channel.name(),
                        address,
                        text,
                        Timestamp.from(at))
                .update();
    }

    /// Takes the one that waits longest, passing over what another courier holds. It is marked as
    /// being sent before anything leaves the house.
    Optional<Sending> take(Instant now) {
        return sql.sql(
                        """
                        update notice.sending set state = 'SENDING', taken_at = :now,
                            tries = tries + 1
                        where id = (
                            select id from notice.sending
                            where state = 'PENDING' and next_at <= :now
                            order by next_at limit 1 for update skip locked)
                        returning id
                        """)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .map(this::get);
    }

    /// Those that were being sent when a program ended: taken before a moment and never answered.
    List<Sending> orphans(Instant takenBefore) {
        return sql.sql(WITH_NOTICE + " where s.state = 'SENDING' and s.taken_at < ? limit 100")
                .param(Timestamp.from(takenBefore))
                .query((row, _) -> read(row))
                .list();
    }

    Sending get(UUID id) {
        return sql.sql(WITH_NOTICE + " where s.id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .single();
    }

    boolean done(UUID id, Instant at, String reference) {
        return sql.sql(
                                """
                                update notice.sending set state = 'DONE', taken_at = null,
                                    done_at = ?, reference = ?, fault = null
                                where id = ? and state = 'SENDING'
                                """)
                        .params(Timestamp.from(at), reference, id)
                        .update()
                == 1;
    }

    boolean again(UUID id, Instant next, String fault) {
        return sql.sql(
                                """
                                update notice.sending set state = 'PENDING', taken_at = null,
                                    next_at = ?, fault = ?
                                where id = ? and state = 'SENDING'
                                """)
                        .params(Timestamp.from(next), fault, id)
                        .update()
                == 1;
    }

    boolean fail(UUID id, Instant at, String fault) {
        return sql.sql(
                                """
                                update notice.sending set state = 'FAILED', taken_at = null,
                                    done_at = ?, fault = ?
                                where id = ? and state in ('SENDING', 'PARKED')
                                """)
                        .params(Timestamp.from(at), fault, id)
                        .update()
                == 1;
    }

    boolean park(UUID id, boolean uncertain, Instant at, String fault) {
        return sql.sql(
                                """
                                update notice.sending set state = 'PARKED', taken_at = null,
                                    next_at = ?, uncertain = ?, fault = ?
                                where id = ? and state = 'SENDING'
                                """)
                        .params(Timestamp.from(at), uncertain, fault, id)
                        .update()
                == 1;
    }

    boolean resume(UUID id, Instant at) {
        return sql.sql(
                                """
                                update notice.sending set state = 'PENDING', tries = 0,
                                    uncertain = false, next_at = ?
                                where id = ? and state = 'PARKED'
                                """)
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    List<Parked> parked() {
        return sql.sql(WITH_NOTICE + " where s.state = 'PARKED' order by s.id limit 500")
                .query((row, _) -> parked(row))
                .list();
    }

    private static Sending read(ResultSet row) throws SQLException {
        return new Sending(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                row.getString("title"),
                row.getString("text"),
                row.getString("template"),
                row.getString("subject"),
                row.getInt("tries"));
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("template"),
                row.getString("subject"),
                row.getInt("tries"),
                row.getTimestamp("next_at").toInstant(),
                row.getBoolean("uncertain"),
                Optional.ofNullable(row.getString("fault")).orElse(""));
    }
}
