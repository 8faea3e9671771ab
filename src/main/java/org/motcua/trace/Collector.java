package org.motcua.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells a collector by OpenTelemetry. It never waits for it: what does not fit into memory while
/// the collector is silent is dropped.
final class Collector implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int CLOSING_SECONDS = 2;
    private static final String HEADER = "traceparent";

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    Collector(URI to, double share, String program, String instance) {
        var exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(to.toString())
                        .setTimeout(PATIENCE)
                        .setConnectTimeout(PATIENCE)
                        .build();
        provider =
                SdkTracerProvider.builder()
                        .setResource(
                                Resource.create(
                                        Attributes.builder()
                                                .put("service.name", program)
                                                .put("service.instance.id", instance)
                                                .build()))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(exporter)
                                        .setScheduleDelay(EVERY)
                                        .build())
                        .build();
        tracer = provider.get("motcua");
    }

    Span begin(String name, Span.Kind kind, @Nullable String parent) {
        var context =
                parent == null
                        ? Context.root()
                        : W3CTraceContextPropagator.getInstance()
                                .extract(Context.root(), parent, Only.HEADER_GIVEN);
        return new Told(tracer, started(tracer, name, kind, context), context);
    }

    private static io.opentelemetry.api.trace.Span started(
            Tracer tracer, String name, Span.Kind kind, Context parent) {
        SpanBuilder builder = tracer.spanBuilder(name).setParent(parent);
        return builder.setSpanKind(kind == Span.Kind.ASKED ? SpanKind.SERVER : SpanKind.CLIENT)
                .startSpan();
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
    }

    /// The one header that a parent is read from.
    private enum Only implements TextMapGetter<String> {
        HEADER_GIVEN;

        @Override
        public Iterable<String> keys(String header) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String header, String name) {
            return name.equals(HEADER) ? header : null;
        }
    }

    /// A span that a collector hears of, if it is among the share.
    private record Told(Tracer tracer, io.opentelemetry.api.trace.Span span, Context parent)
            implements Span {
        @Override
        public Optional<String> passedOn() {
            var is = span.getSpanContext();
            return Optional.of(
                    "00-%s-%s-%s"
                            .formatted(
                                    is.getTraceId(), is.getSpanId(), is.getTraceFlags().asHex()));
        }

        @Override
        public Span within(String name, Kind kind) {
            var context = parent.with(span);
            return new Told(tracer, started(tracer, name, kind, context), context);
        }

        @Override
        public void call(String name) {
            span.updateName(name);
        }

        @Override
        public void say(String name, String value) {
            span.setAttribute(name, value);
        }

        @Override
        public void say(String name, long value) {
            span.setAttribute(name, value);
        }

        @Override
        public void note(String event) {
            span.addEvent(event);
        }

        @Override
        public void end(String failure) {
            if (!failure.isEmpty()) {
                span.setStatus(StatusCode.ERROR);
                span.setAttribute("error.type", failure);
            }
            span.end();
        }
    }
}
