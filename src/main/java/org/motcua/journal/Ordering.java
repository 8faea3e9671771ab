package org.motcua.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives entries their place, after the commit and without troubling who writes.
///
/// Transactions end in another order than they began, so "all numbers above the last that I saw"
/// would skip an entry that is committed late. The horizon `pg_snapshot_xmin` is the oldest
/// transaction still running: everything below it is decided and can be seen. One round places, in
/// the order (transaction, number), all that lies between the last round and the horizon; whatever
/// commits later has a transaction at or above the horizon, and so a later place.
///
/// The order and the news of it are one transaction of one node at a time. NOTIFY makes committing
/// transactions queue up, which is why it is sent here and not where entries are written.
final class Ordering {
    static final String CHANNEL = "motcua_journal";
    private static final Logger LOG = LoggerFactory.getLogger(Ordering.class);
    private static final int LOCK_SPACE = 0x6d6f7463;
    private static final int LOCK = 1;
    private static final int LARGEST = 512;

    private static final String PLACE = place("xid < pg_snapshot_xmin(pg_current_snapshot())");
    private static final String PLACE_LEFT_OVER = place("true");

    /// Takes the turn, then tells where the order ends and whether this server has come to the
    /// transaction that it ends with: two statements, so that the second sees what the node before
    /// has done, in one trip.
    private static final String END =
            """
            select set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(?, ?);
            select e.era, e.after_number, coalesce(b.first + b.size, 0) as first,
                b.era as batch_era, b.upto_xid::text::bigint as xid, b.upto_number as number,
                b.upto_xid >= pg_snapshot_xmax(pg_current_snapshot()) as future
            from (select era, after_number from journal.era order by era desc limit 1) e
            left join (select first, size, era, upto_xid, upto_number from journal.batch
                order by first desc limit 1) b on true
            """;

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    Ordering(DataSource source) {
        sql = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /// What came of a round.
    ///
    /// @param upto the position after the last entry that got its place; 0 where none did
    /// @param waiting whether committed entries wait for an older transaction to end
    /// @param more whether there may be more to place at once
    record Round(long upto, boolean waiting, boolean more) {
        boolean placed() {
            return upto > 0;
        }

        /// How long to rest at most before the next round.
        Duration rest() {
            return more ? Duration.ZERO : Duration.ofMillis(waiting ? 15 : 1000);
        }
    }

    /// One round.
    Round round() {
        return transaction.execute(_ -> place());
    }

    /// Reads before it writes, so that it has no transaction number of its own while it looks. Its
    /// commit need not wait for the disk: any later commit that builds on it flushes it too.
    private Round place() {
        var end = end();
        if (!end.batched()) {
            return place(PLACE, 0, 0, end.era(), end.first());
        }
        if (!end.future()) {
            return place(PLACE, end.xid(), end.number(), end.era(), end.first());
        }
        var leftOver = place(PLACE_LEFT_OVER, end.xid(), end.number(), end.era(), end.first());
        return leftOver.placed() ? leftOver : place(PLACE, 0, 0, nextEra(end.era()), end.first());
    }

    /// @param batched whether there is a batch of this era
    /// @param future whether this server has not come to the last transaction yet: the database was
    ///   dumped from another server and restored into this one, where transaction numbers are
    ///   smaller
    private record End(
            Era era, long first, boolean batched, long xid, long number, boolean future) {}

    private End end() {
        return Objects.requireNonNull(
                sql.execute(
                        END,
                        (PreparedStatement statement) -> {
                            statement.setInt(1, LOCK_SPACE);
                            statement.setInt(2, LOCK);
                            statement.execute();
                            statement.getMoreResults();
                            try (var row = Objects.requireNonNull(statement.getResultSet())) {
                                row.next();
                                return end(row);
                            }
                        }));
    }

    private static End end(ResultSet row) throws SQLException {
        return new End(
                new Era(row.getInt("era"), row.getLong("after_number")),
                row.getLong("first"),
                row.getInt("batch_era") == row.getInt("era"),
                row.getLong("xid"),
                row.getLong("number"),
                row.getBoolean("future"));
    }

    private Era nextEra(Era era) {
        long after =
                Objects.requireNonNull(
                        sql.queryForObject(
                                "select max(max_number) from journal.batch", Long.class));
        var next = new Era(era.number() + 1, after);
        sql.update("insert into journal.era values (?, ?)", next.number(), next.afterNumber());
        LOG.warn(
                "The database was restored into another server: journal era {} begins after entry {}",
                next.number(),
                after);
        return next;
    }

    private Round place(String statement, long xid, long number, Era era, long first) {
        return Objects.requireNonNull(
                sql.queryForObject(
                        statement,
                        (row, _) -> {
                            long upto = row.getLong("upto");
                            return new Round(
                                    upto, row.getBoolean("waiting"), upto - first >= LARGEST);
                        },
                        "" + xid,
                        number,
                        era.afterNumber(),
                        first,
                        era.number()));
    }

    private record Era(int number, long afterNumber) {}

    /// Also says whether committed entries wait for an older transaction to end.
    private static String place(String ripe) {
        return """
        with ripe as (
            select xid, number, at from journal.entry
            where (xid, number) > (?::xid8, ?) and number > ? and %s
            order by xid, number limit %d),
        placed as (
            insert into journal.batch (first, size, era, from_xid, from_number, upto_xid,
                upto_number, min_number, max_number, min_at, max_at, numbers)
            select ?, count(*), ?,
                (array_agg(xid order by xid, number))[1],
                (array_agg(number order by xid, number))[1],
                (array_agg(xid order by xid desc, number desc))[1],
                (array_agg(number order by xid desc, number desc))[1],
                min(number), max(number), min(at), max(at),
                array_agg(number order by xid, number)
            from ripe having count(*) > 0
            returning first + size as upto)
        select coalesce(placed.upto, 0) as upto,
            case when placed.upto is not null
                then pg_notify('%s', placed.upto::text)::text end as told,
            exists (select from journal.entry
                where xid >= pg_snapshot_xmin(pg_current_snapshot())) as waiting
        from (select 1) as one left join placed on true
        """
                .formatted(ripe, LARGEST, CHANNEL);
    }
}
