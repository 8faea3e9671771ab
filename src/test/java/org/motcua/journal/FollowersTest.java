package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowersTest {
    @TempDir Path var;

    private final JournalBed bed = new JournalBed();

    private Followers followers(Follower... all) {
        return new Followers(bed.source, Clock.systemUTC(), bed.pulse, List.of(all));
    }

    @Test
    void stopAloneAtTheEntryThatTheyCannotTakeAndSayWhere() {
        var good = bed.new Notes("test.good");
        var bad = bed.new Notes("test.bad");
        bad.breaksAt = 7;
        bed.write(20);
        var followers = followers(bad, good);
        followers.catchUp();

        var stopped = followers.find("test.bad").orElseThrow();
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.position()).isEqualTo(6);
        assertThat(stopped.lag()).isEqualTo(14);
        assertThat(stopped.error()).contains("IllegalStateException: cannot take 7");
        assertThat(stopped.waitingSince()).isPresent();
        assertThat(effects("test.bad")).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(effects("test.good")).hasSize(20);
        assertThat(followers.find("test.good").orElseThrow().lag()).isZero();

        bad.breaksAt = -1;
        assertThat(followers.resume("test.bad")).isTrue();
        assertThat(followers.resume("test.bad")).isFalse();
        followers.catchUp();
        assertThat(effects("test.bad")).containsExactlyElementsOf(effects("test.good"));
        assertThat(followers.find("test.bad").orElseThrow().error()).isEmpty();
    }

    @Test
    void areRebuiltFromTheStart() {
        var notes = bed.new Notes("test.notes");
        bed.write(10);
        var followers = followers(notes);
        followers.catchUp();
        bed.sql.update("update public.effect set n = -n");
        followers.rebuild("test.notes");
        assertThat(followers.find("test.notes").orElseThrow().lag()).isEqualTo(10);
        followers.catchUp();
        assertThat(effects("test.notes")).isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThatThrownBy(() -> followers.rebuild("test.none"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readToTheEndHoweverFarBehindTheyAre() {
        var notes = bed.new Notes("test.notes");
        bed.transaction.executeWithoutResult(_ ->
                bed.journal.append(
                        IntStream.rangeClosed(1, 3000).mapToObj(JournalBed::entry).toList()));
        followers(notes).catchUp();
        assertThat(effects("test.notes")).hasSize(3000);
    }

    @Test
    void passOverFactsThatTheyDoNotFollow() {
        var notes = bed.new Notes("test.notes");
        bed.transaction.executeWithoutResult(_ ->
                bed.journal.append(
                        Entry.of(
                                "payment.received",
                                org.motcua.kernel.Actor.system("bank"),
                                "order:1",
                                java.util.Map.of())));
        var followers = followers(notes);
        followers.catchUp();
        assertThat(effects("test.notes")).isEmpty();
        assertThat(followers.find("test.notes").orElseThrow().position()).isOne();
    }

    @Test
    void haveNamesOfTheirOwn() {
        var notes = bed.new Notes("test.notes");
        assertThatThrownBy(() -> followers(notes, notes)).hasMessageContaining("test.notes");
    }

    /// Two programs on one database; the one that does not write hears of an entry by NOTIFY, and
    /// takes over when the other ends. The median of the time from commit to effect is compared,
    /// because the machine of a test may be busy.
    @Test
    void areWokenAtOnceOnEveryNodeAndTakenOverWhenANodeEnds() throws Exception {
        var notes = bed.new Notes("test.notes");
        var first = keeper(bed.pulse, notes);
        var second = keeper(new Pulse(), notes);
        first.start();
        second.start();
        try {
            bed.write(1);
            await(() -> effects("test.notes").size() == 1);
            var waits =
                    IntStream.range(2, 23)
                            .mapToLong(n -> {
                                bed.write(1);
                                long begin = System.nanoTime();
                                await(() -> effects("test.notes").size() == n);
                                return Duration.ofNanos(System.nanoTime() - begin).toMillis();
                            })
                            .sorted()
                            .toArray();
            assertThat(waits[waits.length / 2]).isLessThan(100);
            first.stop();
            bed.write(1);
            await(() -> effects("test.notes").size() == 23);
            await(() -> new Seals(bed.source).unsealed() == 0);
        } finally {
            first.stop();
            second.stop();
        }
        assertThat(effects("test.notes")).isEqualTo(IntStream.rangeClosed(1, 23).boxed().toList());
    }

    @Test
    void goOnAfterTheDatabaseCutTheirConnections() {
        var notes = bed.new Notes("test.notes");
        var keeper = keeper(bed.pulse, notes);
        keeper.start();
        try {
            bed.write(1);
            await(() -> effects("test.notes").size() == 1);
            bed.sql.query(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
                    _ -> {});
            // what the pool holds in reserve is cut too; who writes and looks here is not the
            // matter
            ((HikariDataSource) bed.source).getHikariPoolMXBean().softEvictConnections();
            bed.write(1);
            await(() -> effects("test.notes").size() == 2);
        } finally {
            keeper.stop();
        }
    }

    private JournalKeeper keeper(Pulse pulse, Follower follower) {
        return new JournalKeeper(
                bed.source,
                Clock.systemUTC(),
                pulse,
                new Followers(bed.source, Clock.systemUTC(), pulse, List.of(follower)),
                SealKey.in(var),
                new Witness(var));
    }

    private List<Integer> effects(String follower) {
        return bed.sql.query(
                "select n from public.effect where follower = ? order by place",
                (row, _) -> row.getInt("n"),
                follower);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
