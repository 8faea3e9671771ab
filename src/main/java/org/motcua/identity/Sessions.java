package org.motcua.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Sessions of those who signed in. They are kept in the database: any node serves them, and ending
/// one ends it on all.
///
/// A session holds no more than the key of the account, its level and when it began; who that is
/// and what they may do is read anew for each request.
public final class Sessions {
    static final String ACCOUNT = "account";
    static final String LEVEL = "level";
    static final String SINCE = "since";
    static final String PASSWORD_GIVEN = "password-given";
    private static final String PENDING = "pending";
    private static final String PENDING_SINCE = "pending-since";
    private static final String DEVICE = "device";
    private static final Duration PENDING_LASTS = Duration.ofMinutes(10);
    private static final int DEVICE_LENGTH = 200;

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final AccountTable accounts;
    private final Acting acting;
    private final CountryRules rules;
    private final SignIns signIns;
    private final Journaled journal;
    private final Clock clock;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            AccountTable accounts,
            Acting acting,
            CountryRules rules,
            SignIns signIns,
            Journaled journal,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.acting = acting;
        this.rules = rules;
        this.signIns = signIns;
        this.journal = journal;
        this.clock = clock;
    }

    /// How long a session lasts without a request.
    enum Idle {
        PERSON(Duration.ofMinutes(30)),
        OFFICIAL(Duration.ofHours(1)),
        /// A device that strangers use next: a kiosk, an internet shop.
        SHARED(Duration.ofMinutes(10));

        private final Duration limit;

        Idle(Duration limit) {
            this.limit = limit;
        }
    }

    /// No session lasts longer than a working day, however busy.
    static final Duration LONGEST = Duration.ofHours(12);

    /// One open session, as its owner sees it.
    ///
    /// @param handle what to name it by; not the secret in the cookie
    /// @param device what the browser says of itself
    /// @param present whether it is the one that asks
    public record Open(
            String handle, String device, Instant since, Instant lastUsed, boolean present) {}

    /// Remembers that somebody has given the right password, for the ten minutes in which the code
    /// has to follow. Nothing is open to them yet.
    public void pending(HttpServletRequest request, UUID account) {
        var session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(PENDING, account.toString());
        session.setAttribute(PENDING_SINCE, clock.instant().toString());
        session.setMaxInactiveInterval((int) PENDING_LASTS.toSeconds());
    }

    /// Who has given the right password and not the code yet.
    public Optional<UUID> pending(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        return text(session, PENDING_SINCE)
                .filter(since -> !older(since, PENDING_LASTS))
                .flatMap(_ -> text(session, PENDING))
                .map(UUID::fromString);
    }

    /// Begins a session, under a new name (a name that a stranger may have planted is worthless).
    ///
    /// @param shared whether strangers use the device next
    public void begin(HttpServletRequest request, UUID account, Level level, boolean shared) {
        var found = accounts.find(account).orElseThrow();
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(ACCOUNT, account.toString());
        session.setAttribute(LEVEL, level.name());
        session.setAttribute(SINCE, clock.instant().toString());
        session.setAttribute(DEVICE, device(request));
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        if (signIns.passwordWasGiven(account)) {
            session.setAttribute(PASSWORD_GIVEN, "yes");
        }
        session.setMaxInactiveInterval((int) idle(found, shared).limit.toSeconds());
        signIns.began(account, level);
    }

    /// Lifts a running session to level two after a code.
    public void lift(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(LEVEL, Level.TWO.name());
    }

    /// The given password was changed: all doors open.
    public void passwordChanged(HttpServletRequest request) {
        request.getSession().removeAttribute(PASSWORD_GIVEN);
    }

    /// Signs out here.
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return;
        }
        var account = text(session, ACCOUNT).map(UUID::fromString);
        session.invalidate();
        account.ifPresent(id -> signedOut(id, 1));
    }

    /// The open sessions of an account, the last used first.
    public List<Open> list(UUID account, HttpServletRequest request) {
        String present = presentId(request);
        return repository.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session ->
                        new Open(
                                handle(session.getId()),
                                attribute(session, DEVICE),
                                session.getCreationTime(),
                                session.getLastAccessedTime(),
                                session.getId().equals(present)))
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    /// Ends one session of an account by its handle.
    public boolean end(UUID account, String handle) {
        var ids =
                repository.findByPrincipalName(account.toString()).keySet().stream()
                        .filter(id -> handle(id).equals(handle))
                        .toList();
        ids.forEach(repository::deleteById);
        if (!ids.isEmpty()) {
            signedOut(account, ids.size());
        }
        return !ids.isEmpty();
    }

    /// Signs out everywhere; on the device that asks too.
    public void endAll(UUID account) {
        endAllBut(account, null);
    }

    /// Signs out everywhere else, as after a change of the password.
    public void endOthers(UUID account, HttpServletRequest request) {
        endAllBut(account, presentId(request));
    }

    private void endAllBut(UUID account, @Nullable String kept) {
        var ids =
                repository.findByPrincipalName(account.toString()).keySet().stream()
                        .filter(id -> !id.equals(kept))
                        .toList();
        ids.forEach(repository::deleteById);
        if (!ids.isEmpty()) {
            signedOut(account, ids.size());
        }
    }

    /// Who is behind a request, read anew; nobody where the session is over or the account closed.
    Optional<SignedIn> who(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        var since = text(session, SINCE);
        if (since.isPresent() && older(since.get(), LONGEST)) {
            session.invalidate();
            return Optional.empty();
        }
        var level = text(session, LEVEL).map(Level::valueOf).orElse(Level.ONE);
        return text(session, ACCOUNT)
                .map(UUID::fromString)
                .flatMap(accounts::find)
                .filter(Account::open)
                .map(account -> account.signedIn(level, rules.today()))
                .map(self -> acting.in(request, self));
    }

    private void signedOut(UUID account, int sessions) {
        journal.entry(
                "identity.signed-out",
                org.motcua.kernel.Actor.person(account.toString()),
                Journaled.subject(account),
                Map.of("sessions", sessions));
    }

    /// Also where it lies as far in the future: then a clock was ahead and was set back, and what
    /// began at that time would never grow old.
    private boolean older(String since, Duration limit) {
        return Duration.between(Instant.parse(since), clock.instant()).abs().compareTo(limit) > 0;
    }

    private static Idle idle(Account account, boolean shared) {
        if (shared) {
            return Idle.SHARED;
        }
        return account.kind() == Account.Kind.PERSON ? Idle.PERSON : Idle.OFFICIAL;
    }

    private static Optional<String> text(HttpSession session, String name) {
        return session.getAttribute(name) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String attribute(Session session, String name) {
        String value = session.getAttribute(name);
        return value == null ? "" : value;
    }

    private static @Nullable String presentId(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    private static String handle(String id) {
        return HeldTable.hex(HeldTable.sha256(id)).substring(0, 16);
    }

    private static String device(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String said = agent == null ? "" : agent;
        return said.length() > DEVICE_LENGTH ? said.substring(0, DEVICE_LENGTH) : said;
    }
}
