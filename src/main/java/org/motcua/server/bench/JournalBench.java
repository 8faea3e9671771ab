package org.motcua.server.bench;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Follower;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.journal.RunningJournal;
import org.motcua.journal.Seals;
import org.motcua.journal.Verdict;
import org.motcua.journal.Verification;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench journal`: what the journal costs who writes, against plain inserts of the same
/// rows into a plain table, each in a transaction of its own, in the same run. The three ways take
/// turns, so that a busy machine is equally busy for all; compared is the median of the turns.
@Command(
        name = "journal",
        description = "Append throughput with 16 writers against plain inserts by JDBC.",
        mixinStandardHelpOptions = true)
final class JournalBench implements Callable<Integer> {
    private static final int WRITERS = 16;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
    private static final String PLAIN =
            """
            insert into plain (at, fact, actor_kind, actor, agency, subject, data, reason)
            values (?, ?, ?, ?, ?, ?, ?::json, ?)
            """;

    @Option(names = "--quick", description = "Ends within 40 seconds.")
    private boolean quick;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var database = new ThrowAwayDatabase(WRITERS + 8)) {
            return measure(database, out);
        }
    }

    private int measure(ThrowAwayDatabase database, PrintWriter out) throws Exception {
        var turns = turns(database, out);
        var waits = wakeUps(database, quick ? 60 : 300);
        verify(database, out);
        double ratio = ratio(turns, Turn::sealed, Turn::plain);
        out.printf(
                Locale.ROOT,
                "median of the turns: journal unsealed %.2f of plain, sealed %.2f of plain, sealed %.2f of unsealed%n",
                ratio(turns, Turn::unsealed, Turn::plain),
                ratio,
                ratio(turns, Turn::sealed, Turn::unsealed));
        double wait = waits.get(waits.size() * 95 / 100);
        Results.print(out, "journal-sealed-append-to-plain-insert", ratio, "ratio", ">=", 0.8);
        Results.print(out, "journal-follower-wake-p95", wait, "ms", "<=", 100);
        return 0;
    }

    /// What was done per second in one turn of each way.
    private record Turn(double plain, double unsealed, double sealed) {}

    private List<Turn> turns(ThrowAwayDatabase database, PrintWriter out) throws Exception {
        var source = database.source();
        new JdbcTemplate(source)
                .execute(
                        """
                        create table plain (number bigserial primary key, at timestamptz not null,
                            fact text not null, actor_kind text not null, actor text not null,
                            agency text, subject text not null, data json not null, reason text)
                        """);
        long nanos = TimeUnit.MILLISECONDS.toNanos(quick ? 1_500 : 6_000);
        var turns = new ArrayList<Turn>();
        var quiet = new Journal(source, CLOCK);
        Clients.perSecond(WRITERS, nanos / 2, _ -> plainInsert(source));
        for (int number = 1; number <= (quick ? 4 : 7); number++) {
            double plain = Clients.perSecond(WRITERS, nanos, _ -> plainInsert(source));
            double unsealed = Clients.perSecond(WRITERS, nanos, appending(source, quiet));
            try (var running = RunningJournal.start(source, CLOCK, database.folder(), List.of())) {
                awaitSealed(source);
                double sealed =
                        Clients.perSecond(WRITERS, nanos, appending(source, running.journal()));
                turns.add(new Turn(plain, unsealed, sealed));
            }
            out.printf(
                    Locale.ROOT,
                    "turn %d: plain %.0f/s, journal unsealed %.0f/s, sealed %.0f/s (%d left to seal)%n",
                    number,
                    plain,
                    unsealed,
                    turns.getLast().sealed(),
                    new Seals(source).unsealed());
            out.flush();
        }
        return turns;
    }

    private static Entry entry() {
        var key = UUID.randomUUID();
        return Entry.of(
                "dossier.received",
                Actor.officer(key.toString(), new AgencyCode("H29.18")),
                "dossier:" + key,
                Map.of("state", 2, "procedure", "1.001193", "dueOn", "2026-11-25", "fee", 8000));
    }

    private static IntConsumer appending(DataSource source, Journal journal) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        return _ -> {
            var entry = entry();
            transaction.executeWithoutResult(_ -> journal.append(entry));
        };
    }

    private static void plainInsert(DataSource source) {
        var entry = entry();
        var actor = entry.actor();
        try (var connection = source.getConnection();
                var row = connection.prepareStatement(PLAIN)) {
            connection.setAutoCommit(false);
            row.setObject(1, CLOCK.instant().atOffset(ZoneOffset.UTC));
            row.setString(2, entry.fact());
            row.setString(3, actor.kind().name());
            row.setString(4, actor.id());
            row.setString(5, actor.agency() == null ? null : actor.agency().value());
            row.setString(6, entry.subject());
            row.setString(
                    7,
                    "{\"dueOn\":\"2026-11-25\",\"fee\":8000,\"procedure\":\"1.001193\",\"state\":2}");
            row.setString(8, entry.reason());
            row.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The seal starts from the same place for each turn: what was written without it is caught up.
    private static void awaitSealed(DataSource source) throws InterruptedException {
        var seals = new Seals(source);
        while (new JdbcTemplate(source)
                                .queryForList(
                                        "select 1 where exists (select from journal.entry) and not exists (select from journal.batch)")
                                .size()
                        > 0
                || seals.unsealed() > 2_000) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// From the commit to the effect in a follower, in milliseconds, sorted, on an otherwise quiet
    /// journal.
    private static List<Double> wakeUps(ThrowAwayDatabase database, int times)
            throws InterruptedException {
        var waits = new ArrayList<Double>();
        var applied = new java.util.concurrent.LinkedBlockingQueue<String>();
        var follower =
                new Follower() {
                    @Override
                    public String name() {
                        return "bench.wake";
                    }

                    @Override
                    public boolean follows(String fact) {
                        return fact.equals("bench.rung");
                    }

                    @Override
                    public void apply(List<Recorded> batch) {
                        batch.forEach(each -> applied.add(each.entry().subject()));
                    }
                };
        try (var running =
                RunningJournal.start(
                        database.source(), CLOCK, database.folder(), List.of(follower))) {
            var transaction =
                    new TransactionTemplate(new JdbcTransactionManager(database.source()));
            for (int n = -1; n < times; n++) {
                var entry = Entry.of("bench.rung", Actor.program("bench"), "bell:" + n, Map.of());
                transaction.executeWithoutResult(_ -> running.journal().append(entry));
                long begin = System.nanoTime();
                if (applied.poll(120, TimeUnit.SECONDS) == null) {
                    throw new IllegalStateException("the follower was not woken");
                }
                if (n >= 0) {
                    waits.add((System.nanoTime() - begin) / 1e6);
                }
            }
        }
        waits.sort(null);
        return waits;
    }

    private static void verify(ThrowAwayDatabase database, PrintWriter out) {
        long begin = System.nanoTime();
        var verdict = new Verification(database.source(), database.folder()).run((_, _) -> {});
        double seconds = (System.nanoTime() - begin) / 1e9;
        switch (verdict) {
            case Verdict.Sound sound ->
                    out.printf(
                            Locale.ROOT,
                            "verified %d entries and %d heads in %.1f s (%.0f entries/s)%n",
                            sound.entries(),
                            sound.heads(),
                            seconds,
                            sound.entries() / seconds);
            case Verdict.Broken broken -> throw new IllegalStateException(broken.sentence());
        }
    }

    private static double ratio(
            List<Turn> turns, ToDoubleFunction<Turn> some, ToDoubleFunction<Turn> other) {
        var ratios =
                turns.stream()
                        .mapToDouble(turn -> some.applyAsDouble(turn) / other.applyAsDouble(turn))
                        .sorted()
                        .toArray();
        return ratios[ratios.length / 2];
    }
}
