package org.motcua.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The head of a message as it is signed: sixteen bytes of salt, a line (method and path, or
/// status), then the headers that are passed on.
///
/// @param line `GET /path?query`, or `200`
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Head(byte[] salt, String line, List<Header> headers) {
    static final int SALT = 16;

    /// Marks an answer that a gateway gave and not the service; only a gateway sets it.
    static final String ERROR = "x-exchange-error";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int STOCK = 256;
    private static final ThreadLocal<Salts> SALTS = ThreadLocal.withInitial(Salts::new);

    /// Headers that concern one connection only, or that the exchange sets itself (PR-REST 4.3).
    private static final Set<String> NEVER =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "host",
                    "user-agent",
                    "server",
                    "content-length",
                    "expect",
                    "accept-encoding",
                    "http2-settings",
                    "x-road-client",
                    "x-road-service",
                    "x-road-id",
                    "x-road-request-id",
                    "x-road-request-hash",
                    "x-road-security-server",
                    "x-road-error",
                    "x-exchange-agreement",
                    "x-exchange-purpose",
                    "x-exchange-fields");

    /// An identifier for a message that came without one (UUID, version 4).
    static String freshId() {
        var bytes = java.nio.ByteBuffer.wrap(SALTS.get().next());
        long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new java.util.UUID(high, low).toString();
    }

    /// A header.
    record Header(String name, String value) {}

    static Head of(String line, Iterable<? extends java.util.Map.Entry<String, String>> headers) {
        var kept = new ArrayList<Header>();
        Set<String> named = Set.of();
        for (var header : headers) {
            if (header.getKey().equalsIgnoreCase("connection")) {
                named = Set.of(header.getValue().toLowerCase(Locale.ROOT).split("[ ,]+"));
            }
        }
        for (var header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!NEVER.contains(name) && !named.contains(name) && !name.equals(ERROR)) {
                kept.add(new Header(name, header.getValue()));
            }
        }
        return new Head(SALTS.get().next(), line, kept);
    }

    /// An answer of the gateway itself.
    static Head ofError(Refusal why) {
        return new Head(
                SALTS.get().next(),
                Integer.toString(why.status()),
                List.of(
                        new Header("content-type", "application/json"),
                        new Header(ERROR, why.type())));
    }

    Optional<String> header(String name) {
        for (var header : headers) {
            if (header.name.equals(name)) {
                return Optional.of(header.value);
            }
        }
        return Optional.empty();
    }

    /// The same with one header in place of what it had by that name.
    Head with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.removeIf(header -> header.name.equals(name));
        all.add(new Header(name, value));
        return new Head(salt, line, all);
    }

    byte[] bytes() {
        var text = new StringBuilder(256).append(line).append('\n');
        for (var header : headers) {
            text.append(header.name).append(": ").append(header.value).append('\n');
        }
        byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(salt, SALT + lines.length);
        System.arraycopy(lines, 0, all, SALT, lines.length);
        return all;
    }

    /// @throws BadMessage where it is not one
    static Head parse(byte[] bytes) {
        if (bytes.length < SALT + 2) {
            throw new BadMessage("The head is cut off.");
        }
        String text = new String(bytes, SALT, bytes.length - SALT, StandardCharsets.UTF_8);
        int at = text.indexOf('\n');
        if (at < 0 || text.charAt(text.length() - 1) != '\n') {
            throw new BadMessage("The head is cut off.");
        }
        String line = text.substring(0, at);
        var headers = new ArrayList<Header>();
        for (int next = at + 1; next < text.length(); ) {
            int end = text.indexOf('\n', next);
            int colon = text.indexOf(": ", next);
            if (colon <= next || colon >= end) {
                throw new BadMessage("A header has no name.");
            }
            String name = text.substring(next, colon);
            if (NEVER.contains(name) || !name.equals(name.toLowerCase(Locale.ROOT))) {
                throw new BadMessage("The header %s may not be passed on.".formatted(name));
            }
            headers.add(new Header(name, text.substring(colon + 2, end)));
            next = end + 1;
        }
        return new Head(Arrays.copyOf(bytes, SALT), line, headers);
    }

    /// Random bytes fetched for many messages at once.
    private static final class Salts {
        private final byte[] stock = new byte[SALT * STOCK];
        private int used = STOCK;

        byte[] next() {
            if (used == STOCK) {
                RANDOM.nextBytes(stock);
                used = 0;
            }
            int from = SALT * used++;
            return Arrays.copyOfRange(stock, from, from + SALT);
        }
    }
}
