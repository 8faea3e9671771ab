package org.motcua.office;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Money;
import org.motcua.payment.Order;

/// Cash at a counter.
public final class Cash {
    private Cash() {}

    /// Names the taking of what is owed at this moment, so that a form sent twice takes it once.
    public static UUID key(Order order) {
        String named = "cash:%s:%d".formatted(order.id(), order.received().amount());
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }

    /// An amount as an officer types it: "120.000", "120 000 đ" and "120000" are the same.
    public static Optional<Money> typed(String words) {
        String digits = words.replaceAll("[^0-9\\p{L}-]", "").replaceAll("\\p{L}+$", "");
        return digits.matches("[1-9][0-9]{0,14}")
                ? Optional.of(new Money(Long.parseLong(digits)))
                : Optional.empty();
    }
}
