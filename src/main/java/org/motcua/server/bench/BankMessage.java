package org.motcua.server.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.motcua.payment.Provider;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Keys;

/// What a bank says once somebody has paid, signed with the secret that it shares with the program.
final class BankMessage {
    private final Keys keys;
    private final Clock clock;

    BankMessage(House house) {
        keys = house.bean(Keys.class);
        clock = house.bean(Clock.class);
    }

    byte[] paid(Provider provider, String account, String reference, long amount, String currency) {
        String now = clock.instant().toString();
        try {
            return keys.get(provider.key())
                    .sign(
                            Fields.of(
                                    Map.ofEntries(
                                            Map.entry("version", "1"),
                                            Map.entry("type", "payment"),
                                            Map.entry("key", provider.key()),
                                            Map.entry("nonce", UUID.randomUUID().toString()),
                                            Map.entry("time", now),
                                            Map.entry("transaction", "B" + UUID.randomUUID()),
                                            Map.entry("reference", reference),
                                            Map.entry("account", account),
                                            Map.entry("amount", Long.toString(amount)),
                                            Map.entry("currency", currency),
                                            Map.entry("paid_at", now))))
                    .form()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (Fields.Malformed e) {
            throw new IllegalStateException(e);
        }
    }
}
