package org.motcua.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Tells Spring Security who is behind a request, from the session and the accounts. Asked at most
/// once for a request, and only if anybody wants to know.
final class SessionContexts implements SecurityContextRepository {
    private final Sessions sessions;

    SessionContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings({"deprecation", "InlineMeSuggester"})
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /// Nothing to keep: [Sessions] begins and ends sessions itself.
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(Sessions.ACCOUNT) != null;
    }

    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private SecurityContext found = new SecurityContextImpl();
        private boolean asked;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (!asked) {
                asked = true;
                sessions.who(request)
                        .ifPresent(who -> found = new SecurityContextImpl(new SignedInToken(who)));
            }
            return found;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
