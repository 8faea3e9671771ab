package org.motcua.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Fields.Malformed;
import org.motcua.payment.message.Key;
import org.motcua.payment.message.Keys;
import org.springframework.stereotype.Component;

/// Our own calls to a provider: what became of an order, and please return this.
@Component
class BankLine {
    private static final int MOST_MESSAGES = 100;

    private final HttpClient client;
    private final Keys keys;
    private final PaymentSettings settings;
    private final Clock clock;

    BankLine(Keys keys, PaymentSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(settings.patience())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// The provider did not answer, or not as it must; to be tried again.
    static final class NoAnswer extends Exception {
        NoAnswer(String what) {
            super(what);
        }

        NoAnswer(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /// What the provider says about a refund.
    enum RefundAnswer {
        TAKEN,
        REFUSED
    }

    /// The messages about an order, each to be taken as if it had come by itself.
    List<String> ask(Provider provider, URI address, String reference) throws NoAnswer {
        String answer = post(provider, address, Map.of("type", "query", "reference", reference));
        return answer.lines().filter(line -> !line.isBlank()).limit(MOST_MESSAGES).toList();
    }

    /// Asks to return money; the refund's reference makes it the same request however often it is
    /// sent.
    RefundAnswer refund(Provider provider, URI address, Refund refund, Deposit of) throws NoAnswer {
        var values =
                Map.of(
                        "type", "refund",
                        "refund", refund.reference(),
                        "transaction", of.transaction(),
                        "account", of.account(),
                        "amount", Amounts.write(refund.amount().amount(), refund.currency()),
                        "currency", refund.currency());
        String answer = post(provider, address, values);
        try {
            var fields = Fields.parse(answer.getBytes(StandardCharsets.UTF_8));
            if (!keys.get(provider.key()).signed(fields)
                    || !fields.get("type").equals("refund-answer")
                    || !fields.get("refund").equals(refund.reference())) {
                throw new NoAnswer("an answer to a refund that is not the bank's");
            }
            return fields.get("status").equals("taken") ? RefundAnswer.TAKEN : RefundAnswer.REFUSED;
        } catch (Malformed e) {
            throw new NoAnswer("an answer to a refund that cannot be read", e);
        }
    }

    private String post(Provider provider, URI address, Map<String, String> values)
            throws NoAnswer {
        Key key = keys.get(provider.key());
        var all = new HashMap<>(values);
        all.put("version", "1");
        all.put("key", key.id());
        all.put("nonce", UUID.randomUUID().toString());
        all.put("time", clock.instant().toString());
        try {
            var request =
                    HttpRequest.newBuilder(address)
                            .timeout(settings.patience())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            key.sign(Fields.of(all)).form()))
                            .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new NoAnswer("%s answered %d".formatted(address, answer.statusCode()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new NoAnswer(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("stopped while waiting for " + address, e);
        } catch (Malformed e) {
            throw new IllegalStateException("we made a message that is none", e);
        }
    }
}
