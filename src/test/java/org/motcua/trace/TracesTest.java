package org.motcua.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a collector hears, and that nobody else does.
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void withoutACollectorWhatCameGoesOnAsItCame() {
        try (var traces = new Traces("program", "one")) {
            var span = traces.begin("a", Span.Kind.ASKED, PARENT);

            assertThat(span.passedOn()).isEmpty();
            assertThat(span.within("b", Span.Kind.ASKS).passedOn()).isEmpty();
            span.end("");
        }
    }

    @Test
    void aSpanIsToldWithWhatWasSaidOfIt() throws Exception {
        try (var ear = new SpanEar();
                var traces = new Traces("program", "one")) {
            traces.tell(ear.address(), 1);
            var span = traces.begin("a", Span.Kind.ASKED, PARENT);
            span.say("how", "well");
            span.say("many", 3);
            span.note("half way");
            var inner = span.within("b", Span.Kind.ASKS);
            inner.end("Broken");
            span.end("");

            var told = ear.hear(one -> one.name().equals("a"));
            var within = ear.hear(one -> one.name().equals("b"));
            assertThat(told.trace()).isEqualTo(TRACE);
            assertThat(told.parent()).isEqualTo("00f067aa0ba902b7");
            assertThat(told.program()).isEqualTo("program");
            assertThat(told.instance()).isEqualTo("one");
            assertThat(told.kind()).isEqualTo(2);
            assertThat(told.said()).containsEntry("how", "well").containsEntry("many", "[3]");
            assertThat(told.notes()).containsExactly("half way");
            assertThat(told.failed()).isFalse();
            assertThat(within.parent()).isEqualTo(told.span());
            assertThat(within.trace()).isEqualTo(TRACE);
            assertThat(within.kind()).isEqualTo(3);
            assertThat(within.failed()).isTrue();
            assertThat(within.said()).containsEntry("error.type", "Broken");
            assertThat(inner.passedOn()).hasValue("00-" + TRACE + "-" + within.span() + "-01");
        }
    }

    @Test
    void whatIsNoParentBeginsATraceOfItsOwn() throws Exception {
        try (var ear = new SpanEar();
                var traces = new Traces("program", "one")) {
            traces.tell(ear.address(), 1);
            for (String wrong :
                    List.of(
                            "",
                            "nonsense",
                            PARENT + PARENT,
                            "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                            "ff-" + TRACE + "-00f067aa0ba902b7-01",
                            PARENT.toUpperCase(java.util.Locale.ROOT) + "\n",
                            "x".repeat(100_000))) {
                var span = traces.begin("wrong", Span.Kind.ASKED, wrong);
                assertThat(span.passedOn().orElseThrow())
                        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")
                        .doesNotContain(TRACE);
            }
        }
    }

    @Test
    void whoBeganATraceDecidesWhetherItIsTold() throws Exception {
        try (var ear = new SpanEar()) {
            var traces = new Traces("program", "one");
            traces.tell(ear.address(), 0);
            var own = traces.begin("own", Span.Kind.ASKED, null);
            own.end("");
            traces.begin("not told there", Span.Kind.ASKED, "00-" + TRACE + "-00f067aa0ba902b7-00")
                    .end("");
            traces.begin("told there", Span.Kind.ASKED, PARENT).end("");
            traces.close();

            assertThat(own.passedOn().orElseThrow()).matches(".*-0[02]");
            assertThat(ear.heard()).extracting(SpanEar.Heard::name).containsExactly("told there");
        }
    }

    @Test
    void aSilentCollectorHoldsNobodyUp() throws Exception {
        URI nobody;
        try (var ear = new SpanEar()) {
            nobody = ear.address();
        }
        try (var traces = new Traces("program", "one")) {
            traces.tell(nobody, 1);
            for (int i = 0; i < 20_000; i++) {
                traces.begin("a", Span.Kind.ASKED, null).end("");
            }
            assertThat(traces.begin("a", Span.Kind.ASKED, PARENT).passedOn())
                    .map(one -> one.contains(TRACE))
                    .isEqualTo(Optional.of(true));
        }
    }

    @Test
    void whatIsNoCollectorIsToldAtOnce() {
        try (var traces = new Traces("program", "one")) {
            for (String wrong : List.of("collector:4318", "/v1/traces", "ftp://a/b")) {
                assertThatThrownBy(() -> traces.tell(URI.create(wrong), 1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(wrong);
            }
            for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
                assertThatThrownBy(() -> traces.tell(URI.create("http://a/b"), wrong))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
