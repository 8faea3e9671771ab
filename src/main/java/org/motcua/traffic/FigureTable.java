package org.motcua.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.motcua.exchange.Passed;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of figures: by hour as gateways tell them, summed by day.
@Component("exchangeFigureTable")
class FigureTable {
    private static final int HOURS_KEPT_DAYS = 8;
    private static final long HOUR = 3600;
    private static final String TAKE =
            """
            insert into traffic.hour (gateway, hour, day, side, client, service, agreement,
                outcome, messages, asked, answered, micros, waits)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (gateway, hour, side, client, service, agreement, outcome)
            do update set messages = excluded.messages, asked = excluded.asked,
                answered = excluded.answered, micros = excluded.micros, waits = excluded.waits
            """;

    /// Rows of gateways are of this length; summed place by place in one pass.
    private static final String SUMS =
            IntStream.rangeClosed(1, Passed.WAITS)
                    .mapToObj("sum(h.waits[%d])"::formatted)
                    .collect(Collectors.joining(", "));

    private final JdbcClient sql;
    private final JdbcTemplate rows;

    FigureTable(JdbcClient sql, JdbcTemplate rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /// Who asked whom, by which agreement, with which end, on a day.
    record Row(
            LocalDate day,
            String client,
            String service,
            String agreement,
            Passed.Outcome outcome,
            long messages,
            long bytes,
            Volume.Waits waits) {
        Volume volume() {
            boolean refused = outcome == Passed.Outcome.REFUSED;
            boolean failed = outcome == Passed.Outcome.SERVICE;
            return new Volume(
                    messages,
                    refused || failed ? 0 : messages,
                    failed ? messages : 0,
                    refused ? messages : 0,
                    bytes,
                    waits);
        }
    }

    /// Takes what a gateway tells; told again, it replaces what was told before.
    void take(String gateway, List<Passed> hours, ZoneId zone) {
        var days = new TreeSet<LocalDate>();
        var cells = new LinkedHashMap<List<Object>, Object[]>();
        for (var hour : hours) {
            var day = Instant.ofEpochSecond(hour.hour() * HOUR).atZone(zone).toLocalDate();
            days.add(day);
            // a gateway is another system: what it tells twice in one answer counts once
            hour.cells()
                    .forEach(cell ->
                            cells.put(
                                    key(hour.hour(), cell),
                                    columns(gateway, hour.hour(), day, cell)));
        }
        rows.batchUpdate(TAKE, List.copyOf(cells.values()));
        days.forEach(day -> sum(gateway, day));
        if (!days.isEmpty()) {
            sql.sql("delete from traffic.hour where gateway = ? and day < ?")
                    .params(gateway, days.last().minusDays(HOURS_KEPT_DAYS))
                    .update();
        }
    }

    private static List<Object> key(long hour, Passed.Cell cell) {
        return List.of(
                hour, cell.side(), cell.client(), cell.service(), cell.agreement(), cell.outcome());
    }

    private static Object[] columns(String gateway, long hour, LocalDate day, Passed.Cell cell) {
        var waits = new Long[Passed.WAITS];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = cell.waits().getOrDefault(i, 0L);
        }
        return new Object[] {
            gateway,
            hour,
            day,
            cell.side().name(),
            cell.client(),
            cell.service(),
            cell.agreement(),
            cell.outcome().name(),
            cell.count(),
            cell.asked(),
            cell.answered(),
            cell.micros(),
            waits
        };
    }

    private void sum(String gateway, LocalDate day) {
        sql.sql("delete from traffic.day where gateway = ? and day = ?")
                .params(gateway, day)
                .update();
        sql.sql(
                        """
                        insert into traffic.day (day, gateway, side, client, service, agreement,
                            outcome, messages, asked, answered, micros, waits)
                        select h.day, h.gateway, h.side, h.client, h.service, h.agreement,
                            h.outcome, sum(h.messages), sum(h.asked), sum(h.answered),
                            sum(h.micros), array[%s]
                        from traffic.hour h where h.gateway = ? and h.day = ?
                        group by h.day, h.gateway, h.side, h.client, h.service, h.agreement,
                            h.outcome
                        """
                                .formatted(SUMS))
                .params(gateway, day)
                .update();
    }

    /// What passed from a day on until another, both of them too.
    List<Row> rows(Passed.Side side, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select day, client, service, agreement, outcome, messages,
                            asked + answered as bytes, waits
                        from traffic.day where side = ? and day between ? and ? order by day
                        """)
                .params(side.name(), from, until)
                .query((row, _) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        var waits = (Long[]) row.getArray("waits").getArray();
        var counts = new long[waits.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = waits[i];
        }
        return new Row(
                row.getObject("day", LocalDate.class),
                row.getString("client"),
                row.getString("service"),
                row.getString("agreement"),
                Passed.Outcome.valueOf(row.getString("outcome")),
                row.getLong("messages"),
                row.getLong("bytes"),
                new Volume.Waits(counts));
    }

    /// The first day of which anything is known, by side.
    Map<Passed.Side, LocalDate> first() {
        var found = new HashMap<Passed.Side, LocalDate>();
        sql.sql("select side, min(day) as day from traffic.day group by side")
                .query((row, _) ->
                        found.put(
                                Passed.Side.valueOf(row.getString("side")),
                                row.getObject("day", LocalDate.class)))
                .list();
        return found;
    }

    void watched(String gateway, LocalDate day, boolean answered) {
        sql.sql(
                        """
                        insert into traffic.watched (gateway, day, tries, answers)
                        values (?, ?, 1, ?) on conflict (gateway, day) do update
                        set tries = traffic.watched.tries + 1,
                            answers = traffic.watched.answers + excluded.answers
                        """)
                .params(gateway, day, answered ? 1 : 0)
                .update();
    }

    /// How often gateways were asked and how often they answered, from a day on until another.
    long[] watched(LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select coalesce(sum(tries), 0) as tries,
                            coalesce(sum(answers), 0) as answers
                        from traffic.watched where day between ? and ?
                        """)
                .params(from, until)
                .query((row, _) -> new long[] {row.getLong("tries"), row.getLong("answers")})
                .single();
    }
}
