package org.motcua.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.motcua.kernel.AgencyCode;

/// What the country says about payments on a day.
record PaymentRules(
        String currency,
        ZoneId zone,
        List<Provider> providers,
        List<PayeeAccount> accounts,
        ReceiptSeries series) {

    /// The rules of each day.
    @FunctionalInterface
    interface Source {
        PaymentRules on(Instant at);
    }

    Optional<Provider> provider(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    Optional<PayeeAccount> account(AgencyCode agency) {
        return accounts.stream().filter(account -> account.agency().equals(agency)).findFirst();
    }

    Optional<PayeeAccount> account(String number) {
        return accounts.stream().filter(account -> account.number().equals(number)).findFirst();
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
