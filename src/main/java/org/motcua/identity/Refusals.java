package org.motcua.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// What becomes of a request whose handler found out that its sender must sign in first, or has no
/// right to the matter.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Refusals {
    private final ReturnTo returnTo;

    Refusals(ReturnTo returnTo) {
        this.returnTo = returnTo;
    }

    @ExceptionHandler
    void signIn(SignInNeeded needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        returnTo.signInFirst(request, response);
    }

    /// As for a page that does not exist: whether the matter exists is not theirs to know.
    @ExceptionHandler
    void refused(Rights.Refused refused, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
