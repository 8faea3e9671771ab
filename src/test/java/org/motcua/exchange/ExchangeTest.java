package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages through two gateways, with all that belongs to them.
@SuppressWarnings("FutureReturnValueIgnored") // what fails is counted
class ExchangeTest {
    private static final String PERSON = "/r1/" + Trial.SERVICE + "/001190000001";
    private static final String FILE = "/r1/" + Trial.FILES;
    private static TrialGateways gateways;

    @BeforeAll
    static void start() throws IOException {
        gateways = new TrialGateways();
    }

    @AfterAll
    static void stop() throws IOException {
        gateways.close();
    }

    @BeforeEach
    void usualAnswer() {
        gateways.answer = exchange -> TrialGateways.reply(exchange, 200, TrialGateways.PERSON);
        gateways.served.set(0);
    }

    @Test
    void aMessagePassesWithTheFieldsThatWereAgreed() throws Exception {
        var response = gateways.person();

        assertThat(response.body())
                .isEqualTo(
                        """
                        {"name":"Nguyễn Thị Lan","born":"1990-02-03","address":{"unit":"00070"}}\
                        """);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Road-Service")).hasValue(Trial.SERVICE);
        assertThat(response.headers().firstValue("X-Road-Client")).hasValue(Trial.CLIENT);
        assertThat(response.headers().firstValue("X-Road-Request-Hash")).isPresent();
        assertThat(response.headers().firstValue("X-Road-Error")).isEmpty();
    }

    @Test
    void theServiceHearsWhoAsksAndForWhat() throws Exception {
        var heard = new ArrayList<String>();
        gateways.answer =
                exchange -> {
                    for (String name :
                            List.of(
                                    "X-Road-Client",
                                    "X-Road-Id",
                                    "X-Exchange-Purpose",
                                    "X-Road-UserId",
                                    "X-Own")) {
                        heard.add(exchange.getRequestHeaders().getFirst(name));
                    }
                    heard.add(exchange.getRequestURI().toString());
                    TrialGateways.reply(exchange, 200, "{}");
                };

        var response =
                gateways.client.send(
                        gateways.request(PERSON + "?at=2026-01-01&x=%C4%91")
                                .header("X-Road-Id", "my-id-1")
                                .header("X-Road-UserId", "VN001")
                                .header("X-Own", "kept")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Road-Id")).hasValue("my-id-1");
        assertThat(heard)
                .containsExactly(
                        Trial.CLIENT,
                        "my-id-1",
                        Trial.PURPOSE,
                        "VN001",
                        "kept",
                        "/001190000001?at=2026-01-01&x=%C4%91");
    }

    @Test
    void whatWasNotAgreedIsRefusedWithAReason() throws Exception {
        record Case(String path, String client, String method, int status, String type) {}
        var cases =
                List.of(
                        new Case(
                                PERSON,
                                "TRIAL/GOV/B1/people",
                                "GET",
                                403,
                                "Server.ClientProxy.UnknownClient"),
                        new Case(PERSON, "TRIAL/GOV/A1", "GET", 400, "Client.BadMessage"),
                        new Case(
                                "/r1/TRIAL/GOV/B1/people/other/1",
                                Trial.CLIENT,
                                "GET",
                                403,
                                "Server.ClientProxy.AccessDenied"),
                        new Case(
                                PERSON,
                                Trial.CLIENT,
                                "DELETE",
                                403,
                                "Server.ClientProxy.AccessDenied"),
                        new Case(
                                PERSON + "/more",
                                Trial.CLIENT,
                                "GET",
                                403,
                                "Server.ClientProxy.AccessDenied"),
                        new Case(
                                "/r1/" + Trial.SERVICE + "/..%2fx",
                                Trial.CLIENT,
                                "GET",
                                400,
                                "Client.BadMessage"),
                        new Case("/r1/TRIAL/GOV", Trial.CLIENT, "GET", 400, "Client.BadMessage"),
                        new Case("/other", Trial.CLIENT, "GET", 400, "Client.BadMessage"));
        for (var one : cases) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d%s"
                                                    .formatted(
                                                            gateways.asking.port("consumer"),
                                                            one.path)))
                            .header("X-Road-Client", one.client)
                            .method(one.method, HttpRequest.BodyPublishers.noBody())
                            .build();
            var response = gateways.client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).as("%s", one).isEqualTo(one.status);
            assertThat(response.headers().firstValue("X-Road-Error")).hasValue(one.type);
            assertThat(response.body()).startsWith("{\"type\":\"" + one.type);
        }
        assertThat(gateways.served).hasValue(0);
    }

    @Test
    void aSecretFieldHoldsTheWholeMessageBackAndIsAnIncident() throws Exception {
        gateways.answer =
                exchange ->
                        TrialGateways.reply(
                                exchange, 200, "{\"name\":\"A\",\"cover\":\"agent 7\"}");

        var response = gateways.person();

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("X-Road-Error"))
                .hasValue("Server.ServerProxy.StateSecret");
        assertThat(response.body()).doesNotContain("agent");
        assertThat(new LogArchive(gateways.trial.answeringFolder()).entries())
                .anyMatch(entry ->
                        entry.kind().equals("EVENT") && entry.text().contains("StateSecret"));
    }

    @Test
    void aFileTravelsInPartsAndComesBackTheSame() throws Exception {
        byte[] file = new byte[1_500_000];
        new java.util.Random(7).nextBytes(file);
        gateways.answer =
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                };

        var response =
                gateways.client.send(
                        gateways.request(FILE + "/a")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                                .header("X-Road-Id", "file-1")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(file);
        var evidence = new LogArchive(gateways.trial.askingFolder()).export("file-1").orElseThrow();
        assertThat(evidence.parts()).hasSizeGreaterThan(20);
        assertThat(EvidenceCheck.check(LogArchive.json(evidence), List.of()).fault()).isEmpty();
    }

    @Test
    void aHundredMegabytesPassWithoutBeingHeldInMemory() throws Exception {
        long length = 100L << 20;
        gateways.answer =
                exchange -> {
                    exchange.sendResponseHeaders(200, length);
                    byte[] block = new byte[1 << 20];
                    for (int i = 0; i < length >> 20; i++) {
                        exchange.getResponseBody().write(block);
                    }
                    exchange.close();
                };
        var most = new AtomicLong();
        try (var watching = Executors.newSingleThreadScheduledExecutor()) {
            watching.scheduleAtFixedRate(
                    () ->
                            most.accumulateAndGet(
                                    gateways.asking.budget().taken()
                                            + gateways.answering.budget().taken(),
                                    Math::max),
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            var response =
                    gateways.client.send(
                            gateways.request(FILE + "/big").build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            long read = 0;
            try (InputStream body = response.body()) {
                byte[] block = new byte[1 << 16];
                for (int n = body.read(block); n >= 0; n = body.read(block)) {
                    read += n;
                    if (read < 1 << 20) {
                        Thread.sleep(20);
                    }
                }
            }
            assertThat(read).isEqualTo(length);
        }
        assertThat(most.get()).isLessThan(4 << 20);
        assertThat(gateways.asking.budget().taken()).isZero();
    }

    @Test
    void manyAskAtOnceAndAllAreInBothLogs() throws Exception {
        int many = 400;
        var done = new CountDownLatch(many);
        var failed = new AtomicLong();
        var before = records();
        for (int i = 0; i < many; i++) {
            gateways.client
                    .sendAsync(
                            gateways.request(PERSON).build(), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((response, failure) -> {
                        if (failure != null || response.statusCode() != 200) {
                            failed.incrementAndGet();
                        }
                        done.countDown();
                    });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(failed).hasValue(0);
        assertThat(records() - before).isEqualTo(2L * 2 * many);
        for (var folder :
                List.of(gateways.trial.askingFolder(), gateways.trial.answeringFolder())) {
            var walked = new LogArchive(folder).verify();
            assertThat(walked.fault()).isEmpty();
            assertThat(walked.batches()).isLessThan(walked.records());
        }
    }

    private static long records() {
        return new LogArchive(gateways.trial.askingFolder()).verify().records()
                + new LogArchive(gateways.trial.answeringFolder()).verify().records();
    }

    @Test
    void aServiceThatAnswersGarbageIsToldFromOneThatAnswers() throws Exception {
        gateways.answer =
                exchange -> TrialGateways.reply(exchange, 200, "<html>not what was promised");

        var response = gateways.person();

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("X-Road-Error"))
                .hasValue("Server.ServerProxy.NotJson");
        assertThat(response.body()).doesNotContain("promised");
    }

    @Test
    void anAnswerThatNeverComesEndsInTime() throws Exception {
        gateways.change(now ->
                now.withServices(
                        now.services().stream().map(one -> Changed.timeout(one, 1)).toList()));
        gateways.answer =
                exchange -> {
                    try {
                        Thread.sleep(Duration.ofSeconds(4));
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                };

        var response = gateways.person();

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("Timeout");
        gateways.change(now ->
                now.withServices(
                        now.services().stream().map(one -> Changed.timeout(one, 10)).toList()));
    }

    @Test
    void whatTheServiceAnswersAboveItsLimitIsHeldBack() throws Exception {
        gateways.answer =
                exchange ->
                        TrialGateways.reply(
                                exchange, 200, "{\"name\":\"%s\"}".formatted("x".repeat(2 << 20)));

        var response = gateways.person();

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("X-Road-Error"))
                .hasValue("Server.ServerProxy.TooLarge");
    }

    @Test
    void exportedMessagesProveThemselvesAndNothingElse() throws Exception {
        gateways.client.send(
                gateways.request(PERSON).header("X-Road-Id", "proof-1").build(),
                HttpResponse.BodyHandlers.ofString());
        var archive = new LogArchive(gateways.trial.askingFolder());
        var evidence = archive.export("proof-1").orElseThrow();
        String json = new String(LogArchive.json(evidence), StandardCharsets.UTF_8);

        assertThat(check(json).fault()).isEmpty();
        for (var part : evidence.parts()) {
            for (String piece :
                    List.of(
                            part.statement().replace("\n", "\\n"),
                            part.signed().signature(),
                            part.signed().certificate(),
                            part.logged().signature(),
                            String.valueOf(part.head()),
                            String.valueOf(part.body()))) {
                for (int at : new int[] {piece.length() / 3, piece.length() / 2}) {
                    if (!piece.isEmpty() && Character.isLetterOrDigit(piece.charAt(at))) {
                        var other = new StringBuilder(piece);
                        other.setCharAt(at, piece.charAt(at) == 'a' ? 'b' : 'a');
                        assertThat(check(json.replace(piece, other)).fault())
                                .as("changed at %d: %s", at, piece)
                                .isPresent();
                    }
                }
            }
        }
        assertThat(archive.export("proof")).isEmpty();
    }

    private static EvidenceCheck.Verdict check(String json) {
        return EvidenceCheck.check(json.getBytes(StandardCharsets.UTF_8), List.of());
    }
}
