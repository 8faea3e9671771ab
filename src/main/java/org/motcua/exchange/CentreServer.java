package org.motcua.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The centre on the network: gives everybody the signed directory, and stamps hashes. It needs no
/// secrecy, because what it gives is signed.
public final class CentreServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CentreServer.class);
    private static final int LARGEST = 1 << 16;

    private final Centre centre;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private CentreServer(Centre centre, HttpServer server) {
        this.centre = centre;
        this.server = server;
    }

    /// Serves a centre at `host:port`; port 0 takes a free one.
    public static CentreServer start(Centre centre, String address) {
        try {
            var server = HttpServer.create(PeerLink.address(address), 100);
            var serving = new CentreServer(centre, server);
            server.setExecutor(serving.threads);
            server.createContext("/directory", serving::directory);
            server.createContext("/timestamps", serving::stamp);
            server.createContext("/renewals", serving::renew);
            server.start();
            return serving;
        } catch (IOException e) {
            throw new ExchangeFault(
                    "The centre cannot listen on %s: %s".formatted(address, e.getMessage()), e);
        }
    }

    public URI address() {
        var bound = server.getAddress();
        return URI.create(
                "http://%s:%d".formatted(bound.getAddress().getHostAddress(), bound.getPort()));
    }

    private void directory(HttpExchange exchange) throws IOException {
        try {
            centre.keepFresh();
        } catch (ExchangeFault e) {
            LOG.warn("The directory was not signed again: {}", e.getMessage());
        }
        byte[] now = centre.onDisk();
        String tag = "\"%s\"".formatted(Hashes.hex(Hashes.of(now)));
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (has(exchange.getRequestHeaders().get("If-None-Match"), tag)) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            answer(exchange, 200, "application/json", now);
        }
    }

    /// Whether who asks has what bears this tag (RFC 9110 13.1.2).
    private static boolean has(@Nullable List<String> named, String tag) {
        return named != null
                && named.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .anyMatch(one ->
                                one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private void stamp(HttpExchange exchange) throws IOException {
        posted(exchange, "application/timestamp-reply", centre::stamp);
    }

    private void renew(HttpExchange exchange) throws IOException {
        posted(
                exchange,
                "application/json",
                asked -> SignedDirectory.JSON.writeValueAsBytes(centre.renew(asked)));
    }

    private static void posted(HttpExchange exchange, String type, UnaryOperator<byte[]> answering)
            throws IOException {
        try {
            byte[] request = exchange.getRequestBody().readNBytes(LARGEST);
            answer(exchange, 200, type, answering.apply(request));
        } catch (BadMessage e) {
            answer(exchange, 400, "text/plain", Hashes.utf8(Objects.toString(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.warn("{} failed.", exchange.getRequestURI(), e);
            answer(exchange, 500, "text/plain", Hashes.utf8("failed\n"));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
