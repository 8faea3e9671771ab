package org.motcua.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.motcua.Motcua;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.demo.BankMessage;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.State;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.payment.Provider;
import org.motcua.procedure.Channel;
import org.motcua.server.Kinds;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.jdbc.core.JdbcTemplate;

/// What `kill -9` leaves undone is done by the next start, once. The program runs in a process of
/// its own over a real database; a lock that the test holds says at which moment it dies.
class KilledProgramTest {
    private static final Path COUNTRY = Path.of("country/vietnam").toAbsolutePath();

    private final HttpClient bank = HttpClient.newHttpClient();

    /// A dossier that waits for money.
    ///
    /// @param message what the bank says once it came
    private record Waiting(UUID dossier, UUID order, String provider, String message) {}

    @Test
    void aPaymentTakesEffectOnceThoughTheProgramIsKilledTwiceOnItsWay() throws Exception {
        try (var database = new ThrowAwayDatabase(4);
                var lock = database.source().getConnection()) {
            lock.setAutoCommit(false);
            var sql = new JdbcTemplate(database.source());
            var waiting = waiting(database, sql);

            // the message is kept, and the order cannot be credited yet
            hold(lock, "select from payment.orders where id = ? for update", waiting.order());
            try (var program = Program.start(database)) {
                var answer = paid(program, waiting);
                program.await(() -> count(sql, "payment.callback", "verdict = 'ACCEPTED'") == 2);
                program.kill();
                assertThat(answer).failsWithin(20, TimeUnit.SECONDS);
            }
            assertThat(order(sql, waiting)).isEqualTo(Order.State.REQUESTED.name());
            lock.rollback();

            // the order is credited, and the dossier cannot move yet; a lock of the table, because
            // that of a row would make a transaction which the journal's order waits for
            try (var table = lock.createStatement()) {
                table.execute("lock table dossier.dossier in share mode");
            }
            try (var program = Program.start(database)) {
                program.await(() -> order(sql, waiting).equals(Order.State.PAID.name()));
                program.await(() -> waits(sql));
                program.kill();
            }
            assertThat(state(sql, waiting)).isEqualTo(State.PAYMENT_REQUESTED.code());
            lock.rollback();

            try (var program = Program.start(database)) {
                program.await(() -> state(sql, waiting) == State.IN_PROCESS.code());
                // the bank never heard an answer and says it once more, on a slow day too late
                assertThat(paid(program, waiting).get().statusCode()).isIn(200, 400, 409);
            }
            assertThat(order(sql, waiting)).isEqualTo(Order.State.PAID.name());
            assertThat(count(sql, "payment.deposit", "order_id = '" + waiting.order() + "'"))
                    .isOne();
            assertThat(count(sql, "payment.receipt", "order_id = '" + waiting.order() + "'"))
                    .isOne();
            assertThat(
                            count(
                                    sql,
                                    "journal.entry",
                                    "fact = 'dossier.payment-settled' and subject = 'dossier:"
                                            + waiting.dossier()
                                            + "'"))
                    .isOne();
        }
    }

    /// Filed, paid, taken in; then an officer asks for money that was not known before.
    private static Waiting waiting(ThrowAwayDatabase database, JdbcTemplate sql) {
        var country = Countries.load(COUNTRY, Kinds.all()).orThrow();
        var scenario = DossierBench.scenario(country, sql);
        Path copy =
                CountryCopy.of(
                        COUNTRY, database.folder().resolve("country"), scenario.code().value());
        try (var house = House.start(Motcua.class, database, copy, null)) {
            var agency = agency(house.bean(Countries.class).active(), scenario);
            var crew = Crew.of(0, scenario, agency, house, sql, new Timings());
            var moves = new Moves(scenario, List.of(crew), house);
            var dossier = filed(house, scenario, crew);
            moves.pay(dossier);
            var steps = scenario.steps();
            var casework = house.bean(Casework.class);
            var received = moves.take(steps.getFirst(), dossier, crew).orThrow();
            var payments = house.bean(Payments.class);
            var fee = payments.about(dossier.code().value()).getFirst();
            casework.askPayment(
                            new Casework.Seen(received.id(), received.version()),
                            crew.officer(steps.get(1)).who(),
                            Optional.of(fee.amount()),
                            "tax")
                    .orThrow();
            var order = payments.about(dossier.code().value()).getLast();
            Provider provider = Lifecycle.provider(house, crew);
            byte[] message =
                    house.bean(BankMessage.class)
                            .paid(
                                    provider,
                                    order.account(),
                                    order.reference(),
                                    order.amount().amount());
            return new Waiting(
                    dossier.id(),
                    order.id(),
                    provider.id(),
                    new String(message, StandardCharsets.UTF_8));
        }
    }

    private static Agency agency(Country country, Scenario scenario) {
        return Agencies.of(country).all(scenario.agencyKind(), scenario.day()).stream()
                .filter(agency -> agency.unit() != null)
                .findFirst()
                .orElseThrow();
    }

    private static Dossier filed(House house, Scenario scenario, Crew crew) {
        var person = crew.people().getFirst();
        var who = Optional.of(person.who());
        var drafts = house.bean(Drafts.class);
        var begun = drafts.begin(Moves.bare(scenario), Channel.ONLINE, "en", who).orElseThrow();
        var draft = drafts.retry(drafts.keep(begun.draft(), person.answers()), who);
        var filed = house.bean(Filings.class).file(draft.id(), person.who(), Optional.empty());
        return ((Filed.Accepted) filed).dossier();
    }

    private CompletableFuture<HttpResponse<String>> paid(Program program, Waiting waiting) {
        var message =
                HttpRequest.newBuilder(
                                program.address()
                                        .resolve("/callbacks/payments/" + waiting.provider()))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(BodyPublishers.ofString(waiting.message()))
                        .build();
        return bank.sendAsync(message, BodyHandlers.ofString());
    }

    private static void hold(Connection lock, String statement, UUID row) throws SQLException {
        try (var locking = lock.prepareStatement(statement)) {
            locking.setObject(1, row);
            locking.execute();
        }
    }

    private static String order(JdbcTemplate sql, Waiting waiting) {
        return Objects.requireNonNull(
                sql.queryForObject(
                        "select state from payment.orders where id = ?",
                        String.class,
                        waiting.order()));
    }

    private static int state(JdbcTemplate sql, Waiting waiting) {
        return Objects.requireNonNull(
                sql.queryForObject(
                        "select state from dossier.dossier where id = ?",
                        Integer.class,
                        waiting.dossier()));
    }

    /// Whether somebody waits for the row of the dossier.
    private static boolean waits(JdbcTemplate sql) {
        return count(
                        sql,
                        "pg_stat_activity",
                        "wait_event_type = 'Lock' and query like '%dossier.dossier%'")
                > 0;
    }

    private static int count(JdbcTemplate sql, String table, String whose) {
        return Objects.requireNonNull(
                sql.queryForObject(
                        "select count(*) from " + table + " where " + whose, Integer.class));
    }

    /// `./motcua up` in a process of its own.
    private record Program(Process process, URI address, Path log) implements AutoCloseable {
        static Program start(ThrowAwayDatabase database) throws IOException, InterruptedException {
            int port = freePort();
            var builder =
                    new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Motcua.class.getName(),
                            "up");
            var db = database.address();
            builder.environment()
                    .putAll(
                            Map.of(
                                    "MOTCUA_PORT",
                                    "" + port,
                                    "MOTCUA_VAR",
                                    "" + database.folder().resolve("house"),
                                    "MOTCUA_COUNTRY",
                                    "" + database.folder().resolve("country"),
                                    "MOTCUA_DB_URL",
                                    db.url(),
                                    "MOTCUA_DB_USER",
                                    db.user(),
                                    "MOTCUA_DB_PASSWORD",
                                    db.password()));
            Path log = database.folder().resolve("program.log");
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            var program = new Program(builder.start(), URI.create("http://127.0.0.1:" + port), log);
            program.awaitReady();
            return program;
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private void awaitReady() throws InterruptedException {
            var health =
                    HttpRequest.newBuilder(address.resolve("/actuator/health/readiness")).build();
            try (var client = HttpClient.newHttpClient()) {
                for (int i = 0; i < 1200 && process.isAlive(); i++) {
                    try {
                        if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                            return;
                        }
                    } catch (IOException _) {
                        // nobody listens yet
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
            kill();
            throw new IllegalStateException("the program did not start");
        }

        /// Waits for something that the program does.
        void await(BooleanSupplier wanted) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
            while (!wanted.getAsBoolean() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(wanted.getAsBoolean()).as(Files.readString(log)).isTrue();
        }

        /// As the kernel does it when memory is short: nothing is told to anybody.
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }
}
