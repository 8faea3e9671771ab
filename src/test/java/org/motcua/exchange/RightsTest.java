package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;

/// How often and from when until when one may ask, and what happens where a service is down.
class RightsTest {
    private static final SettableClock CLOCK = new SettableClock("2026-03-02T01:00:00Z");
    private static TrialGateways gateways;

    @BeforeAll
    static void start() throws IOException {
        gateways = new TrialGateways(CLOCK);
    }

    @AfterAll
    static void stop() throws IOException {
        gateways.close();
    }

    private static void agreements(UnaryOperator<Directory.Agreement> change) {
        gateways.change(now -> now.withAgreements(now.agreements().stream().map(change).toList()));
    }

    @Test
    void anAgreementHoldsFromItsFirstMomentUntilItsLast() throws Exception {
        var from = CLOCK.instant().plus(Duration.ofHours(1));
        var until = from.plus(Duration.ofHours(1));
        var before = gateways.trial.centre().directory().agreements();
        agreements(one -> Changed.valid(one, from, until));
        int served = gateways.served.get();

        assertThat(asked()).isEqualTo("403 Server.ClientProxy.AgreementNotValid");
        CLOCK.set(from);
        assertThat(asked()).isEqualTo("200 ");
        CLOCK.set(until.minusMillis(1));
        assertThat(asked()).isEqualTo("200 ");
        CLOCK.set(until);
        assertThat(asked()).isEqualTo("403 Server.ClientProxy.AgreementNotValid");

        assertThat(gateways.served).hasValue(served + 2);
        gateways.change(now -> now.withAgreements(before));
    }

    @Test
    void theProviderDecidesByItsOwnClockAndDirectory() throws Exception {
        var before = gateways.trial.centre().directory().agreements();
        gateways.trial
                .centre()
                .change(now ->
                        now.withAgreements(
                                now.agreements().stream()
                                        .map(one ->
                                                Changed.valid(
                                                        one,
                                                        CLOCK.instant().minusSeconds(10),
                                                        CLOCK.instant()))
                                        .toList()));
        // only the provider has heard of it
        gateways.answering.take(gateways.trial.centre().published());
        int served = gateways.served.get();

        assertThat(asked()).isEqualTo("403 Server.ServerProxy.AgreementNotValid");

        assertThat(gateways.served).hasValue(served);
        gateways.change(now -> now.withAgreements(before));
    }

    @Test
    void whoAsksMoreOftenThanAgreedWaits() throws Exception {
        var before = gateways.trial.centre().directory().agreements();
        // of one other id, because permits are kept from directory to directory
        agreements(one -> Changed.rate(one, 2, 3));
        CLOCK.set(CLOCK.instant().plusSeconds(60));
        int served = gateways.served.get();

        for (int i = 0; i < 3; i++) {
            assertThat(asked()).isEqualTo("200 ");
        }
        assertThat(asked()).isEqualTo("429 Server.ClientProxy.TooManyRequests");
        assertThat(gateways.person().headers().firstValue("Retry-After")).hasValue("1");
        CLOCK.set(CLOCK.instant().plusMillis(500));
        assertThat(asked()).isEqualTo("200 ");
        assertThat(asked()).isEqualTo("429 Server.ClientProxy.TooManyRequests");

        assertThat(gateways.served).hasValue(served + 4);
        gateways.change(now -> now.withAgreements(before));
    }

    @Test
    void aServiceThatFailsIsLeftAloneForAWhileAndThenTriedAgain() throws Exception {
        var usual = gateways.answer;
        var tries = new AtomicInteger();
        try (var broken = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> breakOff(broken, tries));
            serviceAt(broken.getLocalPort());
            for (int i = 0; i < 12; i++) {
                assertThat(asked()).startsWith("50").contains("Server.ServerProxy.ServiceFailed");
            }
            assertThat(tries.get()).as("after five failures in a row").isEqualTo(5);
        }
        serviceAt(gateways.service.getAddress().getPort());
        gateways.answer =
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 100);
                    exchange.close();
                };
        for (int i = 0; i < 8; i++) {
            assertThat(asked()).startsWith("50");
        }
        int served = gateways.served.get();
        gateways.answer = usual;
        assertThat(asked()).as("it is still left alone").startsWith("503");
        assertThat(gateways.served).hasValue(served);
        Thread.sleep(3100);
        assertThat(asked()).isEqualTo("200 ");
        assertThat(asked()).isEqualTo("200 ");
    }

    /// The answering gateway starts anew and asks the service there. What it heard before is over:
    /// nothing signed in the same moment is taken.
    private static void serviceAt(int port) throws IOException {
        gateways.reset(
                gateways.trial.answeringFolder(),
                "\"services\" : {\"%s\" : [ \"http://127.0.0.1:%d\" ]}"
                        .formatted(Trial.SERVICE, port));
        CLOCK.set(CLOCK.instant().plusSeconds(1));
    }

    private static void breakOff(ServerSocket listening, AtomicInteger tries) {
        try {
            while (true) {
                try (var socket = listening.accept()) {
                    tries.incrementAndGet();
                    socket.getInputStream().read();
                }
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    private static String asked() throws Exception {
        var answer = gateways.person();
        return answer.statusCode() + " " + answer.headers().firstValue("X-Road-Error").orElse("");
    }
}
