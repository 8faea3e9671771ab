package org.motcua.payment;

import java.nio.charset.StandardCharsets;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the room does by itself. Each task takes up what is kept in the database, at the start of
/// the program as at any other time, and any number of nodes may do so at once.
@Component
final class PaymentTasks {
    private final Payments payments;
    private final Ledger ledger;
    private final Refunds refunds;
    private final Attempts attempts;
    private final Inbox inbox;

    PaymentTasks(
            Payments payments, Ledger ledger, Refunds refunds, Attempts attempts, Inbox inbox) {
        this.payments = payments;
        this.ledger = ledger;
        this.refunds = refunds;
        this.attempts = attempts;
        this.inbox = inbox;
    }

    /// Credits arrivals that were kept, and not looked at because the program ended.
    @Scheduled(fixedDelayString = "PT3S")
    void settle() {
        ledger.resume();
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10S")
    void send() {
        refunds.send();
    }

    /// Asks providers that keep silent.
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    void ask() {
        attempts.ask()
                .forEach(told ->
                        payments.receive(
                                told.provider(), told.message().getBytes(StandardCharsets.UTF_8)));
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void forget() {
        inbox.forgetNonces();
    }
}
