package org.motcua.bank;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other side: each message again after 1, 2, 4 … seconds until it is acknowledged, with
/// a new nonce and a new time, and the same transaction.
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int ATTEMPTS = 10;

    private final BankSettings settings;
    private final Seal seal;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<String> log = new CopyOnWriteArrayList<>();

    Courier(BankSettings settings, Seal seal) {
        this.settings = settings;
        this.seal = seal;
    }

    /// What was answered, for the bank's own page.
    List<String> log() {
        return List.copyOf(log);
    }

    /// Sends until acknowledged, by itself.
    void tell(Movement movement) {
        Thread.startVirtualThread(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                int status = post(movement, message(movement));
                if (status >= 200 && status < 500) {
                    return;
                }
                pause(Duration.ofSeconds(1L << Math.min(attempt, 6)));
            }
        });
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A signed message about a movement, as of now.
    String message(Movement movement) {
        return seal.sign(movement.line().key(), fields(movement));
    }

    Map<String, String> fields(Movement movement) {
        var fields = new TreeMap<String, String>();
        fields.put("version", "1");
        fields.put("type", "payment");
        fields.put("key", movement.line().key());
        fields.put("nonce", UUID.randomUUID().toString());
        fields.put("time", Instant.now().toString());
        fields.put("transaction", movement.transaction());
        fields.put("reference", movement.reference());
        fields.put("account", movement.account());
        fields.put("amount", movement.amount().toPlainString());
        fields.put("currency", movement.currency());
        fields.put("paid_at", movement.at().toString());
        if (movement.asked() != null && movement.askedCurrency() != null) {
            fields.put("order_amount", movement.asked());
            fields.put("order_currency", movement.askedCurrency());
        }
        return fields;
    }

    /// Sends one message and gives the status; 0 where nobody answers.
    int post(Movement movement, String message) {
        return send(
                HttpRequest.newBuilder(address(movement.line().provider()))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(message)),
                movement.transaction());
    }

    /// Sends a file.
    int sendFile(BankSettings.Line line, String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        String signature =
                seal.sign(
                        line.key(),
                        Map.of(
                                "version", "1",
                                "type", "statement",
                                "nonce", UUID.randomUUID().toString(),
                                "time", Instant.now().toString(),
                                "sha256", sum(bytes)));
        return send(
                HttpRequest.newBuilder(address(line.provider() + "/statements"))
                        .header("Content-Type", "application/xml")
                        .header("Motcua-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                "statement");
    }

    private URI address(String path) {
        return settings.motcua().resolve("/callbacks/payments/" + path);
    }

    private int send(HttpRequest.Builder request, String what) {
        try {
            var answer =
                    client.send(
                            request.timeout(Duration.ofSeconds(20)).build(),
                            HttpResponse.BodyHandlers.ofString());
            log.add(what + ": " + answer.statusCode() + " " + answer.body());
            return answer.statusCode();
        } catch (IOException e) {
            LOG.warn("{} does not answer: {}", settings.motcua(), e.getMessage());
            log.add(what + ": no answer");
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
