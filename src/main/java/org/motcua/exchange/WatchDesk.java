package org.motcua.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What an operator asks of a gateway over its face `watch`, with the secret of the gateway:
/// figures, messages in trouble, what is under way too long, the proof of one, and repeating one.
/// Without a secret set, none of it is there.
final class WatchDesk {
    private static final String BEARER = "Bearer ";
    private static final int SECONDS = 5;

    private final Gateway gateway;
    private final Path folder;
    private final byte @Nullable [] secret;

    WatchDesk(Gateway gateway, Path folder, @Nullable String file) {
        this.gateway = gateway;
        this.folder = folder;
        secret = file == null ? null : read(folder.resolve(file));
    }

    private static byte[] read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.length() < 16) {
                throw new ExchangeFault(
                        "The secret in %s is too short; it needs 16 characters.".formatted(file));
            }
            return Hashes.utf8(text);
        } catch (IOException e) {
            throw new ExchangeFault(
                    "The operator's secret cannot be read from %s: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// An answer.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Told(int status, byte[] json) {}

    /// Whether it answers for this path at all.
    boolean answers(String uri) {
        return uri.startsWith("/operator/");
    }

    /// May read files: never on a thread that carries messages.
    Told answer(String method, String uri, @Nullable String authorization)
            throws IOException, InterruptedException {
        if (secret == null) {
            return said(404, "This gateway has no secret for operators.");
        }
        boolean known =
                authorization != null
                        && authorization.startsWith(BEARER)
                        && MessageDigest.isEqual(
                                Hashes.utf8(authorization.substring(BEARER.length()).strip()),
                                secret);
        if (!known) {
            return said(401, "The secret is wrong.");
        }
        int at = uri.indexOf('=');
        String path = uri.substring("/operator/".length(), at < 0 ? uri.length() : at);
        String value =
                at < 0
                        ? ""
                        : java.net.URLDecoder.decode(uri.substring(at + 1), StandardCharsets.UTF_8);
        return switch (method + " " + path) {
            case "GET figures?from" -> json(gateway.observed().traffic().from(number(value)));
            case "GET troubles?after" -> json(gateway.observed().troublesAfter(number(value)));
            case "GET underway" -> json(underWay());
            case "GET proof?id" -> proof(value);
            case "POST replay?id" -> json(new Replaying(gateway, folder).again(value));
            default -> said(404, "There is nothing of this name.");
        };
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private Told proof(String id) {
        return new LogArchive(folder)
                .export(id)
                .map(found -> new Told(200, LogArchive.json(bare(found))))
                .orElseGet(() -> said(404, "The log does not hold this message."));
    }

    /// Without contents, which are not for operators; what proves the message stays.
    private static Evidence bare(Evidence found) {
        var parts =
                found.parts().stream()
                        .map(part ->
                                new Evidence.Piece(
                                        part.statement(),
                                        part.signed(),
                                        part.logged(),
                                        part.stamp(),
                                        null,
                                        null))
                        .toList();
        return new Evidence(
                found.format(), found.id(), found.gateway(), parts, found.authorities());
    }

    private List<Trouble> underWay() throws InterruptedException {
        var asked = new ArrayList<CompletableFuture<List<Trouble>>>();
        for (var line : gateway.lines()) {
            var answer = new CompletableFuture<List<Trouble>>();
            line.loop().execute(() -> answer.complete(line.underWay()));
            asked.add(answer);
        }
        var found = new ArrayList<Trouble>();
        for (var answer : asked) {
            try {
                found.addAll(answer.get(SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                throw new ExchangeFault("A thread of the gateway does not answer.", e);
            }
        }
        return found;
    }

    private static Told json(Object value) {
        return new Told(200, SignedDirectory.JSON.writeValueAsBytes(value));
    }

    private static Told said(int status, String words) {
        return new Told(
                status, SignedDirectory.JSON.writeValueAsBytes(java.util.Map.of("message", words)));
    }
}
