package org.motcua.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;

/// Signing in: name and password first, then a code where the account has codes.
///
/// Nothing here tells whether an account exists: the answer to a wrong name is the answer to a
/// wrong password, and takes as long.
public final class SignIns {
    private final AccountTable accounts;
    private final SecretTable secrets;
    private final AttemptTable attempts;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final CountryRules rules;
    private final Journaled journal;
    private final Clock clock;

    SignIns(
            AccountTable accounts,
            SecretTable secrets,
            AttemptTable attempts,
            Passwords passwords,
            SecondFactor factor,
            CountryRules rules,
            Journaled journal,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.attempts = attempts;
        this.passwords = passwords;
        this.factor = factor;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /// What came of one step of signing in.
    public sealed interface Step {
        /// In. The session may begin.
        ///
        /// @param level of the session; what the account is proved for may be less
        record In(UUID account, Level level) implements Step {}

        /// The password was right; a code has to follow.
        record CodeNeeded(UUID account) implements Step {}

        /// The password was right; codes have to be set up before anything else.
        record EnrolmentNeeded(UUID account) implements Step {}

        /// Name, password or code do not fit.
        record Wrong() implements Step {}

        /// Too many failures: no try counts before that moment.
        record Wait(Instant until) implements Step {}
    }

    /// The first step.
    ///
    /// @param name sign-in name or personal number, as typed
    /// @param address the network address of who asks
    public Step password(String name, String password, String address) {
        String typed = AccountTable.folded(withoutSigns(name));
        var wait = take("account:" + typed, address);
        if (wait.isPresent()) {
            return new Step.Wait(wait.get());
        }
        var account = accounts.findBySignInName(typed).filter(Account::open);
        var kept = account.flatMap(found -> secrets.find(found.id()));
        if (kept.isEmpty()) {
            passwords.compareWithNobody(password);
        } else if (passwords.matches(password, kept.get().password())) {
            return passed(account.get(), typed, address);
        }
        failed(account.map(Account::id), "password", typed, address);
        return new Step.Wrong();
    }

    /// The second step, for whoever took the first one.
    public Step code(UUID account, String code, String address) {
        var wait = take(codeSubject(account), address);
        if (wait.isPresent()) {
            return new Step.Wait(wait.get());
        }
        var used = factor.use(account, code);
        if (used == SecondFactor.Use.REFUSED) {
            failed(Optional.of(account), "code", codeSubject(account), address);
            return new Step.Wrong();
        }
        right(codeSubject(account), address);
        if (used == SecondFactor.Use.RECOVERY_WORD) {
            journal.entry(
                    "identity.recovery-used",
                    actor(account),
                    Journaled.subject(account),
                    Map.of("left", factor.recoveryWordsLeft(account)));
        }
        return new Step.In(account, Level.TWO);
    }

    /// Whether the password was set by somebody else and has to be changed first.
    public boolean passwordWasGiven(UUID account) {
        return secrets.find(account).map(SecretTable.Secrets::passwordGiven).orElse(false);
    }

    /// Changes a password. The present one is asked for: an open session on an unwatched screen
    /// must not be enough.
    ///
    /// @return every fault; none means that it was changed
    public List<Accounts.Fault> changePassword(
            UUID account, String present, String next, String address) {
        var found = accounts.find(account).orElseThrow();
        var wait = take("account:" + found.signInName(), address);
        if (wait.isPresent()) {
            return List.of(new Accounts.Fault("present", "identity.password.wait"));
        }
        var kept = secrets.find(account);
        if (kept.isEmpty() || !passwords.matches(present, kept.get().password())) {
            failed(Optional.of(account), "password", found.signInName(), address);
            return List.of(new Accounts.Fault("present", "identity.password.present-wrong"));
        }
        right("account:" + found.signInName(), address);
        var rule = rules.passwords();
        var weakness = rule.weakness(next, List.of(found.signInName(), found.name()));
        if (weakness.isPresent()) {
            return List.of(RegistrationCheck.fault("next", weakness.get(), rule));
        }
        if (PasswordRule.normal(next).equals(PasswordRule.normal(present))) {
            return List.of(new Accounts.Fault("next", "identity.password.same"));
        }
        String hashed = passwords.kept(next);
        journal.together(() -> {
            secrets.password(account, hashed, false, clock.instant());
            journal.entry(
                    "identity.password-changed",
                    actor(account),
                    Journaled.subject(account),
                    Map.of());
            return true;
        });
        return List.of();
    }

    /// Gives a new first password to somebody who forgot theirs, after an officer has seen who they
    /// are; to be changed at the next signing in.
    ///
    /// @return the password, to be told this once
    public String givePassword(SignedIn by, UUID account, String reason) {
        String given = passwords.first();
        String hashed = passwords.kept(given);
        journal.together(() -> {
            secrets.password(account, hashed, true, clock.instant());
            journal.entry(
                    "identity.password-given",
                    by.actor(),
                    Journaled.subject(account),
                    Map.of(),
                    reason);
            return true;
        });
        return given;
    }

    /// Writes down that a session began.
    void began(UUID account, Level level) {
        journal.entry(
                "identity.signed-in",
                actor(account),
                Journaled.subject(account),
                Map.of("level", level.name()));
    }

    private Step passed(Account account, String typed, String address) {
        right("account:" + typed, address);
        if (account.secondFactor()) {
            return new Step.CodeNeeded(account.id());
        }
        return account.kind() == Account.Kind.PERSON
                ? new Step.In(account.id(), Level.ONE)
                : new Step.EnrolmentNeeded(account.id());
    }

    private Optional<Instant> take(String subject, String from) {
        String address = network(from);
        var wait = attempts.take("address:" + address, Delays.ADDRESS);
        if (wait.isPresent()) {
            return wait;
        }
        wait = attempts.take(subject, Delays.ACCOUNT);
        if (wait.isPresent()) {
            attempts.takeBack("address:" + address);
        }
        return wait;
    }

    private void right(String subject, String address) {
        attempts.clear(subject);
        attempts.takeBack("address:" + network(address));
    }

    private void failed(Optional<UUID> account, String what, String subject, String address) {
        String about =
                account.map(Journaled::subject)
                        .orElseGet(() -> "address:" + attempts.shortHash(address));
        var by = Actor.program("sign-in");
        journal.entry("identity.sign-in-failed", by, about, Map.of("what", what));
        var key = what.equals("code") ? subject : "account:" + subject;
        attempts.blocked(key)
                .ifPresent(until ->
                        journal.entry(
                                "identity.locked", by, about, Map.of("until", until.toString())));
    }

    private Actor actor(UUID account) {
        return accounts.find(account)
                .map(found -> found.signedIn(Level.ONE, rules.today()).actor())
                .orElseGet(() -> Actor.person(account.toString()));
    }

    private static String codeSubject(UUID account) {
        return "code:" + account;
    }

    /// People write a personal number in groups.
    private static String withoutSigns(String name) {
        String plain = name.replaceAll("\\s", "");
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }

    /// An address of version 6 stands for its whole network: whoever has one has billions.
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException _) {
            return address;
        }
    }
}
