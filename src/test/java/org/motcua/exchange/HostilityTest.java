package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What others try: wrong keys, changed messages, old messages, and bytes that are no message. The
/// service hears of none of it.
class HostilityTest {
    private static final String SELF = Trial.ASKER + "/gw9";
    private static TrialGateways gateways;
    private static GatewayKeys keys;

    @BeforeAll
    static void start() throws IOException {
        gateways = new TrialGateways();
        gateways.trial.enrol("false", SELF, Trial.ASKER, List.of("127.0.0.1:1"));
        gateways.give();
        keys = GatewayKeys.in(gateways.folder.resolve("false"));
    }

    @AfterAll
    static void stop() throws IOException {
        gateways.close();
    }

    private static FalseGateway open() throws Exception {
        return new FalseGateway(gateways.peerPort, SELF, keys.tls(), keys.sign());
    }

    private static long now() {
        return Clock.systemUTC().millis();
    }

    /// Sends one request and hears what comes of it.
    private static String sent(UnaryOperator<Statement> change) throws Exception {
        try (var gateway = open()) {
            gateway.send(1, gateway.request(now(), change, Hashes.NONE));
            return gateway.heard();
        }
    }

    @Test
    void aTrueMessageOfAnEnrolledGatewayIsAnswered() throws Exception {
        int before = gateways.served.get();

        assertThat(sent(UnaryOperator.identity())).isEqualTo("200");
        assertThat(gateways.served).hasValue(before + 1);
    }

    @Test
    void statementsThatAreNotTheSendersOwnAreRefused() throws Exception {
        int before = gateways.served.get();

        assertThat(sent(one -> With.from(one, Trial.ASKER + "/gw1")))
                .isEqualTo("Server.ServerProxy.WrongSender");
        assertThat(sent(one -> With.to(one, Trial.OWNER + "/gw2")))
                .isEqualTo("Server.ServerProxy.WrongReceiver");
        assertThat(sent(one -> With.client(one, Trial.OWNER + "/people")))
                .isEqualTo("Server.ServerProxy.WrongSender");
        assertThat(sent(one -> With.client(one, Trial.ASKER + "/other")))
                .isEqualTo("Server.ServerProxy.WrongSender");
        assertThat(sent(one -> With.purpose(one, "another")))
                .isEqualTo("Server.ServerProxy.PurposeNotAgreed");
        assertThat(sent(one -> With.agreement(one, "trial-2/1")))
                .isEqualTo("Server.ServerProxy.PurposeNotAgreed");
        assertThat(gateways.served).hasValue(before);
    }

    @Test
    void oldAndFutureMessagesAreRefused() throws Exception {
        for (long off : new long[] {-Duration.ofMinutes(5).toMillis(), 90_000}) {
            assertThat(sent(one -> With.at(one, now() + off)))
                    .isEqualTo("Server.ServerProxy.ClockSkew");
        }
        assertThat(sent(one -> With.at(one, now() - 30_000))).isEqualTo("200");
    }

    @Test
    void theSameMessageIsTakenOnce() throws Exception {
        try (var gateway = open()) {
            var part = gateway.request(now(), UnaryOperator.identity(), Hashes.NONE);
            gateway.send(1, part);
            assertThat(gateway.heard()).isEqualTo("200");
            gateway.send(3, part);
            assertThat(gateway.heard()).isEqualTo("Server.ServerProxy.Replay");
        }
    }

    @Test
    void whatItsSenderHasNotOnItsDiskIsNotPassedOn() throws Exception {
        try (var gateway = open()) {
            int before = gateways.served.get();
            gateway.keeps = false;
            gateway.send(1, gateway.request(now(), UnaryOperator.identity(), Hashes.NONE));
            gateway.keeps = true;
            gateway.send(3, gateway.request(now(), UnaryOperator.identity(), Hashes.NONE));
            assertThat(gateway.heard()).isEqualTo("200");
            assertThat(gateways.served).as("the first one waits").hasValue(before + 1);

            gateway.send(Frames.KEPT, 1, Hashes.NONE);
            assertThat(gateway.heard()).isEqualTo("200");
            assertThat(gateways.served).hasValue(before + 2);
        }
    }

    @Test
    void whatWasChangedAfterSigningIsRefused() throws Exception {
        try (var gateway = open()) {
            var part = gateway.request(now(), UnaryOperator.identity(), Hashes.utf8("{}"));
            byte[] head = part.head().clone();
            head[head.length - 2] ^= 1;
            gateway.send(1, new Part(part.statement(), head, part.body(), part.proof()));
            assertThat(gateway.heard()).isEqualTo("Server.ServerProxy.BadSignature");
            gateway.send(
                    3, new Part(part.statement(), part.head(), Hashes.utf8("[]"), part.proof()));
            assertThat(gateway.heard()).isEqualTo("Server.ServerProxy.BadSignature");
            byte[] statement =
                    new String(part.statement(), StandardCharsets.UTF_8)
                            .replace("part: 0", "part: 0 ")
                            .getBytes(StandardCharsets.UTF_8);
            gateway.send(5, new Part(statement, part.head(), part.body(), part.proof()));
            assertThat(gateway.heard()).isEqualTo("Server.ServerProxy.BadMessage");
            byte[] signature = part.proof().signature().clone();
            signature[7] ^= 1;
            gateway.send(
                    7,
                    new Part(
                            part.statement(),
                            part.head(),
                            part.body(),
                            new Proof(part.proof().checkpoint(), signature, 0, new byte[0][])));
            assertThat(gateway.heard()).isEqualTo("Server.ServerProxy.BadSignature");
        }
    }

    @Test
    void onlyCertificatesOfTheDirectoryOpenAConnection() throws Exception {
        var authority = gateways.trial.centre().authority();
        var foreign = Authority.in(gateways.folder.resolve("foreign"), Clock.systemUTC());
        for (var pair :
                List.of(
                        certified(authority, SELF, Duration.ofDays(1)),
                        certified(authority, SELF, Duration.ofMinutes(-1)),
                        certified(foreign, SELF, Duration.ofDays(1)))) {
            assertThat(heardWith(pair, keys.sign())).isEqualTo("closed");
        }
        assertThat(heardWith(keys.tls(), keys.sign())).isEqualTo("200");
    }

    private static SigningKey certified(Authority by, String gateway, Duration holds) {
        KeyPair pair = Authority.ellipticPair();
        return new SigningKey(
                pair.getPrivate(), by.issue(gateway, Trial.ASKER, pair.getPublic(), holds, false));
    }

    private static String heardWith(SigningKey tls, SigningKey sign) {
        try (var gateway = new FalseGateway(gateways.peerPort, SELF, tls, sign)) {
            gateway.send(1, gateway.request(now(), UnaryOperator.identity(), Hashes.NONE));
            return gateway.heard();
        } catch (Exception _) {
            return "closed";
        }
    }

    @Test
    void aKeyThatAnotherGatewaySignsWithIsNoGood() throws Exception {
        var pair = Authority.edwardsPair();
        var own =
                new SigningKey(
                        pair.getPrivate(),
                        gateways.trial
                                .centre()
                                .authority()
                                .issue(
                                        SELF,
                                        Trial.ASKER,
                                        pair.getPublic(),
                                        Duration.ofDays(1),
                                        false));
        assertThat(heardWith(keys.tls(), own)).isEqualTo("Server.ServerProxy.BadSignature");
        var stolen = GatewayKeys.in(gateways.trial.askingFolder()).sign();
        assertThat(heardWith(keys.tls(), stolen)).isEqualTo("Server.ServerProxy.BadSignature");
    }

    @Test
    void aRevokedGatewayLosesItsConnectionAtOnce() throws Exception {
        String id = Trial.ASKER + "/gw8";
        gateways.trial.enrol("revoked", id, Trial.ASKER, List.of("127.0.0.1:1"));
        gateways.give();
        var own = GatewayKeys.in(gateways.folder.resolve("revoked"));
        try (var gateway = new FalseGateway(gateways.peerPort, id, own.tls(), own.sign())) {
            gateway.send(1, gateway.request(now(), UnaryOperator.identity(), Hashes.NONE));
            assertThat(gateway.heard()).isEqualTo("200");

            gateways.trial.centre().revoke(id, Optional.empty());
            gateways.give();

            assertThat(gateway.heard()).isEqualTo("closed");
        }
        assertThat(heardWith(own.tls(), own.sign())).isEqualTo("closed");
    }

    @Test
    void bytesThatAreNoMessageEndTheConnectionAndNothingElse() throws Exception {
        byte[][] rubbish = {
            {0x7f, -1, -1, -1, 1},
            {0, 0, 0, 5, 99, 0, 0, 0, 1},
            {0, 0, 0, 7, Frames.PART, 0, 0, 0, 1, 0x7f, 0x7f},
            {-1, -1, -1, -1, 1, 1, 1, 1},
            "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)
        };
        for (byte[] bytes : rubbish) {
            try (var gateway = open()) {
                gateway.raw(bytes);
                assertThat(gateway.heard()).isEqualTo("closed");
            }
        }
        assertThat(gateways.person().statusCode()).isEqualTo(200);
    }

    @Test
    void partsThatAreMissingOrInAnotherOrderAreRefused() throws Exception {
        try (var gateway = open()) {
            gateway.send(1, gateway.request(now(), one -> With.part(one, 1, true), Hashes.NONE));
            assertThat(gateway.heard()).isEqualTo("Server.ServerProxy.BadSignature");
            gateway.send(3, gateway.request(now(), one -> With.part(one, 0, false), Hashes.NONE));
            gateway.send(3, gateway.request(now(), one -> With.part(one, 0, true), Hashes.NONE));
            assertThat(gateway.heard()).startsWith("Server.ServerProxy.");
        }
    }

    @Test
    void requestsThatTwoProgramsCouldReadInTwoWaysAreTurnedAway() throws Exception {
        String first = "POST /r1/" + Trial.FILES + "/a HTTP/1.1\r\nX-Road-Client: " + Trial.CLIENT;
        for (String rest :
                List.of(
                        "\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        "\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
                        "\r\nHost: a\r\nHost: b\r\nContent-Length: 4\r\n\r\nabcd",
                        "\r\nHost: a\r\nContent-Length: +4\r\n\r\nabcd",
                        "\r\nHost : a\r\nContent-Length: 4\r\n\r\nabcd",
                        "\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                        "\r\nHost: a\r\nUpgrade: h2c\r\nContent-Length: 4\r\n\r\nabcd")) {
            assertThat(raw(first + rest)).as(rest).startsWith("HTTP/1.1 400");
        }
        assertThat(raw(first + "\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /r1/" + Trial.FILES + "/a" + "b".repeat(9000) + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    private static String raw(String text) throws IOException {
        try (var socket =
                new Socket(
                        java.net.InetAddress.getLoopbackAddress(),
                        gateways.asking.port("consumer"))) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }
}
