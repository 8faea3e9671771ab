package org.motcua.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Stands before every handler and lets nobody in whom the handler does not name. A handler that
/// names nobody is closed to all.
final class Doors implements HandlerInterceptor {
    /// Where an account is raised to level two.
    static final String RAISE = "/account/level";

    /// The only page open to an official whose password was set by somebody else.
    static final String CHANGE_PASSWORD = "/account/password";

    /// Where somebody learns that they act for another no more.
    static final String TOLD = "/acting/over";

    /// What stays open to them until they know.
    private static final Set<String> FREE = Set.of(TOLD, "/acting/end", "/sign-out");

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private final Rights rights;
    private final ReturnTo returnTo;
    private final Journaled journal;

    Doors(Rights rights, ReturnTo returnTo, Journaled journal) {
        this.rights = rights;
        this.returnTo = returnTo;
        this.journal = journal;
    }

    /// What a handler says of who may come.
    sealed interface Door {
        record Open() implements Door {}

        record Needs(String right) implements Door {}

        /// Nothing: closed to all.
        record Undeclared() implements Door {}
    }

    /// What the method says, otherwise what its class says.
    static Door door(HandlerMethod handler) {
        var method = handler.getMethod();
        var type = handler.getBeanType();
        for (var place : new AnnotatedElement[] {method, type}) {
            if (AnnotatedElementUtils.hasAnnotation(place, Public.class)) {
                return new Door.Open();
            }
            var allow = AnnotatedElementUtils.findMergedAnnotation(place, Allow.class);
            if (allow != null) {
                return new Door.Needs(allow.value());
            }
        }
        return new Door.Undeclared();
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof ResourceHttpRequestHandler || isErrorPage(request, handler)) {
            return true;
        }
        if (notActing(request)) {
            response.sendRedirect(TOLD);
            return false;
        }
        var door = handler instanceof HandlerMethod method ? door(method) : new Door.Undeclared();
        return switch (door) {
            case Door.Open _ -> true;
            case Door.Needs(var right) -> {
                boolean enters = enters(right, request, response);
                if (enters && (!ReturnTo.reads(request) || recorded((HandlerMethod) handler))) {
                    who().ifPresent(who -> acted(who, right, request));
                }
                yield enters;
            }
            case Door.Undeclared _ -> {
                LOG.error("A handler says nothing of who may come: {}", handler);
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                yield false;
            }
        };
    }

    private static boolean recorded(HandlerMethod handler) {
        var allow = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allow.class);
        return allow != null && allow.recorded();
    }

    /// Writes down what is done for another, so that they see it. Addresses hold keys only.
    private void acted(SignedIn who, String right, HttpServletRequest request) {
        who.behalf()
                .ifPresent(behalf ->
                        journal.entry(
                                "identity.acted",
                                who.actor(),
                                behalf.subject(),
                                Map.of("right", right, "at", request.getRequestURI())));
    }

    private boolean enters(String right, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var who = who();
        if (who.isEmpty()) {
            if (forProgram(request)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                returnTo.signInFirst(request, response);
            }
            return false;
        }
        if (mustChangePassword(request)) {
            response.sendRedirect(CHANGE_PASSWORD);
            return false;
        }
        if (rights.allows(who.get(), right)) {
            if (!ReturnTo.reads(request)) {
                returnTo.dropHeld(request, response);
            }
            return true;
        }
        if (rights.allowedAtHigherLevel(who.get(), right) && ReturnTo.reads(request)) {
            response.sendRedirect(RAISE);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
        return false;
    }

    /// Whether this request would be done under a mandate that does not hold. Then nothing is done,
    /// and the person is told.
    private static boolean notActing(HttpServletRequest request) {
        if (Acting.under(request).isEmpty() || FREE.contains(request.getRequestURI())) {
            return false;
        }
        who();
        return request.getAttribute(Acting.OVER) != null;
    }

    static Optional<SignedIn> who() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedInToken token
                ? Optional.of(token.getPrincipal())
                : Optional.empty();
    }

    private static boolean mustChangePassword(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(Sessions.PASSWORD_GIVEN) != null
                && !request.getRequestURI().equals(CHANGE_PASSWORD);
    }

    private static boolean isErrorPage(HttpServletRequest request, Object handler) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && handler instanceof HandlerMethod method
                && ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static boolean forProgram(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getRequestURI().startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
