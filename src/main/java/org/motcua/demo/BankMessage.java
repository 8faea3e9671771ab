package org.motcua.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.payment.Provider;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Keys;
import org.springframework.stereotype.Component;

/// What a bank says once somebody has paid, signed with the secret that it shares with the program.
@Component
public class BankMessage {
    private final Keys keys;
    private final Countries countries;
    private final Clock clock;

    BankMessage(Keys keys, Countries countries, Clock clock) {
        this.keys = keys;
        this.countries = countries;
        this.clock = clock;
    }

    /// The body of the message to the portal.
    ///
    /// @param account the payee's, as the code named it
    /// @param reference what the payer was told to write
    public byte[] paid(Provider provider, String account, String reference, long amount) {
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
                                            Map.entry(
                                                    "currency",
                                                    countries
                                                            .active()
                                                            .settings()
                                                            .currency()
                                                            .code()),
                                            Map.entry("paid_at", now))))
                    .form()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (Fields.Malformed e) {
            throw new IllegalStateException(e);
        }
    }
}
