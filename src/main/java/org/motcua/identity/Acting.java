package org.motcua.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/// A session in which somebody acts for another. The session keeps the key of the mandate and
/// nothing else; whether it holds is asked at each request.
public final class Acting {
    private static final String MANDATE = "acting";

    /// On a request whose session is to act under a mandate that does not hold.
    static final String OVER = Acting.class.getName() + ".over";

    private final AccountTable accounts;
    private final CountryRules rules;
    private final ObjectProvider<Representation> representation;

    Acting(
            AccountTable accounts,
            CountryRules rules,
            ObjectProvider<Representation> representation) {
        this.accounts = accounts;
        this.rules = rules;
        this.representation = representation;
    }

    /// Acts under a mandate from now on.
    public void begin(HttpServletRequest request, UUID mandate) {
        request.getSession().setAttribute(MANDATE, mandate.toString());
    }

    /// Acts for oneself again.
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(MANDATE);
        }
    }

    /// The mandate under which a session is to act, whether or not it holds.
    public static Optional<UUID> under(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(MANDATE) instanceof String mandate
                ? Optional.of(UUID.fromString(mandate))
                : Optional.empty();
    }

    /// Whoever sits there as the one for whom they act. Where the mandate does not hold they are
    /// nobody but themselves, and the request is marked, so that nothing is done by mistake.
    SignedIn in(HttpServletRequest request, SignedIn self) {
        var mandate = under(request);
        if (mandate.isEmpty()) {
            return self;
        }
        var other = as(self, mandate.get());
        if (other.isEmpty()) {
            request.setAttribute(OVER, mandate.get());
        }
        return other.orElse(self);
    }

    /// Somebody as they would be while acting under a mandate; empty where it does not hold.
    public Optional<SignedIn> as(SignedIn self, UUID mandate) {
        var room = representation.getIfAvailable();
        if (room != null
                && self.level() == Level.TWO
                && room.standing(mandate, self)
                        instanceof Representation.Standing.Holds(var whose, var behalf)) {
            return accounts.find(whose)
                    .filter(Account::open)
                    .map(account -> account.actedFor(behalf, self.level()));
        }
        return Optional.empty();
    }

    /// Whoever sits there, as themselves.
    public SignedIn self(SignedIn who) {
        return who.behalf().isEmpty()
                ? who
                : accounts.find(who.hand()).orElseThrow().signedIn(who.level(), rules.today());
    }
}
