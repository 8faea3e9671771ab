package org.motcua.mandate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.registry.Answer;
import org.motcua.registry.Reading;
import org.motcua.registry.Registries;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds the mandates that follow from registries.
@Component
class Discovery {
    private final MandateTable table;
    private final MandateRules rules;
    private final MandateTellings tellings;
    private final Registries registries;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Discovery(
            MandateTable table,
            MandateRules rules,
            MandateTellings tellings,
            Registries registries,
            Accounts accounts,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.rules = rules;
        this.tellings = tellings;
        this.registries = registries;
        this.accounts = accounts;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Finds anew for whom registries say that somebody stands; whoever is found is told.
    void discover(SignedIn who) {
        String number = who.person().orElseThrow().value();
        var known = new ArrayList<>(table.ofRepresentative(number));
        known.removeIf(one -> one.state() != Mandate.State.ACTIVE);
        for (MandateKind kind : rules.kinds()) {
            if (kind.byRegistry()) {
                rules.represented(number, kind)
                        .forEach((principal, name) -> {
                            boolean there =
                                    known.stream()
                                            .anyMatch(one ->
                                                    one.kind().equals(kind.id())
                                                            && one.principal()
                                                                    .number()
                                                                    .equals(principal));
                            if (!there) {
                                found(who, kind, principal, name);
                            }
                        });
            }
        }
    }

    private void found(SignedIn who, MandateKind kind, String principal, String name) {
        var one =
                byRegistry(
                        kind,
                        new Mandate.Party(principal, name),
                        new Mandate.Party(who.person().orElseThrow().value(), who.name()));
        if (rules.over(one).isPresent()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            var named = kind.ofOrganisation() ? Optional.of(one) : named(one, kind, who);
            named.filter(mandate -> table.insert(mandate, false))
                    .ifPresent(mandate -> tellings.found(mandate, kind, who.actor()));
        });
    }

    /// With the name of the person, as the registry has it: that is a look.
    private Optional<Mandate> named(Mandate one, MandateKind kind, SignedIn who) {
        var ground = rules.ground();
        var reading =
                new Reading(
                        ground.registry(),
                        Optional.empty(),
                        one.principal().number(),
                        List.of(ground.name()),
                        kind.title().in(rules.country().settings().binding()),
                        one.subject(),
                        who.actor());
        return registries.read(reading) instanceof Answer.Found(var record)
                ? Optional.of(
                        one.of(String.valueOf(record.fields().getOrDefault(ground.name(), ""))))
                : Optional.empty();
    }

    /// Those who act for a person by law, so that they are told what the state has to tell to who
    /// has no account to read it. Found by the registries, also where nobody has acted yet.
    List<Account> byLaw(PersonNumber person, String right) {
        var found = new LinkedHashMap<UUID, Account>();
        for (MandateKind kind : rules.kinds()) {
            if (kind.byRegistry() && !kind.ofOrganisation() && gives(kind, right)) {
                for (String number : rules.representatives(person.value(), kind)) {
                    accounts.find(new PersonNumber(number))
                            .filter(account -> account.level() == Level.TWO && account.open())
                            .filter(_ -> rules.over(assumed(kind, person, number)).isEmpty())
                            .ifPresent(account -> found.put(account.id(), account));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private boolean gives(MandateKind kind, String right) {
        return rules.acts(kind).stream().anyMatch(act -> act.rights().contains(right));
    }

    private Mandate assumed(MandateKind kind, PersonNumber person, String representative) {
        return byRegistry(
                kind, new Mandate.Party(person.value(), ""), new Mandate.Party(representative, ""));
    }

    /// A mandate as a registry makes it.
    private Mandate byRegistry(
            MandateKind kind, Mandate.Party principal, Mandate.Party representative) {
        var now = clock.instant();
        return new Mandate(
                Identifier.next(),
                kind.id(),
                principal,
                representative,
                List.of(),
                List.of(),
                "",
                Mandate.State.ACTIVE,
                rules.today(),
                Optional.empty(),
                new Mandate.Times(now, Optional.empty(), Optional.of(now), Optional.empty()),
                Optional.empty());
    }
}
