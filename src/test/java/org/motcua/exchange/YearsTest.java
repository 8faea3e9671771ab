package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;

/// What time does to a gateway: certificates end, and the log grows old.
class YearsTest {
    private static final Instant BEGINNING = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void certificatesAreRenewedBeforeTheyEndAndNoMessageNoticesIt() throws Exception {
        var clock = new SettableClock(BEGINNING.toString());
        try (var gateways = new TrialGateways(clock);
                var centre = CentreServer.start(gateways.trial.centre(), "127.0.0.1:0")) {
            var at = "\"centre\" : \"%s\"".formatted(centre.address());
            for (Path each :
                    List.of(gateways.trial.askingFolder(), gateways.trial.answeringFolder())) {
                gateways.reset(each, at, "\"pollSeconds\" : 600", "\"stampSeconds\" : 600");
            }
            gateways.trial
                    .centre()
                    .change(now ->
                            now.withAgreements(
                                    now.agreements().stream()
                                            .map(one ->
                                                    Changed.valid(
                                                            one,
                                                            BEGINNING,
                                                            BEGINNING.plus(Duration.ofDays(900))))
                                            .toList()));
            refresh(gateways);
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            var first = certificates(gateways);

            // too early: nothing is asked for
            pass(gateways, clock, Duration.ofDays(50));
            renew(gateways);
            assertThat(waiting(gateways)).isFalse();

            pass(gateways, clock, Duration.ofDays(12));
            try (var asking = new Asking(gateways)) {
                renew(gateways);
                assertThat(waiting(gateways)).isTrue();
                renew(gateways);
                assertThat(certificates(gateways)).as("not before all know").isEqualTo(first);
                refresh(gateways);
                asking.more();
            }
            clock.set(clock.instant().plus(Duration.ofMinutes(11)));
            try (var asking = new Asking(gateways)) {
                renew(gateways);
                assertThat(certificates(gateways)).doesNotContainAnyElementsOf(first);
                asking.more();
            }

            // long after the first ones ended
            pass(gateways, clock, Duration.ofDays(40));
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            gateways.asking.recheck();
            gateways.answering.recheck();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            gateways.restartAsking();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            for (Path each :
                    List.of(gateways.trial.askingFolder(), gateways.trial.answeringFolder())) {
                assertThat(new LogArchive(each).verify().fault()).isEmpty();
            }
        }
    }

    @Test
    void aDirectoryThatNobodyChangesDoesNotRunOutWhileTheCentreAnswers() throws Exception {
        var clock = new SettableClock(BEGINNING.toString());
        try (var gateways = new TrialGateways(clock)) {
            try (var centre = CentreServer.start(gateways.trial.centre(), "127.0.0.1:0")) {
                var at = "\"centre\" : \"%s\"".formatted(centre.address());
                gateways.reset(gateways.trial.askingFolder(), at, "\"pollSeconds\" : 600");
                gateways.reset(gateways.trial.answeringFolder(), at, "\"pollSeconds\" : 600");
                refresh(gateways);
                long version = gateways.trial.centre().directory().version();
                refresh(gateways);
                assertThat(gateways.trial.centre().directory().version())
                        .as("not signed again at every asking")
                        .isEqualTo(version);
                for (int i = 0; i < 8; i++) {
                    pass(gateways, clock, Duration.ofDays(1).plusSeconds(1));
                    assertThat(gateways.person().statusCode()).as("day " + i).isEqualTo(200);
                }
                assertThat(gateways.trial.centre().directory().version()).isEqualTo(version + 8);
            }
            pass(gateways, clock, Duration.ofDays(6));
            assertThat(gateways.person().statusCode()).as("silent for six days").isEqualTo(200);
            pass(gateways, clock, Duration.ofDays(2));
            assertThat(gateways.person().body()).contains("DirectoryExpired");
        }
    }

    @Test
    void onlyTheGatewayItselfRenewsItsCertificates() throws Exception {
        var clock = new SettableClock(BEGINNING.toString());
        try (var gateways = new TrialGateways(clock)) {
            var centre = gateways.trial.centre();
            String id = Trial.ASKER + "/gw1";
            var own = gateways.asking.keys();
            var other = gateways.answering.keys();
            var requests = new Enrolling(Files.createTempDirectory("renewing"), id).request();

            assertThat(refused(centre, Renewing.of(id, requests, clock.millis(), other.sign())))
                    .contains("No certificate of this gateway");
            assertThat(
                            refused(
                                    centre,
                                    Renewing.of(
                                            Trial.OWNER + "/gw1",
                                            requests,
                                            clock.millis(),
                                            other.sign())))
                    .contains("not signed by its key, or for another");
            assertThat(
                            refused(
                                    centre,
                                    Renewing.of(
                                            id, requests, clock.millis() - 400_000, own.sign())))
                    .contains("too old");
            assertThat(refused(centre, new Renewing("x", "y"))).contains("no request");
            assertThat(centre.renew(Renewing.of(id, requests, clock.millis(), own.sign()).bytes()))
                    .isNotNull();
            centre.revoke(id, java.util.Optional.empty());
            assertThat(refused(centre, Renewing.of(id, requests, clock.millis(), own.sign())))
                    .contains("No certificate of this gateway");
        }
    }

    private static String refused(Centre centre, Renewing renewing) {
        try {
            centre.renew(renewing.bytes());
            return "granted";
        } catch (BadMessage bad) {
            return String.valueOf(bad.getMessage());
        }
    }

    private static void pass(TrialGateways gateways, SettableClock clock, Duration time) {
        clock.set(clock.instant().plus(time));
        refresh(gateways);
    }

    private static void refresh(TrialGateways gateways) {
        gateways.asking.refresh();
        gateways.answering.refresh();
    }

    private static void renew(TrialGateways gateways) {
        gateways.asking.chores().renew();
        gateways.answering.chores().renew();
    }

    private static boolean waiting(TrialGateways gateways) {
        return Stream.of(gateways.trial.askingFolder(), gateways.trial.answeringFolder())
                .allMatch(folder -> Files.exists(folder.resolve("keys/next-sign.crt")));
    }

    private static List<X509Certificate> certificates(TrialGateways gateways) {
        return Stream.of(gateways.asking.keys(), gateways.answering.keys())
                .flatMap(keys -> Stream.of(keys.tls().certificate(), keys.sign().certificate()))
                .toList();
    }

    /// Somebody who asks all the while, and is always answered.
    private static final class Asking implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final ConcurrentHashMap<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        private final List<Thread> threads;

        Asking(TrialGateways gateways) {
            threads =
                    Stream.generate(() -> Thread.ofVirtual().start(() -> ask(gateways)))
                            .limit(4)
                            .toList();
        }

        private void ask(TrialGateways gateways) {
            while (!over.get()) {
                int status = 0;
                try {
                    status =
                            gateways.client
                                    .send(
                                            gateways.request("/r1/" + Trial.SERVICE + "/1").build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode();
                } catch (IOException | InterruptedException _) {
                    // counted as 0
                }
                statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
            }
        }

        private static boolean ended(Thread thread) {
            try {
                return thread.join(Duration.ofSeconds(30));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /// Waits until some more were answered.
        void more() throws InterruptedException {
            long before = answered();
            for (int i = 0; i < 500 && answered() < before + 40; i++) {
                Thread.sleep(10);
            }
            assertThat(answered()).isGreaterThanOrEqualTo(before + 40);
        }

        private long answered() {
            return statuses.getOrDefault(200, new LongAdder()).sum();
        }

        @Override
        public void close() {
            over.set(true);
            for (var thread : threads) {
                assertThat(ended(thread)).isTrue();
            }
            assertThat(statuses).containsOnlyKeys(200);
        }
    }

    @Test
    void oldSegmentsGoIntoTheArchiveAndProveAsBefore() throws Exception {
        try (var gateways = new TrialGateways()) {
            gateways.answer =
                    exchange ->
                            TrialGateways.reply(
                                    exchange,
                                    200,
                                    "{\"name\":\"%s\"}".formatted("x".repeat(900_000)));
            var first = gateways.person();
            String id = first.headers().firstValue("X-Road-Id").orElseThrow();
            Path log = gateways.trial.askingFolder().resolve("log");
            while (count(log) < 3) {
                assertThat(gateways.person().statusCode()).isEqualTo(200);
            }
            var before = new LogArchive(gateways.trial.askingFolder()).verify();

            gateways.asking.chores().archive();
            assertThat(count(log)).as("nothing is old").isEqualTo(3);

            var old = FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(31)));
            Files.setLastModifiedTime(log.resolve("00000001.log"), old);
            Files.setLastModifiedTime(log.resolve("00000003.log"), old);
            gateways.asking.chores().archive();

            assertThat(log.resolve("00000001.log")).doesNotExist();
            assertThat(log.resolve("00000003.log")).as("it is being written").exists();
            Path packed = gateways.trial.askingFolder().resolve("archive/00000001.log.gz");
            assertThat(packed).exists();
            assertThat(Files.size(packed)).isLessThan(8 << 20);
            var after = new LogArchive(gateways.trial.askingFolder());
            assertThat(after.verify()).isEqualTo(before);
            var evidence = after.export(id).orElseThrow();
            assertThat(EvidenceCheck.check(LogArchive.json(evidence), List.of()).fault()).isEmpty();

            gateways.restartAsking();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            assertThat(new LogArchive(gateways.trial.askingFolder()).verify().fault()).isEmpty();
        }
    }

    @Test
    void anArchiveThatCannotBeWrittenKeepsTheLog() throws Exception {
        try (var gateways = new TrialGateways()) {
            gateways.answer =
                    exchange ->
                            TrialGateways.reply(
                                    exchange,
                                    200,
                                    "{\"name\":\"%s\"}".formatted("x".repeat(900_000)));
            Path log = gateways.trial.askingFolder().resolve("log");
            while (count(log) < 2) {
                assertThat(gateways.person().statusCode()).isEqualTo(200);
            }
            var old = FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(31)));
            Files.setLastModifiedTime(log.resolve("00000001.log"), old);
            Files.writeString(gateways.trial.askingFolder().resolve("archive"), "in the way");

            gateways.asking.chores().archive();

            assertThat(log.resolve("00000001.log")).exists();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
        }
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(one -> one.toString().endsWith(".log")).count();
        }
    }

    @Test
    void contentsOfMonthsThatAreOverBecomeUnreadableAndProofsStay() throws Exception {
        Path folder = Files.createTempDirectory("contents");
        var keys = new LogKeys(folder);
        var march = Instant.parse("2026-03-31T23:59:59Z");
        var april = Instant.parse("2026-04-01T00:00:00Z");
        byte[] leaf = new byte[32];
        byte[] then = keys.encrypt(Hashes.utf8("then"), leaf, march.toEpochMilli());
        byte[] now = keys.encrypt(Hashes.utf8("now"), leaf, april.toEpochMilli());

        keys.forget(Instant.parse("2026-03-31T00:00:00Z"));
        assertThat(keys.decrypt(then, leaf, march.toEpochMilli())).isEqualTo(Hashes.utf8("then"));
        keys.forget(april);

        assertThat(keys.decrypt(now, leaf, april.toEpochMilli())).isEqualTo(Hashes.utf8("now"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> keys.decrypt(then, leaf, march.toEpochMilli()))
                .isInstanceOf(BadMessage.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new LogKeys(folder).decrypt(then, leaf, march.toEpochMilli()))
                .isInstanceOf(BadMessage.class);
    }

    @Test
    void aStopBetweenTwoMovesOfKeysIsFinished() throws Exception {
        try (var gateways = new TrialGateways()) {
            Path folder = gateways.trial.askingFolder();
            var enrolling = new Enrolling(folder, Trial.ASKER + "/gw1");
            var requests = enrolling.request();
            enrolling.keep(
                    gateways.trial
                            .centre()
                            .enrol(
                                    Trial.ASKER + "/gw1",
                                    Trial.ASKER,
                                    List.of("127.0.0.1:1"),
                                    requests.tls(),
                                    requests.sign()),
                    0);
            gateways.give();
            Files.move(
                    enrolling.next("tls.key"),
                    folder.resolve("keys/tls.key"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            gateways.restartAsking();

            assertThat(enrolling.grantedAt()).isEmpty();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
        }
    }
}
