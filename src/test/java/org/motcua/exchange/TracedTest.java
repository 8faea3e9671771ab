package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.trace.SpanEar;

/// A message is one trace over the gateway of who asks, that of who answers, and the service.
class TracedTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String NUMBER = "001190000001";
    private static TrialGateways gateways;

    private final AtomicReference<String> atService = new AtomicReference<>();

    @BeforeAll
    static void start() throws IOException {
        gateways = new TrialGateways();
    }

    @AfterAll
    static void stop() throws IOException {
        gateways.close();
    }

    private HttpResponse<String> ask(String service) throws IOException, InterruptedException {
        gateways.answer =
                exchange -> {
                    atService.set(exchange.getRequestHeaders().getFirst("traceparent"));
                    TrialGateways.reply(exchange, 200, TrialGateways.PERSON);
                };
        return gateways.client.send(
                gateways.request("/r1/" + service + "/" + NUMBER)
                        .header("traceparent", PARENT)
                        .header("X-Road-Issue", "Case of Nguyễn Thị Lan".replaceAll("[^ -~]", "?"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void tell(SpanEar ear) throws IOException {
        String to = "\"traces\" : \"%s\"".formatted(ear.address());
        gateways.reset(gateways.trial.answeringFolder(), to);
        gateways.reset(gateways.trial.askingFolder(), to);
    }

    @Test
    void aMessageIsOneTraceFromWhoAsksToTheService() throws Exception {
        try (var ear = new SpanEar()) {
            tell(ear);
            assertThat(ask(Trial.SERVICE).statusCode()).isEqualTo(200);

            var asked = ear.hear(one -> one.name().equals("ask " + Trial.SERVICE));
            var answered = ear.hear(one -> one.name().equals("answer " + Trial.SERVICE));
            var called = ear.hear(one -> one.name().equals("call " + Trial.SERVICE));
            assertThat(ear.heard()).hasSize(3).allMatch(one -> one.trace().equals(TRACE));
            assertThat(asked.parent()).isEqualTo("00f067aa0ba902b7");
            assertThat(answered.parent()).isEqualTo(asked.span());
            assertThat(called.parent()).isEqualTo(answered.span());
            assertThat(atService.get()).isEqualTo("00-%s-%s-01".formatted(TRACE, called.span()));
            assertThat(asked.program()).isEqualTo("motcua-gateway");
            assertThat(asked.instance()).isNotEqualTo(answered.instance());
            assertThat(asked.notes()).contains("request logged");
            assertThat(answered.notes()).contains("request logged", "response logged");
            assertThat(asked.said())
                    .containsEntry("motcua.client", Trial.CLIENT)
                    .containsEntry("http.response.status_code", "[200]");
            assertThat(ear.heard().toString()).doesNotContain(NUMBER).doesNotContain("Nguy");
        }
    }

    @Test
    void aRefusedMessageSaysByWhatItWasRefused() throws Exception {
        try (var ear = new SpanEar()) {
            tell(ear);
            String nobodys = Trial.SERVICE + "s";
            assertThat(ask(nobodys).statusCode()).isEqualTo(403);

            var refused = ear.hear(one -> one.name().equals("ask " + nobodys));
            assertThat(refused.failed()).isTrue();
            assertThat(refused.said().get("error.type")).endsWith(".AccessDenied");
            assertThat(refused.trace()).isEqualTo(TRACE);
        }
    }

    @Test
    void withoutACollectorTheServiceHearsWhatTheAskerSaid() throws Exception {
        gateways.reset(gateways.trial.answeringFolder(), "\"traces\" : null");
        gateways.reset(gateways.trial.askingFolder(), "\"traces\" : null");

        assertThat(ask(Trial.SERVICE).statusCode()).isEqualTo(200);
        assertThat(atService.get()).isEqualTo(PARENT);
    }
}
