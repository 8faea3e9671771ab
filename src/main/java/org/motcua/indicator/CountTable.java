package org.motcua.indicator;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows that the follower keeps, read and written many at a time.
@Component("indicatorRows")
class CountTable {
    private static final String WRITE =
            """
            insert into indicator.dossier (id, code, procedure, province, unit, agency, filed_on,
                finished_on, rated_on, measured_due, paused_since, supplements, finished_at,
                counted, numbers, course)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set province = excluded.province, unit = excluded.unit,
                agency = excluded.agency, finished_on = excluded.finished_on,
                rated_on = excluded.rated_on, measured_due = excluded.measured_due,
                paused_since = excluded.paused_since, supplements = excluded.supplements,
                finished_at = excluded.finished_at, counted = excluded.counted,
                numbers = excluded.numbers, course = excluded.course
            """;

    private static final String KEYS =
            "unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[])";

    private final JdbcTemplate sql;

    CountTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /// A dossier with what it counts now.
    record Row(Course course, Counted counted) {}

    /// By which definitions sums were made, and the last months that were ended and closed.
    record Kept(String hash, @Nullable LocalDate ended, @Nullable LocalDate closed) {}

    List<Row> byId(Scheme scheme, Collection<UUID> ids) {
        return sql.query(
                "select course, counted, numbers from indicator.dossier where id = any (?)",
                row -> row.setArray(1, row.getConnection().createArrayOf("uuid", ids.toArray())),
                (row, _) -> row(scheme, row));
    }

    List<Row> byCode(Scheme scheme, Collection<String> codes) {
        return sql.query(
                "select course, counted, numbers from indicator.dossier where code = any (?)",
                row -> row.setArray(1, row.getConnection().createArrayOf("text", codes.toArray())),
                (row, _) -> row(scheme, row));
    }

    private static Row row(Scheme scheme, ResultSet row) throws SQLException {
        return new Row(
                Course.read(row.getString("course")),
                Counted.read(
                        scheme,
                        row.getBytes("counted"),
                        Arrays.asList((Long[]) row.getArray("numbers").getArray())));
    }

    void write(Scheme scheme, Collection<Row> rows) {
        sql.batchUpdate(WRITE, rows, 256, (to, row) -> fill(scheme, to, row));
    }

    private static void fill(Scheme scheme, PreparedStatement to, Row row) throws SQLException {
        var one = row.course();
        to.setObject(1, UUID.fromString(one.id));
        to.setString(2, one.code);
        to.setString(3, one.procedure);
        to.setString(4, one.province);
        to.setString(5, one.unit);
        to.setString(6, one.agency);
        to.setObject(7, one.filedOn, Types.DATE);
        to.setObject(8, one.finishedOn, Types.DATE);
        to.setObject(9, one.ratedOn, Types.DATE);
        to.setObject(10, time(one.measuredDue()), Types.TIMESTAMP_WITH_TIMEZONE);
        to.setObject(11, time(one.pausedSince), Types.TIMESTAMP_WITH_TIMEZONE);
        to.setInt(12, one.supplements);
        to.setObject(13, time(one.finishedAt), Types.TIMESTAMP_WITH_TIMEZONE);
        to.setBytes(14, row.counted().bits());
        to.setArray(
                15,
                to.getConnection()
                        .createArrayOf("bigint", row.counted().numbers(scheme).toArray()));
        to.setString(16, one.json());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// Adds to sums and spreads.
    void add(Tally tally) {
        var cells = new HashMap<Tally.Cell, long[]>();
        tally.cells()
                .forEach((cell, sums) -> {
                    if (Arrays.stream(sums).anyMatch(number -> number != 0)) {
                        cells.put(cell, sums);
                    }
                });
        if (!cells.isEmpty()) {
            before(cells);
            put(cells);
        }
        spread(tally.stretches());
    }

    /// Adds to the changes what stands there already: who writes is alone.
    private void before(Map<Tally.Cell, long[]> cells) {
        var keys = List.copyOf(cells.keySet());
        sql.query(
                """
                select c.scope, c.province, c.unit, c.agency, c.grain, c.by, c.since, c.sums
                from %s as k (scope, province, unit, agency, grain, by, since)
                join indicator.cell c on c.scope = k.scope::"char" and c.province = k.province
                    and c.unit = k.unit and c.agency = k.agency and c.grain = k.grain::"char"
                    and c.by = k.by and c.since = k.since
                """
                        .formatted(KEYS),
                to -> keys(to, keys),
                row -> {
                    var cell =
                            new Tally.Cell(
                                    row.getString(1).charAt(0),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5).charAt(0),
                                    row.getString(6),
                                    row.getObject(7, LocalDate.class));
                    long[] sums = cells.get(cell);
                    var stood = (Long[]) row.getArray(8).getArray();
                    for (int i = 0; sums != null && i < Math.min(stood.length, sums.length); i++) {
                        sums[i] += stood[i];
                    }
                });
    }

    private void put(Map<Tally.Cell, long[]> cells) {
        var keys = List.copyOf(cells.keySet());
        sql.update(
                """
                with moved as (update indicator.pulse set beat = beat + 1)
                insert into indicator.cell (scope, province, unit, agency, grain, by, since, sums)
                select scope::"char", province, unit, agency, grain::"char", by, since,
                    sums::bigint[]
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::date[], ?::text[])
                    as k (scope, province, unit, agency, grain, by, since, sums)
                on conflict (scope, province, unit, agency, grain, by, since)
                do update set sums = excluded.sums
                """,
                to -> {
                    keys(to, keys);
                    to.setArray(8, text(to, keys, key -> literal(cells.get(key))));
                });
    }

    private static String literal(long @Nullable [] sums) {
        return sums == null
                ? "{}"
                : Arrays.toString(sums).replace('[', '{').replace(']', '}').replace(" ", "");
    }

    private static void keys(PreparedStatement to, List<Tally.Cell> keys) throws SQLException {
        to.setArray(1, text(to, keys, key -> "" + key.scope()));
        to.setArray(2, text(to, keys, Tally.Cell::province));
        to.setArray(3, text(to, keys, Tally.Cell::unit));
        to.setArray(4, text(to, keys, Tally.Cell::agency));
        to.setArray(5, text(to, keys, key -> "" + key.grain()));
        to.setArray(6, text(to, keys, Tally.Cell::by));
        to.setArray(7, text(to, keys, key -> key.since().toString()));
    }

    private static <T> java.sql.Array text(
            PreparedStatement to, List<T> rows, java.util.function.Function<T, String> part)
            throws SQLException {
        return to.getConnection().createArrayOf("text", rows.stream().map(part).toArray());
    }

    private void spread(Map<Tally.Stretch, Long> changes) {
        var rows = new ArrayList<Map.Entry<Tally.Stretch, Long>>();
        changes.entrySet().stream().filter(one -> one.getValue() != 0).forEach(rows::add);
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into indicator.spread as s
                    (scope, province, unit, agency, by, since, term, bucket, n)
                select scope::"char", province, unit, agency, by, since, term, bucket, n
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                    ?::int[], ?::int[], ?::bigint[])
                    as k (scope, province, unit, agency, by, since, term, bucket, n)
                on conflict (scope, term, province, unit, agency, by, since, bucket)
                do update set n = s.n + excluded.n
                """,
                to -> {
                    to.setArray(1, text(to, rows, row -> "" + row.getKey().scope()));
                    to.setArray(2, text(to, rows, row -> row.getKey().province()));
                    to.setArray(3, text(to, rows, row -> row.getKey().unit()));
                    to.setArray(4, text(to, rows, row -> row.getKey().agency()));
                    to.setArray(5, text(to, rows, row -> row.getKey().by()));
                    to.setArray(6, text(to, rows, row -> row.getKey().since().toString()));
                    to.setArray(7, text(to, rows, row -> "" + row.getKey().term()));
                    to.setArray(8, text(to, rows, row -> "" + row.getKey().bucket()));
                    to.setArray(9, text(to, rows, row -> "" + row.getValue()));
                });
    }

    /// Counts what is late and unfinished as a month ends.
    void end(Scheme scheme, LocalDate month, Instant end) {
        var tally = new Tally(scheme);
        sql.query(
                """
                with late as (
                    select id, province, unit, agency, procedure from indicator.dossier
                    where finished_at is null
                        and (supplements > 1 or measured_due < coalesce(paused_since, ?))),
                kept as (
                    insert into indicator.standing (month, dossier, province, unit, agency)
                    select ?, id, province, unit, agency from late
                    on conflict do nothing)
                select province, unit, agency, procedure, count(*) as n from late
                group by province, unit, agency, procedure
                """,
                to -> {
                    to.setObject(1, time(end));
                    to.setObject(2, month);
                },
                row -> {
                    tally.standing(
                            new Course.Seat(row.getString(1), row.getString(2), row.getString(3)),
                            row.getString(4),
                            month,
                            row.getLong(5));
                });
        add(tally);
    }

    /// Keeps the sums of a month as they stand.
    void close(LocalDate month) {
        sql.update(
                """
                insert into indicator.closed (month, scope, province, unit, agency, sums)
                select since, scope, province, unit, agency, sums from indicator.cell
                where grain = 'm' and by = '' and since = ?
                on conflict do nothing
                """,
                month);
    }

    Optional<Kept> kept() {
        return sql
                .query(
                        "select hash, ended, closed from indicator.scheme",
                        (row, _) ->
                                new Kept(
                                        row.getString(1),
                                        row.getObject(2, LocalDate.class),
                                        row.getObject(3, LocalDate.class)))
                .stream()
                .findFirst();
    }

    void keep(Kept kept) {
        sql.update(
                """
                insert into indicator.scheme (hash, ended, closed) values (?, ?, ?)
                on conflict (one) do update set hash = excluded.hash, ended = excluded.ended,
                    closed = excluded.closed
                """,
                kept.hash(),
                kept.ended(),
                kept.closed());
    }

    void clear() {
        sql.update(
                "truncate indicator.dossier, indicator.cell, indicator.spread,"
                        + " indicator.closed, indicator.standing, indicator.scheme");
    }
}
