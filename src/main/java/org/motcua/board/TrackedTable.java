package org.motcua.board;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `board.dossier` and `board.day`, read and written many at a time.
@Component("boardRows")
class TrackedTable {
    private static final String WRITE =
            """
            insert into board.dossier (id, code, procedure, province, unit, agency, channel,
                fully_online, assisted, owing, paid_online, filed_at, filed_on, received_at, due,
                measured_due, paused_since, paused_seconds, paused_counted, supplements, state, finished_at,
                finished_on, on_time, handling, elapsed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?)
            on conflict (id) do update set province = excluded.province, unit = excluded.unit,
                agency = excluded.agency, paid_online = excluded.paid_online,
                received_at = excluded.received_at, due = excluded.due,
                measured_due = excluded.measured_due, paused_since = excluded.paused_since,
                paused_seconds = excluded.paused_seconds,
                paused_counted = excluded.paused_counted, supplements = excluded.supplements,
                state = excluded.state, finished_at = excluded.finished_at,
                finished_on = excluded.finished_on, on_time = excluded.on_time,
                handling = excluded.handling, elapsed = excluded.elapsed
            """;

    private static final String ADD = add();

    private final JdbcTemplate sql;

    TrackedTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    List<Tracked> byId(Collection<UUID> ids) {
        return sql.query(
                "select * from board.dossier where id = any (?)",
                row -> row.setArray(1, row.getConnection().createArrayOf("uuid", ids.toArray())),
                (row, _) -> of(row));
    }

    List<Tracked> byCode(Collection<String> codes) {
        return sql.query(
                "select * from board.dossier where code = any (?)",
                row -> row.setArray(1, row.getConnection().createArrayOf("text", codes.toArray())),
                (row, _) -> of(row));
    }

    void write(Collection<Tracked> rows) {
        if (!rows.isEmpty()) {
            sql.update("update board.pulse set beat = beat + 1");
        }
        sql.batchUpdate(WRITE, rows, 256, TrackedTable::fill);
    }

    void add(Map<DayCount.Key, long[]> changes) {
        sql.batchUpdate(
                ADD,
                changes.entrySet(),
                256,
                (row, change) -> {
                    row.setString(1, change.getKey().agency());
                    row.setString(2, change.getKey().unit());
                    row.setString(3, change.getKey().province());
                    row.setObject(4, change.getKey().day());
                    for (int i = 0; i < change.getValue().length; i++) {
                        row.setLong(5 + i, change.getValue()[i]);
                    }
                });
    }

    /// Another number whenever the numbers have moved.
    long beat() {
        return Objects.requireNonNull(
                sql.queryForObject("select beat from board.pulse", Long.class));
    }

    void clear() {
        sql.update("truncate board.dossier, board.day");
    }

    private static String add() {
        var sets = new StringBuilder();
        for (String column : DayCount.COLUMNS) {
            sets.append(sets.isEmpty() ? "" : ", ")
                    .append("%1$s = d.%1$s + excluded.%1$s".formatted(column));
        }
        return """
        insert into board.day as d (agency, unit, province, day, %s)
        values (?, ?, ?, ?%s)
        on conflict (agency, unit, province, day) do update set %s
        """
                .formatted(
                        String.join(", ", DayCount.COLUMNS),
                        ", ?".repeat(DayCount.COLUMNS.length),
                        sets);
    }

    private static void fill(PreparedStatement row, Tracked one) throws SQLException {
        row.setObject(1, one.id());
        row.setString(2, one.code());
        row.setString(3, one.procedure());
        row.setString(4, one.province());
        row.setString(5, one.unit());
        row.setString(6, one.agency());
        row.setString(7, one.channel());
        row.setBoolean(8, one.fullyOnline());
        row.setBoolean(9, one.assisted());
        row.setBoolean(10, one.owing());
        row.setBoolean(11, one.paidOnline());
        row.setObject(12, time(one.filedAt()));
        row.setObject(13, one.filedOn());
        row.setObject(14, time(one.receivedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(15, time(one.due()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(16, time(one.measuredDue()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(17, time(one.pausedSince()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setLong(18, one.pausedSeconds());
        row.setLong(19, one.pausedCounted());
        row.setInt(20, one.supplements());
        row.setInt(21, one.state());
        row.setObject(22, time(one.finishedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(23, one.finishedOn(), Types.DATE);
        row.setObject(24, one.onTime(), Types.BOOLEAN);
        row.setObject(25, one.handling(), Types.BIGINT);
        row.setObject(26, one.elapsed(), Types.BIGINT);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Tracked of(ResultSet row) throws SQLException {
        return new Tracked(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("procedure"),
                row.getString("province"),
                row.getString("unit"),
                row.getString("agency"),
                row.getString("channel"),
                row.getBoolean("fully_online"),
                row.getBoolean("assisted"),
                row.getBoolean("owing"),
                row.getBoolean("paid_online"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getObject("filed_on", LocalDate.class),
                instant(row, "received_at"),
                instant(row, "due"),
                instant(row, "measured_due"),
                instant(row, "paused_since"),
                row.getLong("paused_seconds"),
                row.getLong("paused_counted"),
                row.getInt("supplements"),
                row.getInt("state"),
                instant(row, "finished_at"),
                row.getObject("finished_on", LocalDate.class),
                row.getObject("on_time", Boolean.class),
                row.getObject("handling", Long.class),
                row.getObject("elapsed", Long.class));
    }
}
