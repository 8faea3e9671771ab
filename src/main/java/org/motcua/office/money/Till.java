package org.motcua.office.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.payment.Deposit;
import org.motcua.payment.Order;
import org.motcua.payment.PayeeAccount;
import org.motcua.payment.Payments;
import org.motcua.payment.Receipt;
import org.motcua.payment.Refund;
import org.springframework.stereotype.Component;

/// What of the money an officer may see and touch: the accounts of the agencies in which they have
/// the right, and the orders of these agencies.
@Component
class Till {
    private final Payments payments;
    private final Rights rights;

    Till(Payments payments, Rights rights) {
        this.payments = payments;
        this.rights = rights;
    }

    List<PayeeAccount> accounts(SignedIn who) {
        return rights.agencies(who, "payment.see").stream()
                .flatMap(agency -> payments.account(agency).stream())
                .distinct()
                .toList();
    }

    /// What waits for a person: on the officer's accounts, for nobody or for one of their agencies.
    List<Deposit> held(SignedIn who) {
        Set<String> accounts =
                accounts(who).stream().map(PayeeAccount::number).collect(Collectors.toSet());
        return payments.held().stream()
                .filter(deposit -> accounts.contains(deposit.account()))
                .filter(deposit -> sees(who, deposit.order()))
                .toList();
    }

    Optional<Deposit> held(SignedIn who, UUID id) {
        return held(who).stream().filter(deposit -> deposit.id().equals(id)).findFirst();
    }

    /// What their agencies wrote receipts of on a day.
    List<Receipt> receipts(SignedIn who, LocalDate day) {
        return payments.receipts(rights.agencies(who, "payment.see"), day);
    }

    List<Refund> refunds(SignedIn who, Refund.State state) {
        return payments.refunds(state).stream()
                .filter(refund -> sees(who, refund.order()))
                .toList();
    }

    Optional<Refund> toDecide(SignedIn who, UUID id) {
        return refunds(who, Refund.State.REQUESTED).stream()
                .filter(refund -> refund.id().equals(id))
                .findFirst();
    }

    /// The orders of a dossier that are paid to the officer's agencies.
    List<Order> orders(SignedIn who, String dossier, String right) {
        Set<AgencyCode> agencies = rights.agencies(who, right);
        return payments.about(dossier.strip()).stream()
                .filter(order -> agencies.contains(order.payee()))
                .toList();
    }

    Actor actor(SignedIn who, String right) {
        return rights.agencies(who, right).stream()
                .findFirst()
                .map(who::actorAt)
                .orElseGet(who::actor);
    }

    /// Whether money for an order concerns the officer; what nobody can place concerns everybody
    /// who looks after the account.
    boolean sees(SignedIn who, Optional<UUID> order) {
        return order.map(payments::get)
                .map(found -> rights.agencies(who, "payment.see").contains(found.payee()))
                .orElse(true);
    }
}
