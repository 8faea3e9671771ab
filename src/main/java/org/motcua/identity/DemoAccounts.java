package org.motcua.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.AccountTable.NewAccount;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Period;
import org.motcua.kernel.PersonNumber;

/// Opens accounts to look at a country with (`up --demo`). All have one password and one secret for
/// codes, so that whoever tries the program types little; both are made by the installation's own
/// key, so that no two installations share them.
public final class DemoAccounts {
    private static final Actor DEMO = Actor.program("demo");

    private final AccountTable table;
    private final Accounts accounts;
    private final SecondFactor factor;
    private final Passwords passwords;
    private final String password;
    private final byte[] secret;
    private @Nullable String kept;
    private final Journaled journal;
    private final Clock clock;

    DemoAccounts(
            AccountTable table,
            Accounts accounts,
            SecondFactor factor,
            Passwords passwords,
            Vault vault,
            Journaled journal,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.factor = factor;
        this.passwords = passwords;
        this.password = Passwords.told(vault.hash("demo password", ""));
        this.secret = Arrays.copyOf(vault.hash("demo codes", ""), OneTimeCodes.SECRET_BYTES);
        this.journal = journal;
        this.clock = clock;
    }

    /// A sign-in to print.
    ///
    /// @param codeSecret what to type into an authenticator app; none where only the password is
    ///   asked for
    public record SignIn(
            UUID account,
            String signInName,
            String name,
            String password,
            Optional<String> codeSecret) {
        @Override
        public String toString() {
            return "SignIn[" + account + "]";
        }
    }

    /// Opens the account of an officer with roles; nothing where the name has one already.
    public Optional<SignIn> officer(String signInName, String name, List<Assignment> roles) {
        return open(Account.Kind.OFFICER, signInName, name, null, null, Level.TWO)
                .map(shown -> {
                    for (var role : roles) {
                        var since = Period.since(LocalDate.of(2025, 7, 1));
                        accounts.assign(DEMO, shown.account(), role, since, "demo");
                    }
                    return shown;
                });
    }

    /// Opens the account of an operator; nothing where the name has one already.
    public Optional<SignIn> operator(String signInName, String name) {
        return open(Account.Kind.OPERATOR, signInName, name, null, null, Level.TWO);
    }

    /// Opens the account of a person; nothing where the number has one already.
    ///
    /// @param level two has a proved identity and codes
    public Optional<SignIn> person(
            PersonNumber number, String name, LocalDate bornOn, Level level) {
        return open(Account.Kind.PERSON, number.value(), name, number, bornOn, level);
    }

    /// The password of all of them.
    public String password() {
        return password;
    }

    /// What to type into an authenticator app, for all of them.
    public String codeSecret() {
        return OneTimeCodes.written(secret);
    }

    /// The code that is taken at this moment, for who looks without an authenticator app.
    public String presentCode() {
        return new OneTimeCodes(clock).code(secret, clock.instant().getEpochSecond() / 30);
    }

    private Optional<SignIn> open(
            Account.Kind kind,
            String signInName,
            String name,
            @Nullable PersonNumber number,
            @Nullable LocalDate bornOn,
            Level level) {
        if (table.findBySignInName(signInName).isPresent()) {
            return Optional.empty();
        }
        var made =
                new NewAccount(
                        Identifier.next(),
                        kind,
                        signInName,
                        name,
                        number == null ? null : number.value(),
                        bornOn,
                        null,
                        null,
                        level == Level.TWO ? "demo" : null,
                        kept(),
                        false);
        boolean opened =
                journal.together(() -> {
                    if (!table.insert(made, clock.instant())) {
                        return false;
                    }
                    if (level == Level.TWO) {
                        factor.preset(made.id(), secret);
                    }
                    journal.entry(
                            "identity.registered",
                            DEMO,
                            Journaled.subject(made.id()),
                            Map.of("kind", kind.name()));
                    return true;
                });
        return opened
                ? Optional.of(
                        new SignIn(
                                made.id(),
                                signInName,
                                name,
                                password,
                                level == Level.TWO
                                        ? Optional.of(OneTimeCodes.written(secret))
                                        : Optional.empty()))
                : Optional.empty();
    }

    /// Computed once: hundreds of invented people share it.
    private synchronized String kept() {
        if (kept == null) {
            kept = passwords.kept(password);
        }
        return kept;
    }
}
