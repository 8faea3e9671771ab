package org.motcua.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private static final long UNKNOWN = -1;

    /// Passing over entries that are not followed is written down this late.
    private static final long SAVED_WITHIN = TimeUnit.SECONDS.toNanos(1);

    private static final int FAR = 4096;

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
    private final Tail tail;
    private int oneByOne;
    private int stumbles;

    /// The position in the database as this node last saw it.
    private long stored = UNKNOWN;

    /// How far this node has read: behind the stored position only entries that are not followed.
    private long read;

    private long savedAt = System.nanoTime();

    /// By itself: it asks the database whenever it is asked.
    Reading(Follower follower, DataSource source, Clock clock) {
        this(follower, source, clock, new Tail(new JdbcTemplate(source), new Bell(), true));
    }

    Reading(Follower follower, DataSource source, Clock clock, Tail tail) {
        this.follower = follower;
        this.clock = clock;
        this.tail = tail;
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
    synchronized Step step() {
        if (stored == UNKNOWN) {
            var at = position();
            if (at.isEmpty()) {
                return Step.STOPPED;
            }
            stored = at.get();
            read = stored;
        }
        int most = oneByOne > 0 ? 1 : MOST;
        try {
            var placed = tail.from(read, most);
            if (placed.isEmpty()) {
                save(SAVED_WITHIN);
                return Step.IDLE;
            }
            boolean mine = apply(placed);
            oneByOne = Math.max(0, oneByOne - 1);
            stumbles = 0;
            return mine ? Step.MOVED : Step.IDLE;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            var step = failed(most, e);
            stored = UNKNOWN;
            return step;
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

    /// @return false where another node reads
    private boolean apply(List<EntryRows.Placed> placed) {
        long upto = placed.getLast().position() + 1;
        List<Recorded> wanted =
                placed.stream()
                        .filter(each -> follower.follows(each.row().fact()))
                        .map(EntryRows.Placed::recorded)
                        .toList();
        if (wanted.isEmpty()) {
            read = upto;
            return read - stored < FAR || save(0);
        }
        boolean mine =
                Boolean.TRUE.equals(
                        transaction.execute(_ -> {
                            boolean moved = moved(upto);
                            if (moved) {
                                follower.apply(wanted);
                            }
                            return moved;
                        }));
        stored = mine ? upto : UNKNOWN;
        read = upto;
        savedAt = System.nanoTime();
        return mine;
    }

    /// Moves the position and holds its row. One that moved meanwhile is another node's.
    private boolean moved(long upto) {
        return sql.update(
                        """
                        update journal.follower set position = ?, changed = ?
                        where name = (select name from journal.follower
                            where name = ? and position = ? and not stopped
                            for update skip locked)
                        """,
                        upto,
                        now(),
                        follower.name(),
                        stored)
                == 1;
    }

    /// Writes down how far was read, where that was not done for so long.
    ///
    /// @return false where another node reads
    private boolean save(long after) {
        if (read == stored || System.nanoTime() - savedAt < after) {
            return true;
        }
        boolean mine = moved(read);
        stored = mine ? read : UNKNOWN;
        savedAt = System.nanoTime();
        return mine;
    }

    /// Writes down how far was read.
    synchronized void save() {
        if (stored != UNKNOWN) {
            save(0);
        }
    }

    private Step failed(int most, Throwable trouble) {
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
        stop(trouble);
        return Step.STOPPED;
    }

    private void stop(Throwable trouble) {
        String error = "%s: %s".formatted(trouble.getClass().getSimpleName(), trouble.getMessage());
        LOG.error(
                "The follower {} stopped at position {} and waits to be resumed",
                follower.name(),
                read,
                trouble);
        sql.update(
                "update journal.follower set stopped = true, position = ?, error = ?, changed = ? where name = ? and position = ?",
                read,
                error.substring(0, Math.min(error.length(), LONGEST_ERROR)).replace("\0", ""),
                now(),
                follower.name(),
                stored);
    }

    /// Back to the start, without its effects.
    synchronized void rebuild() {
        stored = UNKNOWN;
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
