package org.motcua.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.motcua.identity.AccountTable.NewAccount;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;

/// The accounts of those for whom others act and who cannot sign in themselves: a child, a ward, an
/// organisation. What is done for them is kept under these, so that it is never the
/// representative's own.
public final class Represented {
    /// What the sign-in names of these accounts begin with. Nobody signs in by them: they have no
    /// password.
    static final String PERSON = "represented/";

    static final String ORGANISATION = "organisation/";

    private final AccountTable table;
    private final Journaled journal;
    private final Clock clock;
    private final Supplier<List<Succession>> successions;

    Represented(
            AccountTable table,
            Journaled journal,
            Clock clock,
            Supplier<List<Succession>> successions) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
        this.successions = successions;
    }

    /// The account under which others act for a person: their own once they have proved who they
    /// are, otherwise one with which nobody can sign in. Who has only told us a number may be
    /// anybody, and must not find what a parent filed for their child.
    public UUID person(PersonNumber person, String name) {
        return table.find(person)
                .filter(account -> account.level() == Level.TWO)
                .map(Account::id)
                .orElseGet(() -> silent(Account.Kind.REPRESENTED, PERSON + person.value(), name));
    }

    /// The account of an organisation, by the number under which the state knows it.
    public UUID organisation(String number, String name) {
        return silent(Account.Kind.ORGANISATION, ORGANISATION + number, name);
    }

    static String number(String signInName) {
        return signInName.substring(signInName.indexOf('/') + 1).toUpperCase(java.util.Locale.ROOT);
    }

    private UUID silent(Account.Kind kind, String signInName, String name) {
        return table.findBySignInName(signInName)
                .map(Account::id)
                .orElseGet(() -> journal.together(() -> opened(kind, signInName, name)));
    }

    private UUID opened(Account.Kind kind, String signInName, String name) {
        var made =
                new NewAccount(
                        Identifier.next(),
                        kind,
                        signInName,
                        name,
                        null,
                        null,
                        null,
                        null,
                        "registry",
                        // no password: nothing that can be typed has this hash
                        "none",
                        false);
        if (!table.insert(made, clock.instant())) {
            return table.findBySignInName(signInName).orElseThrow().id();
        }
        journal.entry(
                "identity.registered",
                Actor.program("identity.representation"),
                Journaled.subject(made.id()),
                Map.of("kind", kind.name()));
        return made.id();
    }

    /// What others did for them before becomes theirs, now that they have proved who they are.
    void succeed(UUID account) {
        table.find(account)
                .flatMap(Account::person)
                .flatMap(number -> table.findBySignInName(PERSON + number.value()))
                .ifPresent(before -> {
                    successions.get().forEach(room -> room.pass(before.id(), account));
                    journal.entry(
                            "identity.succeeded",
                            Actor.program("identity.succession"),
                            Journaled.subject(account),
                            Map.of("before", before.id().toString()));
                });
    }
}
