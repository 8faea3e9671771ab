package org.motcua.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.motcua.payment.Order;

/// Cash at a counter.
public final class Cash {
    private Cash() {}

    /// Names the taking of what is owed at this moment, so that a form sent twice takes it once.
    public static UUID key(Order order) {
        String named = "cash:%s:%d".formatted(order.id(), order.received().amount());
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }
}
