package org.motcua.traffic;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Passed;
import org.motcua.exchange.Trouble;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of gateways and of messages in trouble.
@Component
class TroubleTable {
    private final JdbcClient sql;
    private final JdbcTemplate rows;

    TroubleTable(JdbcClient sql, JdbcTemplate rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /// How far a gateway was read: the hour and the number of the last trouble.
    record Read(long hour, long trouble) {}

    Read read(String gateway) {
        sql.sql("insert into traffic.gateway (address) values (?) on conflict do nothing")
                .param(gateway)
                .update();
        return sql.sql("select hour, trouble from traffic.gateway where address = ? for update")
                .param(gateway)
                .query((row, _) -> new Read(row.getLong("hour"), row.getLong("trouble")))
                .single();
    }

    void heard(String gateway, Read upTo, Instant now) {
        sql.sql(
                        """
                        update traffic.gateway set hour = ?, trouble = ?, answered_at = ?,
                            fault = null where address = ?
                        """)
                .params(upTo.hour(), upTo.trouble(), at(now), gateway)
                .update();
    }

    void silent(String gateway, String fault) {
        sql.sql(
                        """
                        insert into traffic.gateway (address, fault) values (?, ?)
                        on conflict (address) do update set fault = excluded.fault
                        """)
                .params(gateway, fault)
                .update();
    }

    Optional<Watched> watched(URI gateway) {
        return sql.sql("select * from traffic.gateway where address = ?")
                .param(gateway.toString())
                .query((row, _) ->
                        new Watched(gateway, instant(row, "answered_at"), row.getString("fault")))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    void insert(String gateway, List<Trouble> all) {
        rows.batchUpdate(
                """
                insert into traffic.trouble (gateway, number, at, side, kind, message,
                    client, service, agreement, type, status, millis, method)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                all.stream().map(one -> columns(gateway, one)).toList());
    }

    private static Object[] columns(String gateway, Trouble one) {
        return new Object[] {
            gateway,
            one.number(),
            at(Instant.ofEpochMilli(one.at())),
            one.side().name(),
            one.kind().name(),
            one.id(),
            one.client(),
            one.service(),
            one.agreement(),
            one.type(),
            one.status(),
            one.millis(),
            one.method()
        };
    }

    /// The newest of a state and a kind.
    List<Troubled> list(Troubled.State state, Optional<Trouble.Kind> kind, int most) {
        return sql.sql(
                        """
                        select * from traffic.trouble where state = ? and (? = '' or kind = ?)
                        order by at desc, number desc limit ?
                        """)
                .params(state.name(), name(kind), name(kind), most)
                .query((row, _) -> troubled(row))
                .list();
    }

    private static String name(Optional<Trouble.Kind> kind) {
        return kind.map(Trouble.Kind::name).orElse("");
    }

    /// How many of each kind nobody has settled, all kinds with a number.
    Map<Trouble.Kind, Long> open() {
        var found = new EnumMap<Trouble.Kind, Long>(Trouble.Kind.class);
        for (var kind : Trouble.Kind.values()) {
            found.put(kind, 0L);
        }
        sql.sql(
                        "select kind, count(*) as n from traffic.trouble where state = 'OPEN' group by kind")
                .query((row, _) ->
                        found.put(Trouble.Kind.valueOf(row.getString("kind")), row.getLong("n")))
                .list();
        return found;
    }

    Optional<Troubled> find(URI gateway, long number) {
        return sql.sql("select * from traffic.trouble where gateway = ? and number = ?")
                .params(gateway.toString(), number)
                .query((row, _) -> troubled(row))
                .optional();
    }

    /// @return whether it was open until now
    boolean settle(Troubled one, Troubled.State state, String note, String replay) {
        return sql.sql(
                                """
                                update traffic.trouble set state = ?, note = ?, replay = ?
                                where gateway = ? and number = ? and state = 'OPEN'
                                """)
                        .params(
                                state.name(),
                                note,
                                replay,
                                one.gateway().toString(),
                                one.trouble().number())
                        .update()
                == 1;
    }

    /// Nothing was sent: it waits again.
    void reopen(Troubled one) {
        sql.sql(
                        """
                        update traffic.trouble set state = 'OPEN', note = ''
                        where gateway = ? and number = ? and state = 'REPLAYED' and replay = ''
                        """)
                .params(one.gateway().toString(), one.trouble().number())
                .update();
    }

    void noted(Troubled one, String note, String replay) {
        sql.sql(
                        """
                        update traffic.trouble set note = ?, replay = ?
                        where gateway = ? and number = ?
                        """)
                .params(note, replay, one.gateway().toString(), one.trouble().number())
                .update();
    }

    private static Troubled troubled(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var trouble =
                new Trouble(
                        row.getLong("number"),
                        at.toEpochMilli(),
                        Passed.Side.valueOf(row.getString("side")),
                        Trouble.Kind.valueOf(row.getString("kind")),
                        row.getString("message"),
                        row.getString("client"),
                        row.getString("service"),
                        row.getString("agreement"),
                        row.getString("type"),
                        row.getInt("status"),
                        row.getLong("millis"),
                        row.getString("method"));
        return new Troubled(
                URI.create(row.getString("gateway")),
                at,
                trouble,
                Troubled.State.valueOf(row.getString("state")),
                row.getString("note"),
                row.getString("replay"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
