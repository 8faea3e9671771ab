package org.motcua.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.identity.AccountTable.NewAccount;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Other systems that may ask over HTTP: who they are, for which agency they act, and their
/// secrets.
///
/// A secret is shown once, to the operator who issues it, and kept only as its SHA-256. It is
/// random and long, so that nobody guesses it; it ends by itself and can be ended at once.
public final class Systems {
    /// What a secret begins with, so that scanners for leaked secrets know it.
    static final String PREFIX = "motcua_";

    private static final String SIGN_IN = "system/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,39}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountTable accounts;
    private final SystemKeyTable keys;
    private final CountryRules rules;
    private final Journaled journal;
    private final Clock clock;

    Systems(
            AccountTable accounts,
            SystemKeyTable keys,
            CountryRules rules,
            Journaled journal,
            Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /// For a command that runs without the program.
    public static Systems of(DataSource source, Countries countries, Clock clock) {
        var sql = JdbcClient.create(source);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        return new Systems(
                new AccountTable(sql, new Remembered<>()),
                new SystemKeyTable(sql),
                new CountryRules(countries, clock),
                new Journaled(new Journal(source, clock), transaction),
                clock);
    }

    /// A system and its secret, the only time that it is seen.
    public record Issued(UUID account, String name, String secret, Instant expires) {
        /// Without the secret.
        @Override
        public String toString() {
            return "Issued[" + name + "]";
        }
    }

    /// A secret as it is kept.
    public record Key(String name, String agency, Instant issued, Instant expires, boolean ended) {}

    /// Why none is issued.
    public enum Refusal {
        NAME,
        ROLE,
        AGENCY
    }

    /// What came of asking for a secret.
    public sealed interface Outcome {
        record Given(Issued issued) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Gives a system a secret; the system is opened where it does not exist yet.
    ///
    /// @param title what people read where something was filed by it
    /// @param lasts after which the secret ends
    public Outcome issue(
            Actor by, String name, String title, AgencyCode agency, String role, Duration lasts) {
        if (!NAME.matcher(name).matches()) {
            return new Outcome.Refused(Refusal.NAME);
        }
        if (rules.role(role).filter(found -> found.holder() == Role.Holder.SYSTEM).isEmpty()) {
            return new Outcome.Refused(Refusal.ROLE);
        }
        var before = accounts.findBySignInName(SIGN_IN + name);
        var duty = new Assignment(role, agency);
        boolean other =
                before.map(account -> account.assignments(rules.today())).orElse(List.of()).stream()
                        .anyMatch(held -> !held.agency().equals(agency));
        if (other) {
            return new Outcome.Refused(Refusal.AGENCY);
        }
        return journal.together(() -> {
            var account = before.map(Account::id).orElseGet(() -> opened(by, name, title));
            accounts.findBySignInName(SIGN_IN + name)
                    .filter(found -> !found.assignments(rules.today()).contains(duty))
                    .ifPresent(
                            _ -> accounts.assign(account, duty, new Period(rules.today(), null)));
            var secret = newSecret();
            var now = clock.instant();
            keys.insert(account, sum(secret), now, now.plus(lasts));
            journal.entry(
                    "identity.system-key-issued",
                    by,
                    Journaled.subject(account),
                    Map.of("system", name, "agency", agency.value(), "role", role));
            return new Outcome.Given(new Issued(account, name, secret, now.plus(lasts)));
        });
    }

    private UUID opened(Actor by, String name, String title) {
        var made =
                new NewAccount(
                        Identifier.next(),
                        Account.Kind.SYSTEM,
                        SIGN_IN + name,
                        title,
                        null,
                        null,
                        null,
                        null,
                        "operator",
                        // no password: nothing that can be typed has this hash
                        "none",
                        false);
        accounts.insert(made, clock.instant());
        journal.entry(
                "identity.registered",
                by,
                Journaled.subject(made.id()),
                Map.of("kind", made.kind().name()));
        return made.id();
    }

    /// Ends all secrets of a system at once.
    ///
    /// @return how many ended
    public int revoke(Actor by, String name) {
        return accounts.findBySignInName(SIGN_IN + name)
                .map(account ->
                        journal.together(() -> {
                            int ended = keys.revoke(account.id(), clock.instant());
                            if (ended > 0) {
                                journal.entry(
                                        "identity.system-key-revoked",
                                        by,
                                        Journaled.subject(account.id()),
                                        Map.of("system", name, "keys", ended));
                            }
                            return ended;
                        }))
                .orElse(0);
    }

    /// All secrets, the newest first; not the secrets themselves.
    public List<Key> list() {
        return keys.list(clock.instant());
    }

    /// Who has a secret; nobody where it ended.
    public Optional<SignedIn> who(String secret) {
        return secret.startsWith(PREFIX)
                ? keys.holder(sum(secret), clock.instant())
                        .flatMap(accounts::find)
                        .filter(Account::open)
                        .filter(account -> account.kind() == Account.Kind.SYSTEM)
                        .map(account -> account.signedIn(Level.TWO, rules.today()))
                : Optional.empty();
    }

    static String name(String signInName) {
        return signInName.startsWith(SIGN_IN) ? signInName.substring(SIGN_IN.length()) : signInName;
    }

    private static String newSecret() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static byte[] sum(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
