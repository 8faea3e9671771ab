package org.motcua.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// A collector: takes spans by OTLP over HTTP as any other does, and keeps them. Fields are read by
/// their numbers in opentelemetry/proto/trace/v1/trace.proto.
public final class SpanEar implements AutoCloseable {
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /// A span as it came.
    ///
    /// @param program that told it
    /// @param kind 2 asked, 3 asks
    public record Heard(
            String program,
            String instance,
            String trace,
            String span,
            String parent,
            String name,
            long kind,
            Map<String, String> said,
            List<String> notes,
            boolean failed) {}

    public SpanEar() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort()));
    }

    /// What came, the first first.
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /// Waits for a span.
    public Heard hear(Predicate<Heard> one) throws InterruptedException {
        long until = System.nanoTime() + 30_000_000_000L;
        while (heard.stream().noneMatch(one)) {
            assertThat(System.nanoTime()).as("only %s came", heard).isLessThan(until);
            Thread.sleep(20);
        }
        return heard.stream().filter(one).findFirst().orElseThrow();
    }

    private void take(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Content-Type"))
                .isEqualTo("application/x-protobuf");
        var request = UnknownFieldSet.parseFrom(exchange.getRequestBody().readAllBytes());
        for (var resourceSpans : inner(request, 1)) {
            var about = said(inner(resourceSpans, 1).getFirst(), 1);
            for (var scope : inner(resourceSpans, 2)) {
                for (var span : inner(scope, 2)) {
                    heard.add(heard(about, span));
                }
            }
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Heard heard(Map<String, String> about, UnknownFieldSet span)
            throws InvalidProtocolBufferException {
        var status = inner(span, 15);
        return new Heard(
                about.getOrDefault("service.name", ""),
                about.getOrDefault("service.instance.id", ""),
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                text(span, 5),
                span.getField(6).getVarintList().getFirst(),
                said(span, 9),
                inner(span, 11).stream().map(event -> text(event, 2)).toList(),
                !status.isEmpty() && status.getFirst().getField(3).getVarintList().contains(2L));
    }

    private static Map<String, String> said(UnknownFieldSet of, int field)
            throws InvalidProtocolBufferException {
        var all = new TreeMap<String, String>();
        for (var pair : inner(of, field)) {
            var value = inner(pair, 2).getFirst();
            all.put(
                    text(pair, 1),
                    value.hasField(1)
                            ? text(value, 1)
                            : String.valueOf(value.getField(3).getVarintList()));
        }
        return all;
    }

    private static List<UnknownFieldSet> inner(UnknownFieldSet of, int field)
            throws InvalidProtocolBufferException {
        var all = new java.util.ArrayList<UnknownFieldSet>();
        for (var bytes : of.getField(field).getLengthDelimitedList()) {
            all.add(UnknownFieldSet.parseFrom(bytes));
        }
        return all;
    }

    private static ByteString bytes(UnknownFieldSet of, int field) {
        var all = of.getField(field).getLengthDelimitedList();
        return all.isEmpty() ? ByteString.EMPTY : all.getFirst();
    }

    private static String text(UnknownFieldSet of, int field) {
        return bytes(of, field).toStringUtf8();
    }

    private static String hex(UnknownFieldSet of, int field) {
        return HexFormat.of().formatHex(bytes(of, field).toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
