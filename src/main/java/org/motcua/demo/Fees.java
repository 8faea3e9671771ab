package org.motcua.demo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.motcua.dossier.Dossier;
import org.motcua.identity.SignedIn;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.payment.Provider;
import org.motcua.payment.Start;
import org.springframework.stereotype.Component;

/// How what is owed gets paid: in cash at the counter, or by the code that a banking application
/// scans, of which the bank then tells.
@Component
class Fees {
    private final Payments payments;
    private final BankMessage bank;

    Fees(Payments payments, BankMessage bank) {
        this.payments = payments;
        this.bank = bank;
    }

    void inCash(Dossier dossier, SignedIn cashier) {
        for (Order order : owed(dossier)) {
            payments.takeCash(
                    order.id(),
                    order.outstanding(),
                    UUID.nameUUIDFromBytes(order.id().toString().getBytes(StandardCharsets.UTF_8)),
                    cashier.actorAt(dossier.agency()));
        }
    }

    void byBank(Dossier dossier) {
        for (Order order : owed(dossier)) {
            payments.providers(dossier.agency()).stream()
                    .filter(provider -> provider.kind() == Provider.Kind.QR)
                    .findFirst()
                    .ifPresent(provider -> scan(provider, order));
        }
    }

    private void scan(Provider provider, Order order) {
        var start = payments.start(order.id(), provider.id(), URI.create("/"));
        if (start instanceof Start.Scan(_, _, var account, var reference, var asked)) {
            var message = bank.paid(provider, account, reference, asked.outstanding().amount());
            payments.receive(provider.id(), message);
        }
    }

    private List<Order> owed(Dossier dossier) {
        return payments.about(dossier.code().value()).stream()
                .filter(order -> !order.state().settled() && order.state() != Order.State.CANCELLED)
                .toList();
    }
}
