package org.motcua.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// The accounts of a demonstration: officers of some agencies, people, an operator.
@Component
class Company {
    private final Countries countries;
    private final DemoAccounts accounts;
    private final Accounts known;
    private final Clock clock;

    Company(Countries countries, DemoAccounts accounts, Accounts known, Clock clock) {
        this.countries = countries;
        this.accounts = accounts;
        this.known = known;
        this.clock = clock;
    }

    /// The officers who act, by duty.
    static final class Officers {
        private final Map<Assignment, SignedIn> byDuty = new HashMap<>();

        Optional<SignedIn> holding(String role, AgencyCode agency) {
            return Optional.ofNullable(byDuty.get(new Assignment(role, agency)));
        }

        /// Whoever takes requests in, of several the one whose agency has the first code.
        Optional<SignedIn> anyHolding(String role) {
            return byDuty.entrySet().stream()
                    .filter(one -> one.getKey().role().equals(role))
                    .min(Comparator.comparing(one -> one.getKey().agency().value()))
                    .map(Map.Entry::getValue);
        }

        boolean at(AgencyCode agency) {
            return byDuty.keySet().stream().anyMatch(duty -> duty.agency().equals(agency));
        }
    }

    /// Opens the accounts of the teams and of the operator.
    Officers officers(Families families) {
        var officers = new Officers();
        for (Stage.Team team : families.stage().teams()) {
            agency(team)
                    .ifPresent(agency -> {
                        for (String role : team.roles()) {
                            var duty = new Assignment(role, agency.code());
                            String signInName = role + "." + team.id();
                            accounts.officer(signInName, families.officerName(), List.of(duty));
                            known.findBySignInName(signInName)
                                    .ifPresent(account ->
                                            officers.byDuty.put(
                                                    duty,
                                                    new SignedIn(
                                                            account.id(),
                                                            account.name(),
                                                            Level.TWO,
                                                            Optional.empty(),
                                                            List.of(duty),
                                                            false)));
                        }
                    });
        }
        accounts.operator("operator", families.officerName());
        return officers;
    }

    Optional<Agency> agency(Stage.Team team) {
        var agencies = Agencies.of(countries.active());
        var found =
                team.within()
                        .map(unit ->
                                agencies.agenciesFor(
                                        team.kind(), new UnitCode(unit), countries.today(clock)))
                        .orElseGet(() -> agencies.all(team.kind(), countries.today(clock)));
        return found.stream().findFirst();
    }

    /// Opens the account of somebody invented.
    Optional<DemoAccounts.SignIn> open(Person person) {
        return accounts.person(person.number(), person.name(), person.born(), Level.TWO);
    }

    /// The account of somebody invented, opened before.
    Optional<UUID> known(Person person) {
        return known.findBySignInName(person.number().value()).map(Account::id);
    }

    /// Somebody invented as they act.
    SignedIn acting(Person person, UUID account) {
        return new SignedIn(
                account, person.name(), Level.TWO, Optional.of(person.number()), List.of(), false);
    }

    /// The lines that tell who can sign in where.
    List<String> lines(Families families) {
        var lines = new ArrayList<String>();
        String language = countries.active().settings().binding();
        for (Stage.Team team : families.stage().teams()) {
            agency(team)
                    .filter(_ -> team.shown())
                    .ifPresent(agency -> {
                        lines.add("  " + agency.name().in(language));
                        team.roles().forEach(role -> lines.add("    " + role + "." + team.id()));
                    });
        }
        return lines;
    }
}
