package org.motcua.payment;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
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

    /// The rules in a country's definitions.
    ///
    /// @param bases where this installation finds a provider, instead of the definition's address
    static PaymentRules of(Country country, Instant at, Map<String, URI> bases) {
        ZoneId zone = country.settings().zone();
        LocalDate day = at.atZone(zone).toLocalDate();
        var providers =
                values(country, PaymentKinds.PROVIDER, day).stream()
                        .map(provider -> provider.at(bases.get(provider.id())))
                        .toList();
        return new PaymentRules(
                country.settings().currency().code(),
                zone,
                providers,
                values(country, PaymentKinds.ACCOUNT, day),
                values(country, PaymentKinds.SERIES, day).getFirst());
    }

    private static <T> List<T> values(Country country, Kind<T> kind, LocalDate day) {
        return country.all(kind, day).stream().map(Definition::value).toList();
    }

    Optional<Provider> provider(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /// The account nearest to an agency.
    Optional<PayeeAccount> account(AgencyCode agency) {
        return accounts.stream()
                .filter(account -> account.nearness(agency) >= 0)
                .max(Comparator.comparingInt(account -> account.nearness(agency)));
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
