package org.motcua.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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

    /// Opens the accounts of all teams and of the operator.
    Officers officers(Families families) {
        var officers = shown(families);
        others(families, officers);
        return officers;
    }

    /// Opens the accounts of those whose sign-ins are printed.
    Officers shown(Families families) {
        var officers = new Officers();
        open(families, Stage.Team::shown, officers);
        accounts.operator("operator", families.officerName());
        return officers;
    }

    /// Opens the accounts of those who only act, and adds them.
    void others(Families families, Officers officers) {
        open(families, team -> !team.shown(), officers);
    }

    private void open(Families families, Predicate<Stage.Team> which, Officers officers) {
        for (Stage.Team team : families.stage().teams()) {
            if (which.test(team)) {
                team.within()
                        .forEach(within ->
                                agency(team, within)
                                        .ifPresent(agency ->
                                                open(team, within, agency, families, officers)));
            }
        }
    }

    private void open(
            Stage.Team team,
            Optional<String> within,
            Agency agency,
            Families families,
            Officers officers) {
        for (List<String> hand : team.duties()) {
            var duties = hand.stream().map(role -> new Assignment(role, agency.code())).toList();
            String signIn = team.signIn(hand, within);
            accounts.officer(signIn, families.officerName(), duties);
            known.findBySignInName(signIn)
                    .map(account -> acting(account, duties))
                    .ifPresent(
                            officer -> duties.forEach(duty -> officers.byDuty.put(duty, officer)));
        }
    }

    private static SignedIn acting(Account officer, List<Assignment> duties) {
        return new SignedIn(
                officer.id(), officer.name(), Level.TWO, Optional.empty(), duties, false);
    }

    Optional<Agency> agency(Stage.Team team, Optional<String> within) {
        var agencies = Agencies.of(countries.active());
        var found =
                within.map(unit ->
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
            if (!team.shown()) {
                continue;
            }
            for (var within : team.within()) {
                agency(team, within)
                        .ifPresent(agency -> lines.add("  " + agency.name().in(language)));
                team.duties().forEach(hand -> lines.add("    " + team.signIn(hand, within)));
            }
        }
        return lines;
    }
}
