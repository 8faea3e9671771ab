package org.motcua.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Tells which system is behind a request, from the secret that it carries (`Authorization:
/// Bearer`, RFC 6750). Cookies count for nothing here: a browser that is signed in cannot be made
/// to use this door by a strange page.
final class SystemContexts implements SecurityContextRepository {
    static final String BEARER = "Bearer ";

    private final Systems systems;

    SystemContexts(Systems systems) {
        this.systems = systems;
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

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return secret(request) != null;
    }

    static @Nullable String secret(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        return sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? sent.substring(BEARER.length()).strip()
                : null;
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
                String secret = secret(request);
                if (secret != null) {
                    systems.who(secret)
                            .ifPresent(
                                    who -> found = new SecurityContextImpl(new SignedInToken(who)));
                }
            }
            return found;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
