package org.motcua.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.AccountTable.NewAccount;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Period;
import org.motcua.kernel.PersonNumber;

/// The accounts of persons, officers and operators.
public final class Accounts {
    private final AccountTable table;
    private final Passwords passwords;
    private final CountryRules rules;
    private final Journaled journal;
    private final Clock clock;
    private final Represented represented;

    Accounts(
            AccountTable table,
            Passwords passwords,
            CountryRules rules,
            Journaled journal,
            Clock clock,
            Represented represented) {
        this.table = table;
        this.passwords = passwords;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
        this.represented = represented;
    }

    /// What came of an attempt to open an account.
    public sealed interface Registered {
        record Opened(UUID account) implements Registered {}

        /// Every fault at once.
        record Refused(List<Fault> faults) implements Registered {}
    }

    /// What is wrong with something typed.
    ///
    /// @param field the field of the form
    /// @param key the key of the words that say what to do
    public record Fault(String field, String key, List<Object> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }

        Fault(String field, String key, Object... arguments) {
            this(field, key, List.of(arguments));
        }
    }

    /// Opens the account of a person at level one: what they say is plausible, not proved.
    ///
    /// That a number has an account already is told here, unlike at signing in: whoever is refused
    /// has to know that somebody took their number, and goes to the counter.
    public Registered register(Registration typed) {
        var faults = new RegistrationCheck(rules).faults(typed);
        if (!faults.isEmpty()) {
            return new Registered.Refused(faults);
        }
        String number = rules.identifiers().normal(typed.identifier(), typed.personNumber());
        var made =
                new NewAccount(
                        Identifier.next(),
                        Account.Kind.PERSON,
                        number,
                        RegistrationCheck.name(typed.name()),
                        number,
                        typed.bornOn(),
                        RegistrationCheck.phone(typed.phone()).orElse(null),
                        RegistrationCheck.email(typed.email()).orElse(null),
                        null,
                        passwords.kept(typed.password()),
                        false);
        return opened(Actor.person(made.id().toString()), made)
                ? new Registered.Opened(made.id())
                : new Registered.Refused(
                        List.of(new Fault("person-number", "identity.register.taken")));
    }

    /// The account with a key.
    ///
    /// @throws IllegalArgumentException where there is none
    public Account get(UUID account) {
        return find(account)
                .orElseThrow(() -> new IllegalArgumentException("no account " + account));
    }

    public Optional<Account> find(UUID account) {
        return table.find(account);
    }

    public Optional<Account> find(PersonNumber person) {
        return table.find(person);
    }

    public Optional<Account> findBySignInName(String name) {
        return table.findBySignInName(name);
    }

    /// Opens the account of an officer; the password is to be changed at the first signing in.
    ///
    /// @throws IllegalArgumentException where the sign-in name is taken
    public UUID openOfficer(Actor by, String signInName, String name, String firstPassword) {
        return open(by, Account.Kind.OFFICER, signInName, name, firstPassword);
    }

    /// As [#openOfficer], for who runs the installation.
    public UUID openOperator(Actor by, String signInName, String name, String firstPassword) {
        return open(by, Account.Kind.OPERATOR, signInName, name, firstPassword);
    }

    /// Gives an officer a role in an agency for some time.
    ///
    /// @return false where the officer holds it already on some of these days
    /// @throws IllegalArgumentException where there is no such role for officers
    public boolean assign(
            Actor by, UUID account, Assignment assignment, Period period, String reason) {
        boolean forOfficers =
                rules.role(assignment.role())
                        .filter(role -> role.holder() == Role.Holder.OFFICER)
                        .isPresent();
        if (!forOfficers) {
            throw new IllegalArgumentException(
                    "officers cannot be given the role " + assignment.role());
        }
        return journal.together(() -> {
            if (!table.assign(account, assignment, period)) {
                return false;
            }
            journal.entry(
                    "identity.role-assigned",
                    by,
                    Journaled.subject(account),
                    duty(assignment, "from", period.from().toString()),
                    reason);
            return true;
        });
    }

    /// Takes a role away from today on.
    ///
    /// @return false where the officer does not hold it
    public boolean withdraw(Actor by, UUID account, Assignment assignment, String reason) {
        var today = rules.today();
        return journal.together(() -> {
            if (!table.withdraw(account, assignment, today)) {
                return false;
            }
            journal.entry(
                    "identity.role-withdrawn",
                    by,
                    Journaled.subject(account),
                    duty(assignment, "until", today.toString()),
                    reason);
            return true;
        });
    }

    /// What accounts are called, by their keys; those that are not there are left out.
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : table.names(ids);
    }

    /// The officers who hold a role in an agency today, by name.
    public List<Account> holding(String role, AgencyCode agency) {
        return table.holding(role, agency, rules.today());
    }

    /// Marks the identity of a person as proved to an officer, who saw the card and its holder. The
    /// account reaches level two as soon as codes are set up.
    ///
    /// @param evidence what was seen, by the name of a kind of evidence, not its number
    /// @return false where it was proved before, or is nobody's
    public boolean confirmIdentity(SignedIn by, AgencyCode agency, UUID account, String evidence) {
        return journal.together(() -> {
            if (!table.prove(account, "officer:" + by.account(), clock.instant())) {
                return false;
            }
            represented.succeed(account);
            journal.entry(
                    "identity.proved",
                    by.actorAt(agency),
                    Journaled.subject(account),
                    Map.of("evidence", evidence, "agency", agency.value()));
            return true;
        });
    }

    private UUID open(
            Actor by, Account.Kind kind, String signInName, String name, String firstPassword) {
        var made =
                new NewAccount(
                        Identifier.next(),
                        kind,
                        signInName,
                        RegistrationCheck.name(name),
                        null,
                        null,
                        null,
                        null,
                        "employer",
                        passwords.kept(firstPassword),
                        true);
        if (!opened(by, made)) {
            throw new IllegalArgumentException("the sign-in name is taken");
        }
        return made.id();
    }

    private boolean opened(Actor by, NewAccount made) {
        return journal.together(() -> {
            if (!table.insert(made, clock.instant())) {
                return false;
            }
            journal.entry(
                    "identity.registered",
                    by,
                    Journaled.subject(made.id()),
                    Map.of("kind", made.kind().name()));
            return true;
        });
    }

    private static Map<String, Object> duty(Assignment assignment, String day, String date) {
        return Map.of("role", assignment.role(), "agency", assignment.agency().value(), day, date);
    }
}
