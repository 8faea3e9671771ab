package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.journal.JournalBed.entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// An entry that is committed late is never passed over, and none is seen twice.
class OrderingTest {
    private final JournalBed bed = new JournalBed();
    private final Ordering ordering = new Ordering(bed.source);

    @Test
    void waitsForTheTransactionThatBeganBefore() throws Exception {
        var notes = bed.new Notes("test.notes");
        var followers = new Followers(bed.source, Clock.systemUTC(), List.of(notes));
        try (var late = open()) {
            append(late, 100);
            bed.write(2);
            assertThat(ordering.round().placed()).isFalse();
            assertThat(ordering.round().waiting()).isTrue();
            late.commit();
        }
        followers.catchUp();
        assertThat(bed.effects()).containsExactly(100, 1, 2);
    }

    @Test
    void passesOverWhatWasRolledBack() throws Exception {
        try (var undone = open()) {
            append(undone, 1);
            undone.rollback();
        }
        bed.write(2);
        bed.order();
        assertThat(Batch.ordered(bed.sql)).isEqualTo(2);
    }

    @Test
    void placesAnEntryThatAnOldTransactionWritesAtItsVeryEnd() throws Exception {
        try (var late = open();
                var statement = late.createStatement()) {
            statement.execute("select pg_current_xact_id()");
            bed.write(5);
            assertThat(ordering.round().placed()).isFalse();
            append(late, 99);
            late.commit();
        }
        bed.order();
        var first = EntryRows.from(bed.sql, 0, 1).getFirst().recorded();
        assertThat(first.entry().data()).containsEntry("n", 99L);
        assertThat(Batch.ordered(bed.sql)).isEqualTo(6);
    }

    /// Sixteen writers that hold their transactions open for random times, some of which roll back,
    /// with two nodes ordering and following at once: every committed entry takes effect once, in
    /// an order that agrees with the positions.
    @Test
    void skipsNothingAndRepeatsNothingUnderConcurrentWriters() throws Exception {
        var notes = bed.new Notes("test.busy");
        var numbers = new AtomicInteger();
        var committed = new ArrayList<Future<List<Integer>>>();
        var done = new AtomicBoolean();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes =
                    IntStream.range(0, 2)
                            .mapToObj(_ -> pool.submit(() -> follow(notes, done)))
                            .toList();
            for (int writer = 0; writer < 16; writer++) {
                committed.add(pool.submit(writing(numbers)));
            }
            var expected = new ArrayList<Integer>();
            for (var writer : committed) {
                expected.addAll(writer.get());
            }
            done.set(true);
            for (var node : nodes) {
                node.get();
            }
            new Followers(bed.source, Clock.systemUTC(), List.of(notes)).catchUp();
            assertThat(bed.effects()).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(bed.sql.queryForList("select position from effect order by place", Long.class))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(bed.sql.queryForList("select stopped from journal.follower", Boolean.class))
                .containsExactly(false);
    }

    @Test
    void goesOnWhereTheDatabaseWasRestoredIntoAnotherServer() {
        bed.write(3);
        bed.order();
        bed.write(1);
        bed.tamper(
                """
                update journal.entry set xid = (xid::text::bigint + 1000000000)::text::xid8
                """);
        bed.sql.update(
                """
                update journal.batch set
                    from_xid = (from_xid::text::bigint + 1000000000)::text::xid8,
                    upto_xid = (upto_xid::text::bigint + 1000000000)::text::xid8
                """);
        ordering.round();
        bed.write(2);
        for (int round = 0; round < 5; round++) {
            ordering.round();
        }
        assertThat(Batch.ordered(bed.sql)).isEqualTo(6);
        assertThat(EntryRows.from(bed.sql, 0, 10))
                .extracting(each -> each.recorded().entry().data().get("n"))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(bed.journal.about("dossier:6").getFirst().position()).isEqualTo(5);
    }

    @Test
    void keepsTheOrderWhenTheClockIsSetBack() {
        bed.write(1);
        var back =
                new Journal(
                        bed.source,
                        Clock.offset(Clock.systemUTC(), java.time.Duration.ofDays(-400)));
        bed.transaction.executeWithoutResult(_ -> back.append(entry(2)));
        bed.order();
        assertThat(EntryRows.from(bed.sql, 0, 10))
                .extracting(each -> each.recorded().entry().data().get("n"))
                .containsExactly(1L, 2L);
    }

    private boolean follow(Follower follower, AtomicBoolean done) {
        var mine = new Ordering(bed.source);
        var reading = new Reading(follower, bed.source, Clock.systemUTC());
        reading.register();
        while (!done.get()) {
            mine.round();
            reading.step();
        }
        return true;
    }

    private Callable<List<Integer>> writing(AtomicInteger numbers) {
        return () -> {
            var kept = new ArrayList<Integer>();
            try (var connection = open()) {
                for (int i = 0; i < 15; i++) {
                    int n = numbers.incrementAndGet();
                    append(connection, n);
                    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(12));
                    if (n % 7 == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        kept.add(n);
                    }
                }
            }
            return kept;
        };
    }

    private Connection open() throws SQLException {
        var connection = bed.source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /// Writes an entry and leaves the transaction open.
    private static void append(Connection connection, int n) {
        var single = new SingleConnectionDataSource(connection, true);
        TransactionSynchronizationManager.initSynchronization();
        TransactionSynchronizationManager.setActualTransactionActive(true);
        TransactionSynchronizationManager.bindResource(single, new ConnectionHolder(connection));
        try {
            new Journal(single, Clock.systemUTC()).append(entry(n));
        } finally {
            TransactionSynchronizationManager.unbindResource(single);
            TransactionSynchronizationManager.setActualTransactionActive(false);
            TransactionSynchronizationManager.clearSynchronization();
        }
    }
}
