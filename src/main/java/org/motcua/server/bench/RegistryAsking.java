package org.motcua.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.motcua.country.Countries;
import org.motcua.identity.Systems;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.registry.Answer;
import org.motcua.registry.Reading;
import org.motcua.registry.Registries;
import org.springframework.jdbc.core.JdbcTemplate;

/// Asks for people: over the interface for other systems beside a SELECT by primary key, and as
/// procedures do, with many at the same time.
final class RegistryAsking {
    private static final int CLIENTS = 16;
    private static final int MANY = 100;
    private static final int WAITING = 64;
    private static final Duration PACE = Duration.ofMillis(400);

    private final ThrowAwayDatabase database;
    private final House house;
    private final int seconds;
    private final PrintWriter out;
    private final String secret;

    RegistryAsking(
            ThrowAwayDatabase database,
            House house,
            Countries countries,
            PeopleFile people,
            int seconds,
            PrintWriter out) {
        this.database = database;
        this.house = house;
        this.seconds = seconds;
        this.out = out;
        var given =
                house.bean(Systems.class)
                        .issue(
                                Actor.operator("bench"),
                                "bench",
                                "Bench",
                                new AgencyCode("G12"),
                                "reading-system",
                                Duration.ofDays(1));
        if (!(given instanceof Systems.Outcome.Given(var issued))) {
            throw new IllegalStateException("no secret: " + given);
        }
        secret = issued.secret();
    }

    /// Look-ups per second: plain SELECTs, one record an asking, a hundred an asking.
    void rates(int rows) throws InterruptedException {
        var sql = new JdbcTemplate(database.source());
        sql.execute(
                """
                create table plain as select key, fields from registry.record
                where registry = 'population' and superseded_at is null
                """);
        sql.execute("alter table plain add primary key (key)");
        sql.execute("analyze plain");
        sql.execute("analyze registry.record");
        long turn = seconds * 1_000_000_000L;
        var random = randoms();
        double plain = 0;
        double single = 0;
        double many = 0;
        for (int round = 0; round < 2; round++) {
            plain = Clients.perSecond(CLIENTS, turn, client -> select(random.get(client), rows));
            single = Clients.perSecond(CLIENTS, turn, client -> one(random.get(client), rows));
            many =
                    MANY
                            * Clients.perSecond(
                                    CLIENTS, turn, client -> hundred(random.get(client), rows));
        }
        out.printf(
                Locale.ROOT,
                "look-ups a second with %d clients: SELECT by primary key %,.0f; over HTTP one by one %,.0f; %d an asking %,.0f%n",
                CLIENTS,
                plain,
                single,
                MANY,
                many);
        Results.print(out, "lookups-to-select", many / plain, "times", ">=", 0.5);
        Results.print(out, "single-lookups-to-select", single / plain, "times", ">=", 0.5);
        out.flush();
    }

    private static List<SplittableRandom> randoms() {
        var all = new ArrayList<SplittableRandom>();
        for (int i = 0; i < WAITING; i++) {
            all.add(new SplittableRandom(i));
        }
        return all;
    }

    private void select(SplittableRandom random, int rows) {
        try (var connection = database.source().getConnection();
                var statement =
                        connection.prepareStatement("select fields from plain where key = ?")) {
            statement.setString(1, PeopleFile.number(random.nextInt(rows)));
            try (var row = statement.executeQuery()) {
                if (!row.next() || row.getString(1).isEmpty()) {
                    throw new IllegalStateException("nobody");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void one(SplittableRandom random, int rows) {
        ask(
                "/api/v1/registries/population/records/%s?matter=bench"
                        .formatted(PeopleFile.number(random.nextInt(rows))),
                "");
    }

    private void hundred(SplittableRandom random, int rows) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            keys.add('"' + PeopleFile.number(random.nextInt(rows)) + '"');
        }
        ask(
                "/api/v1/registries/population/lookups",
                "{\"matter\": \"bench\", \"keys\": [%s]}".formatted(String.join(",", keys)));
    }

    private void ask(String path, String body) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(house.address() + path).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + secret);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (var to = connection.getOutputStream()) {
                    to.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            int status = connection.getResponseCode();
            if (status != 200) {
                throw new IllegalStateException(
                        status
                                + " "
                                + new String(
                                        connection.getErrorStream().readAllBytes(),
                                        StandardCharsets.UTF_8));
            }
            try (var from = connection.getInputStream()) {
                from.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How long 64 clients wait who each ask some times a second: for a person by number over HTTP,
    /// and for what a birth registration is filled with.
    ///
    /// @return the wait at the 99th percentile for a person, in milliseconds
    double waits(int rows) throws InterruptedException {
        var sql = new JdbcTemplate(database.source());
        sql.execute("analyze registry.record");
        sql.execute("checkpoint");
        awaitFollowed(sql);
        var random = randoms();
        paced(client -> one(random.get(client), rows));
        double lookup = told("look-up", rows, paced(client -> one(random.get(client), rows)));
        double prefill = told("prefill", rows, paced(client -> prefill(random.get(client), rows)));
        Results.print(out, "lookup-p99-" + rows, lookup, "ms", "<=", 10);
        Results.print(out, "birth-prefill-p99-" + rows, prefill, "ms", "<=", 10);
        out.flush();
        return lookup;
    }

    /// What the turns before left behind to seal and to follow is done first: the waits are those
    /// of a house that is asked, not of one that catches up with millions of entries.
    private static void awaitFollowed(JdbcTemplate sql) throws InterruptedException {
        while (!sql.queryForList(
                        """
                        select 1 from journal.follower
                        where not stopped
                            and position < (select max(first + size) from journal.batch) - 100
                        union all
                        select 1 where (select max(size) from journal.head)
                            < (select max(first + size) from journal.batch) - 1000
                        """)
                .isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private double told(String what, int rows, long[] sorted) {
        double last = sorted[sorted.length * 99 / 100] / 1e6;
        out.printf(
                Locale.ROOT,
                "%s at %,d people, %d clients, %,d askings: p50 %.2f ms, p99 %.2f ms%n",
                what,
                rows,
                WAITING,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                last);
        return last;
    }

    private long[] paced(java.util.function.IntConsumer once) throws InterruptedException {
        var waits = new ConcurrentLinkedQueue<Long>();
        var failed = new LongAdder();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < WAITING; i++) {
            int client = i;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                long next = System.nanoTime() + client * (PACE.toNanos() / WAITING);
                                while (next < end) {
                                    LockSupport.parkNanos(next - System.nanoTime());
                                    long begin = System.nanoTime();
                                    try {
                                        once.accept(client);
                                        waits.add(System.nanoTime() - begin);
                                    } catch (RuntimeException _) {
                                        failed.increment();
                                    }
                                    next += PACE.toNanos();
                                }
                            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (failed.sum() > 0) {
            throw new IllegalStateException(failed.sum() + " askings failed");
        }
        long[] sorted = waits.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /// As the birth procedure asks: both parents, and what is there of a marriage and a
    /// notification.
    private void prefill(SplittableRandom random, int rows) {
        var registries = house.bean(Registries.class);
        var actor = Actor.program("bench");
        int at = random.nextInt(rows - 1) | 1;
        String mother = PeopleFile.number(at);
        for (String number : List.of(mother, PeopleFile.number(at - 1))) {
            var answer =
                    registries.read(
                            new Reading(
                                    "population",
                                    Optional.empty(),
                                    number,
                                    List.of("full_name", "birth_date", "residence"),
                                    "bench",
                                    "draft:bench",
                                    actor));
            if (!(answer instanceof Answer.Found)) {
                throw new IllegalStateException("nobody");
            }
        }
        for (String registry : List.of("marriages", "birth-notifications")) {
            registries.read(
                    new Reading(
                            registry,
                            Optional.of(
                                    registry.equals("marriages") ? "wife_number" : "mother_number"),
                            mother,
                            List.of("registered_at"),
                            "bench",
                            "draft:bench",
                            actor));
        }
    }
}
