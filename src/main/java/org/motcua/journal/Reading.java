package org.motcua.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// One follower reading: position and effect move in one transaction, so that each entry takes
/// effect exactly once however often the program dies.
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int MOST = 512;
    private static final int TRIES = 10;
    private static final int LONGEST_ERROR = 500;

    /// What came of one step.
    enum Step {
        /// It read on; there may be more.
        MOVED,
        /// Nothing to read, or another node reads.
        IDLE,
        /// It waits for an operator.
        STOPPED,
        /// It failed in a way that may pass, and will be tried again.
        STUMBLED
    }

    private final Follower follower;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private int oneByOne;
    private int stumbles;

    Reading(Follower follower, DataSource source, Clock clock) {
        this.follower = follower;
        this.clock = clock;
        sql = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    void register() {
        sql.update(
                "insert into journal.follower (name, changed) values (?, ?) on conflict do nothing",
                follower.name(),
                now());
    }

    /// Reads some entries and applies them. After a failure entries are taken one by one, so that
    /// all before the bad one take effect and the bad one is known.
    Step step() {
        var at = position();
        if (at.isEmpty()) {
            return Step.STOPPED;
        }
        long position = at.get();
        long ordered = Batch.ordered(sql);
        if (position >= ordered) {
            return Step.IDLE;
        }
        int most = oneByOne > 0 ? 1 : MOST;
        try {
            boolean moved = Boolean.TRUE.equals(transaction.execute(_ -> apply(position, most)));
            oneByOne = Math.max(0, oneByOne - 1);
            stumbles = 0;
            return moved ? Step.MOVED : Step.IDLE;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return failed(position, most, e);
        }
    }

    private Optional<Long> position() {
        return sql
                .query(
                        "select position from journal.follower where name = ? and not stopped",
                        (row, _) -> row.getLong(1),
                        follower.name())
                .stream()
                .findFirst();
    }

    /// The entries are read before the row is locked: so long the transaction has no number and
    /// holds nobody back. A position that moved meanwhile is another node's.
    private boolean apply(long position, int most) {
        var placed = EntryRows.from(sql, position, most);
        if (placed.isEmpty()) {
            return false;
        }
        var locked =
                sql.queryForList(
                        "select 1 from journal.follower where name = ? and position = ? and not stopped for update skip locked",
                        Integer.class,
                        follower.name(),
                        position);
        if (locked.isEmpty()) {
            return false;
        }
        List<Recorded> wanted =
                placed.stream()
                        .filter(each -> follower.follows(each.row().fact()))
                        .map(EntryRows.Placed::recorded)
                        .toList();
        if (!wanted.isEmpty()) {
            follower.apply(wanted);
        }
        sql.update(
                "update journal.follower set position = ?, changed = ? where name = ?",
                placed.getLast().position() + 1,
                now(),
                follower.name());
        return true;
    }

    private Step failed(long position, int most, Throwable trouble) {
        boolean outage =
                trouble instanceof CannotCreateTransactionException
                        || trouble instanceof DataAccessResourceFailureException
                        || trouble instanceof RecoverableDataAccessException;
        if (outage) {
            return Step.STUMBLED;
        }
        if (trouble instanceof TransientDataAccessException && ++stumbles < TRIES) {
            return Step.STUMBLED;
        }
        stumbles = 0;
        if (most > 1 && !(trouble instanceof DamagedJournal)) {
            oneByOne = MOST;
            return Step.STUMBLED;
        }
        stop(position, trouble);
        return Step.STOPPED;
    }

    private void stop(long position, Throwable trouble) {
        String error = "%s: %s".formatted(trouble.getClass().getSimpleName(), trouble.getMessage());
        LOG.error(
                "The follower {} stopped at position {} and waits to be resumed",
                follower.name(),
                position,
                trouble);
        sql.update(
                "update journal.follower set stopped = true, error = ?, changed = ? where name = ? and position = ?",
                error.substring(0, Math.min(error.length(), LONGEST_ERROR)).replace("\0", ""),
                now(),
                follower.name(),
                position);
    }

    /// Back to the start, without its effects.
    void rebuild() {
        transaction.executeWithoutResult(_ -> {
            sql.queryForList(
                    "select 1 from journal.follower where name = ? for update", follower.name());
            follower.reset();
            sql.update(
                    "update journal.follower set position = 0, stopped = false, error = null, changed = ? where name = ?",
                    now(),
                    follower.name());
        });
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
