package org.motcua.synchrony;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What two houses said to each other about each dossier, by number.
@Component
class StreamTable {
    private final JdbcClient sql;

    StreamTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// How far two houses are with a dossier.
    record Stream(
            String house,
            String code,
            int said,
            int acknowledged,
            int heard,
            boolean parked,
            Optional<String> fault,
            Optional<String> message,
            int tries,
            Instant changedAt) {}

    /// The next thing to be said of a dossier.
    record Waiting(String code, int number, String kind, String item, int tries) {}

    /// Says something new. Nothing where it was said already.
    void say(String house, String code, String kind, String item, long position, Instant at) {
        open(house, code, at);
        int number = lock(house, code).said() + 1;
        int added =
                sql.sql(
                                """
                                insert into synchrony.said
                                    (house, code, number, kind, item, position, at)
                                values (?, ?, ?, ?, ?::jsonb, ?, ?)
                                on conflict (position) do nothing
                                """)
                        .params(house, code, number, kind, item, position, Timestamp.from(at))
                        .update();
        if (added > 0) {
            sql.sql(
                            """
                            update synchrony.stream set said = ?, changed_at = ?
                            where house = ? and code = ?
                            """)
                    .params(number, Timestamp.from(at), house, code)
                    .update();
        }
    }

    void open(String house, String code, Instant at) {
        sql.sql(
                        """
                        insert into synchrony.stream (house, code, next_at, changed_at)
                        values (?, ?, ?, ?) on conflict (house, code) do nothing
                        """)
                .params(house, code, Timestamp.from(at), Timestamp.from(at))
                .update();
    }

    Stream lock(String house, String code) {
        return sql.sql("select * from synchrony.stream where house = ? and code = ? for update")
                .params(house, code)
                .query((row, _) -> stream(row))
                .single();
    }

    private static Stream stream(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Stream(
                row.getString("house"),
                row.getString("code"),
                row.getInt("said"),
                row.getInt("acknowledged"),
                row.getInt("heard"),
                row.getBoolean("parked"),
                Optional.ofNullable(row.getString("fault")),
                Optional.ofNullable(row.getString("message")),
                row.getInt("tries"),
                row.getTimestamp("changed_at").toInstant());
    }

    /// What is next for each dossier, those first that wait longest.
    List<Waiting> waiting(String house, Instant now, int limit) {
        return sql.sql(
                        """
                        select s.code, s.number, s.kind, s.item::text as item, t.tries
                        from synchrony.stream t
                        join synchrony.said s on s.house = t.house and s.code = t.code
                            and s.number = t.acknowledged + 1
                        where t.house = ? and t.said > t.acknowledged and not t.parked
                            and t.next_at <= ?
                        order by s.position limit ?
                        """)
                .params(house, Timestamp.from(now), limit)
                .query((row, _) ->
                        new Waiting(
                                row.getString("code"),
                                row.getInt("number"),
                                row.getString("kind"),
                                row.getString("item"),
                                row.getInt("tries")))
                .list();
    }

    /// The other house has all up to a number.
    void acknowledged(String house, String code, int number, Instant now) {
        sql.sql(
                        """
                        update synchrony.stream
                        set acknowledged = ?, tries = 0, fault = null, message = null,
                            parked = false, next_at = ?, changed_at = ?
                        where house = ? and code = ?
                        """)
                .params(number, Timestamp.from(now), Timestamp.from(now), house, code)
                .update();
    }

    /// The other house did not take it.
    void refused(
            String house, String code, String fault, String message, boolean park, Instant next) {
        sql.sql(
                        """
                        update synchrony.stream
                        set fault = ?, message = ?, parked = ?, tries = tries + 1, next_at = ?
                        where house = ? and code = ?
                        """)
                .params(fault, message, park, Timestamp.from(next), house, code)
                .update();
    }

    /// Lets what was laid aside be sent again.
    int resume(String house, Optional<String> code, Instant now) {
        return sql.sql(
                        """
                        update synchrony.stream set parked = false, next_at = ?, tries = 0
                        where house = ? and said > acknowledged and (? = '' or code = ?)
                        """)
                .params(Timestamp.from(now), house, code.orElse(""), code.orElse(""))
                .update();
    }

    void heard(String house, String code, int number, String sum, Instant now) {
        sql.sql(
                        "update synchrony.stream set heard = ?, changed_at = ? where house = ? and code = ?")
                .params(number, Timestamp.from(now), house, code)
                .update();
        sql.sql(
                        """
                        insert into synchrony.heard (house, code, number, sum, at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(house, code, number, sum, Timestamp.from(now))
                .update();
        sql.sql("delete from synchrony.refused where house = ? and code = ? and number = ?")
                .params(house, code, number)
                .update();
    }

    Optional<String> sum(String house, String code, int number) {
        return sql.sql(
                        "select sum from synchrony.heard where house = ? and code = ? and number = ?")
                .params(house, code, number)
                .query(String.class)
                .optional();
    }

    void note(
            String house,
            String code,
            int number,
            String fault,
            String message,
            String item,
            Instant at) {
        sql.sql(
                        """
                        insert into synchrony.refused
                            (house, code, number, fault, message, item, at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (house, code, number) do update
                        set fault = excluded.fault, message = excluded.message,
                            item = excluded.item, at = excluded.at
                        """)
                .params(house, code, number, fault, message, item, Timestamp.from(at))
                .update();
    }

    /// The streams after a code, in order.
    List<Stream> after(String house, String code, int limit) {
        return sql.sql(
                        """
                        select * from synchrony.stream where house = ? and code > ?
                        order by code limit ?
                        """)
                .params(house, code, limit)
                .query((row, _) -> stream(row))
                .list();
    }

    /// What waits for a house.
    record Count(int waiting, int aside, Optional<Instant> oldest) {
        static final Count NONE = new Count(0, 0, Optional.empty());
    }

    /// What waits, by house.
    Map<String, Count> counts() {
        var counts = new HashMap<String, Count>();
        sql.sql(
                        """
                        select house, count(*) as waiting, count(*) filter (where parked) as aside,
                            min(changed_at) as oldest
                        from synchrony.stream where said > acknowledged group by house
                        """)
                .query(row -> {
                    counts.put(
                            row.getString("house"),
                            new Count(
                                    row.getInt("waiting"),
                                    row.getInt("aside"),
                                    Optional.of(row.getTimestamp("oldest").toInstant())));
                });
        return counts;
    }

    /// What was not taken there or here, the latest first.
    List<HouseWatch.Trouble> troubles(int limit) {
        return sql.sql(
                        """
                        select false as here, house, code, acknowledged + 1 as number, fault,
                            coalesce(message, '') as message, changed_at as at
                        from synchrony.stream where parked
                        union all
                        select true, house, code, number, fault, message, at
                        from synchrony.refused
                        order by at desc limit ?
                        """)
                .params(limit)
                .query((row, _) ->
                        new HouseWatch.Trouble(
                                row.getBoolean("here"),
                                row.getString("house"),
                                row.getString("code"),
                                row.getInt("number"),
                                Answer.Code.named(row.getString("fault")),
                                row.getString("message"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }
}
