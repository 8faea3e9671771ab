package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.motcua.server.bench.KillDrill;

/// What breaks: processes, disks, providers, the centre. Nothing that was answered is lost, and
/// nothing is answered that is not in the log.
class FaultTest {
    @Test
    void gatewaysKilledUnderLoadLoseNothingThatWasAnswered() throws Exception {
        Path folder = Files.createTempDirectory("kill");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var launcher =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlogback.configurationFile=gateway-logback.xml",
                        "org.motcua.server.GatewayCommand");

        var outcome =
                new KillDrill(folder, launcher, 8, new PrintWriter(new StringWriter()))
                        .run(2, Clock.systemUTC());

        assertThat(outcome.lost()).isEmpty();
        assertThat(outcome.answered()).isGreaterThan(40);
    }

    @Test
    void aFullLogRefusesAndGoesOnOnceThereIsRoom() throws Exception {
        try (var gateways = new TrialGateways()) {
            gateways.limitLog(10L << 20);
            gateways.answer =
                    exchange ->
                            TrialGateways.reply(
                                    exchange,
                                    200,
                                    "{\"name\":\"%s\"}".formatted("x".repeat(900_000)));
            int answered = 0;
            while (gateways.person().statusCode() == 200) {
                assertThat(++answered).as("the log must get full").isLessThan(40);
            }
            var refused = gateways.person();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("X-Road-Error").orElse(""))
                    .endsWith(".LogFull");
            int served = gateways.served.get();
            gateways.person();
            assertThat(gateways.served).as("nobody asks the service then").hasValue(served);
            gateways.restartAsking();
            gateways.limitLog(100L << 20);
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            var walked = new LogArchive(gateways.trial.askingFolder()).verify();
            assertThat(walked.fault()).isEmpty();
        }
    }

    @Test
    void aLogThatWasTamperedWithOrCutIsSeen() throws Exception {
        try (var gateways = new TrialGateways()) {
            for (int i = 0; i < 5; i++) {
                assertThat(gateways.person().statusCode()).isEqualTo(200);
            }
            gateways.asking.close();
            Path segment = gateways.trial.askingFolder().resolve("log/00000001.log");
            byte[] bytes = Files.readAllBytes(segment);
            var archive = new LogArchive(gateways.trial.askingFolder());
            var sound = archive.verify();
            assertThat(sound.fault()).isEmpty();
            assertThat(sound.records()).isEqualTo(10);

            assertThat(changed(archive, segment, bytes, "purpose: trial", "purpose: triAl"))
                    .isTrue();

            Files.write(segment, bytes);
            try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.seek(end(bytes) - 40);
                file.write(new byte[40]);
            }
            var torn = archive.verify();
            assertThat(torn.fault())
                    .as("a batch that was not whole was never acknowledged")
                    .isEmpty();
            assertThat(torn.records()).isLessThan(10);
            gateways.restartAsking();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            assertThat(archive.verify().fault()).isEmpty();
        }
    }

    @Test
    void aNumberThatMayHaveLeftWithALostBatchIsNotGivenAgain() throws Exception {
        try (var gateways = new TrialGateways()) {
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            gateways.restartAsking();
            var archive = new LogArchive(gateways.trial.askingFolder());
            long last = archive.entries().getLast().batch();
            assertThat(gateways.person().statusCode()).isEqualTo(200);

            assertThat(archive.entries())
                    .extracting(LogArchive.Entry::batch)
                    .contains(last, last + 2)
                    .doesNotContain(last + 1);
            assertThat(archive.verify().fault()).isEmpty();
        }
    }

    private static int end(byte[] bytes) {
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /// Changes the log behind everybody's back, with the checksum made to fit.
    private static boolean changed(
            LogArchive archive, Path segment, byte[] bytes, String from, String to)
            throws IOException {
        byte[] changed = bytes.clone();
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        System.arraycopy(Hashes.utf8(to), 0, changed, at, to.length());
        var buffer = java.nio.ByteBuffer.wrap(changed);
        int length = buffer.getInt(0);
        var sum = new java.util.zip.CRC32C();
        sum.update(changed, LogRecord.OPENING, length);
        buffer.putInt(4, (int) sum.getValue());
        Files.write(segment, changed);
        return archive.verify().fault().isPresent();
    }

    @Test
    void anotherGatewayOfTheProviderTakesOver() throws Exception {
        try (var gateways = new TrialGateways()) {
            int second = TrialGateways.freePort();
            gateways.trial.enrol(
                    "second", Trial.OWNER + "/gw2", Trial.OWNER, List.of("127.0.0.1:" + second));
            gateways.trial.write(
                    "second",
                    Trial.OWNER + "/gw2",
                    null,
                    "127.0.0.1:" + second,
                    Map.of(
                            Trial.SERVICE,
                            List.of(
                                    URI.create("http://127.0.0.1:1"),
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + gateways.service.getAddress().getPort()))),
                    null,
                    1);
            gateways.change(now ->
                    now.withServices(
                            now.services().stream()
                                    .map(one ->
                                            Changed.providers(
                                                    one,
                                                    List.of(
                                                            Trial.OWNER + "/gw1",
                                                            Trial.OWNER + "/gw2")))
                                    .toList()));
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            gateways.answering.close();
            Files.write(
                    gateways.folder.resolve("second/directory.json"),
                    gateways.trial.centre().published());
            gateways.answering =
                    Gateway.start(gateways.folder.resolve("second"), Clock.systemUTC());

            for (int i = 0; i < 10; i++) {
                var answer = gateways.person();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        }
    }

    @Test
    void withoutTheCentreMessagesGoOnAndAnOlderDirectoryIsNotTaken() throws Exception {
        try (var gateways = new TrialGateways()) {
            byte[] older = gateways.trial.centre().published();
            gateways.change(now ->
                    now.withAgreements(
                            now.agreements().stream()
                                    .map(one -> Changed.state(one, Directory.State.SUSPENDED))
                                    .toList()));
            var refused = gateways.person();
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("X-Road-Error"))
                    .hasValue("Server.ClientProxy.AgreementNotActive");

            assertThat(gateways.asking.take(older)).isFalse();
            byte[] forged = older.clone();
            forged[older.length / 2] ^= 1;
            assertThat(gateways.asking.take(forged)).isFalse();
            assertThat(gateways.person().statusCode()).isEqualTo(403);

            gateways.change(now ->
                    now.withAgreements(
                            now.agreements().stream()
                                    .map(one -> Changed.state(one, Directory.State.ACTIVE))
                                    .toList()));
            gateways.restartAsking();
            assertThat(gateways.person().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aMemberThatWasTakenOutIsRefusedWhileItSends() throws Exception {
        try (var gateways = new TrialGateways()) {
            assertThat(gateways.person().statusCode()).isEqualTo(200);
            gateways.trial
                    .centre()
                    .change(now ->
                            now.withMembers(
                                            now.members().stream()
                                                    .filter(one -> !one.id().equals(Trial.ASKER))
                                                    .toList())
                                    .withDoors(
                                            now.gateways().stream()
                                                    .filter(one ->
                                                            !one.member().equals(Trial.ASKER))
                                                    .toList()));
            // the removed member's own gateway need not have heard of it
            gateways.answering.take(gateways.trial.centre().published());

            var refused = gateways.person();

            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(gateways.served).hasValue(1);
        }
    }

    @Test
    void anAnswerThatComesTooLateIsNeverTakenForTheNextOne() throws Exception {
        try (var gateways = new TrialGateways()) {
            gateways.answer =
                    exchange ->
                            TrialGateways.reply(
                                    exchange,
                                    200,
                                    "{\"name\":\"%s\"}"
                                            .formatted(exchange.getRequestURI().getPath()));
            int behind = TrialGateways.freePort();
            gateways.reset(
                    gateways.trial.answeringFolder(), "\"peer\" : \"127.0.0.1:" + behind + "\"");
            var cuts = new AtomicBoolean();
            try (var _ =
                    new CutLine(gateways.peerPort, behind, () -> cuts.compareAndSet(true, false))) {
                assertThat(gateways.person().statusCode()).isEqualTo(200);
                for (int round = 0; round < 10; round++) {
                    cuts.set(true);
                    String heard = twoAtOnce(gateways, "/first", "/second");
                    assertThat(heard.split("HTTP/1.1 ", -1)).hasSize(3);
                    assertThat(heard.substring(heard.lastIndexOf("HTTP/1.1 ")))
                            .as("the answer to the second")
                            .doesNotContain("/first");
                }
            }
        }
    }

    /// Asks twice over one connection without waiting between.
    private static String twoAtOnce(TrialGateways gateways, String one, String other)
            throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), gateways.asking.port("consumer"))) {
            socket.setSoTimeout(20_000);
            var asked = new StringBuilder();
            for (String path : List.of(one, other)) {
                asked.append("GET /r1/" + Trial.SERVICE + path + " HTTP/1.1\r\n")
                        .append("Host: localhost\r\nX-Road-Client: " + Trial.CLIENT + "\r\n")
                        .append(path.equals(other) ? "Connection: close\r\n\r\n" : "\r\n");
            }
            socket.getOutputStream().write(Hashes.utf8(asked.toString()));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
