package org.motcua.payment;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Fields.Malformed;
import org.motcua.payment.message.Keys;
import org.springframework.stereotype.Component;

/// A gateway with a payment page of its own. The request travels through the person's browser,
/// therefore every field of it is signed, the way back included.
@Component
final class RedirectGateway implements PaymentProvider {
    private final Keys keys;
    private final Clock clock;

    RedirectGateway(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Provider.Kind kind() {
        return Provider.Kind.REDIRECT;
    }

    @Override
    public Start start(Provider provider, Order order, PayeeAccount account, URI returnUrl) {
        URI page = provider.page();
        if (page == null) {
            throw new IllegalStateException(
                    "the provider %s has no payment page".formatted(provider.id()));
        }
        var values =
                Map.ofEntries(
                        Map.entry("version", "1"),
                        Map.entry("type", "request"),
                        Map.entry("key", provider.key()),
                        Map.entry("nonce", order.id() + "-" + clock.millis()),
                        Map.entry("time", clock.instant().toString()),
                        Map.entry("reference", order.reference()),
                        Map.entry("dossier", order.dossier()),
                        Map.entry("bank", account.bank()),
                        Map.entry("account", account.number()),
                        Map.entry("holder", account.holder()),
                        Map.entry(
                                "amount",
                                Amounts.write(order.outstanding().amount(), order.currency())),
                        Map.entry(
                                "order_amount",
                                Amounts.write(order.amount().amount(), order.currency())),
                        Map.entry("currency", order.currency()),
                        Map.entry("return_url", returnUrl.toString()));
        try {
            var signed = keys.get(provider.key()).sign(Fields.of(values));
            String joint = page.getRawQuery() == null ? "?" : "&";
            return new Start.Redirect(URI.create(page + joint + signed.form()));
        } catch (Malformed e) {
            throw new IllegalStateException("an order that cannot be signed: " + order.id(), e);
        }
    }
}
