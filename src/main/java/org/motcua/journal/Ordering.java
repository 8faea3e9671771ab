package org.motcua.journal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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

    /// Committed entries that wait for an older transaction to end.
    private static final String UNRIPE =
            """
            select exists (select from journal.entry
                where xid >= pg_snapshot_xmin(pg_current_snapshot()))
            """;

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    Ordering(DataSource source) {
        sql = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /// What came of a round.
    ///
    /// @param placed whether entries got their place
    /// @param waiting whether committed entries wait for an older transaction to end
    record Round(boolean placed, boolean waiting) {
        /// How long to rest at most before the next round.
        Duration rest() {
            return placed ? Duration.ZERO : Duration.ofMillis(waiting ? 15 : 1000);
        }
    }

    /// One round.
    Round round() {
        if (transaction.execute(_ -> place()).isPresent()) {
            return new Round(true, false);
        }
        return new Round(false, Boolean.TRUE.equals(sql.queryForObject(UNRIPE, Boolean.class)));
    }

    /// Reads before it writes, so that it has no transaction number of its own while it looks. Its
    /// commit need not wait for the disk: any later commit that builds on it flushes it too.
    private Optional<Long> place() {
        sql.execute("set local synchronous_commit = off");
        sql.query("select pg_advisory_xact_lock(?, ?)", _ -> {}, LOCK_SPACE, LOCK);
        var era = era();
        var last = Batch.last(sql);
        long first = last.map(Batch::end).orElse(0L);
        if (last.isEmpty() || last.get().era() != era.number()) {
            return place(PLACE, 0, 0, era, first);
        }
        long xid = last.get().uptoXid();
        long number = last.get().uptoNumber();
        if (!fromTheFuture(xid)) {
            return place(PLACE, xid, number, era, first);
        }
        var leftOver = place(PLACE_LEFT_OVER, xid, number, era, first);
        return leftOver.isPresent() ? leftOver : place(PLACE, 0, 0, nextEra(era), first);
    }

    /// Whether this server has not come to this transaction yet: the database was dumped from
    /// another server and restored into this one, where transaction numbers are smaller.
    private boolean fromTheFuture(long xid) {
        return Boolean.TRUE.equals(
                sql.queryForObject(
                        "select ?::xid8 >= pg_snapshot_xmax(pg_current_snapshot())",
                        Boolean.class,
                        "" + xid));
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

    private Optional<Long> place(String statement, long xid, long number, Era era, long first) {
        return sql
                .query(
                        statement,
                        (row, _) -> row.getLong("upto"),
                        "" + xid,
                        number,
                        era.afterNumber(),
                        first,
                        era.number())
                .stream()
                .findFirst();
    }

    private Era era() {
        return Objects.requireNonNull(
                sql.queryForObject(
                        "select era, after_number from journal.era order by era desc limit 1",
                        (row, _) -> new Era(row.getInt("era"), row.getLong("after_number"))));
    }

    private record Era(int number, long afterNumber) {}

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
        select upto, pg_notify('%s', upto::text) from placed
        """
                .formatted(ripe, LARGEST, CHANNEL);
    }
}
