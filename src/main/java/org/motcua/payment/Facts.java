package org.motcua.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.kernel.Actor;

/// The entries that this room writes into the journal.
final class Facts {
    private Facts() {}

    /// A fact about an order, as it is after it.
    static Entry order(
            String fact,
            Actor actor,
            Order order,
            Map<String, Object> more,
            @Nullable String reason) {
        var data = new LinkedHashMap<String, Object>();
        data.put("order", order.id());
        data.put("dossier", order.dossier());
        data.put("number", order.number());
        data.put("payee", order.payee().value());
        data.put("amount", order.amount().amount());
        data.put("currency", order.currency());
        data.put("received", order.received().amount());
        data.put("state", order.state());
        data.putAll(more);
        return new Entry(fact, actor, order.subject(), data, reason);
    }

    /// A fact about money that arrived.
    static Entry deposit(
            String fact,
            Actor actor,
            Deposit deposit,
            Map<String, Object> more,
            @Nullable String reason) {
        var data = new LinkedHashMap<String, Object>();
        data.put("deposit", deposit.id());
        data.put("transaction", deposit.transaction());
        data.put("amount", deposit.amount());
        data.put("currency", deposit.currency());
        data.put("state", deposit.state());
        data.put("held", deposit.held());
        data.putAll(more);
        return new Entry(fact, actor, "deposit:" + deposit.id(), data, reason);
    }
}
