package org.motcua.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import org.motcua.TestHouse;
import org.motcua.payment.Order;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Keys;

/// What the bank tells the house over HTTP, signed.
final class BankMessage {
    private BankMessage() {}

    /// Tells of money that came in by a transfer of its own.
    static int paid(Order order, long amount) throws Exception {
        return paid(order, amount, "FT" + UUID.randomUUID());
    }

    /// Tells of one transfer.
    ///
    /// @return the status of the answer
    static int paid(Order order, long amount, String transfer) throws Exception {
        String now = TestHouse.bean(Clock.class).instant().toString();
        var fields = new HashMap<String, String>();
        fields.put("version", "1");
        fields.put("type", "payment");
        fields.put("key", "bank");
        fields.put("nonce", UUID.randomUUID().toString());
        fields.put("time", now);
        fields.put("transaction", transfer);
        fields.put("reference", order.reference());
        fields.put("account", order.account());
        fields.put("amount", Long.toString(amount));
        fields.put("currency", order.currency());
        fields.put("paid_at", now);
        String body = TestHouse.bean(Keys.class).get("bank").sign(Fields.of(fields)).form();
        String door = TestHouse.address() + "/callbacks/payments/vietqr";
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(door))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
