package org.motcua.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;

/// What the active country says about roles, numbers and passwords today.
final class CountryRules {
    private final Countries countries;
    private final Clock clock;

    CountryRules(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    LocalDate today() {
        return country().day(clock.instant());
    }

    List<String> languages() {
        return country().settings().tags();
    }

    Collection<Role> roles() {
        return today(Role.KIND);
    }

    Optional<Role> role(String id) {
        return country().find(Role.KIND, id, today()).map(Definition::value);
    }

    Identifiers identifiers() {
        return Identifiers.of(country(), today());
    }

    PasswordRule passwords() {
        return today(PasswordRule.KIND).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the country has no password rule"));
    }

    private <T> List<T> today(Kind<T> kind) {
        return country().all(kind, today()).stream().map(Definition::value).toList();
    }

    private Country country() {
        return countries.active();
    }
}
