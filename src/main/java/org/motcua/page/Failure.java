package org.motcua.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Rights;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.transaction.CannotCreateTransactionException;

/// What can go wrong with a request, as people and programs are told. Each has four sentences in
/// the country's words: what it is, what failed, what is safe, what to do.
enum Failure {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /// The form is older than the session: nobody did anything wrong.
    EXPIRED(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    LENGTH_NEEDED(HttpStatus.LENGTH_REQUIRED),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Failure(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /// Whether it is ours to mend.
    boolean ours() {
        return status.is5xxServerError();
    }

    /// The stable name: in keys of words, and in the `type` of problem details.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the container says went wrong with a request.
    static Failure of(HttpServletRequest request) {
        Throwable thrown = thrown(request);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rights.Refused) {
                return FORBIDDEN;
            }
            if (cause instanceof RequestLimit.TooLarge) {
                return TOO_LARGE;
            }
            if (cause instanceof TransientDataAccessException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException) {
                return UNAVAILABLE;
            }
        }
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        return status == 403 && lacksItsToken(request) ? EXPIRED : of(status);
    }

    /// Whether a form was refused for its token, which is what an old session looks like. Spring
    /// Security answers 403 to that and to a missing right alike.
    private static boolean lacksItsToken(HttpServletRequest request) {
        if (!(request.getAttribute(DeferredCsrfToken.class.getName())
                instanceof DeferredCsrfToken token)) {
            return false;
        }
        if (Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method(request))) {
            return false;
        }
        if (token.isGenerated()) {
            return true;
        }
        String sent =
                new XorCsrfTokenRequestAttributeHandler()
                        .resolveCsrfTokenValue(request, token.get());
        return !token.get().getToken().equals(sent);
    }

    /// The method of the request that failed; that of the page which tells of it is always GET.
    static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String method
                ? method
                : request.getMethod();
    }

    static @Nullable Throwable thrown(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? thrown
                : null;
    }

    private static Failure of(int status) {
        return switch (status) {
            case 401, 403 -> FORBIDDEN;
            case 404, 410 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 411 -> LENGTH_NEEDED;
            case 413 -> TOO_LARGE;
            case 429 -> TOO_MANY;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? BROKEN : BAD_REQUEST;
        };
    }
}
