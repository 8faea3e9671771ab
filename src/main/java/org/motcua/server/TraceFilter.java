package org.motcua.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.motcua.trace.Span;
import org.motcua.trace.Traces;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// One span for each request, named by what is asked for and never by whom or with what: the
/// pattern of the path, not the path.
final class TraceFilter extends OncePerRequestFilter {
    private final Traces traces;

    TraceFilter(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var span =
                traces.begin(
                        request.getMethod(), Span.Kind.ASKED, request.getHeader("traceparent"));
        String failure = "";
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            failure = e.getClass().getSimpleName();
            throw e;
        } finally {
            span.say("http.request.method", request.getMethod());
            if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                    instanceof String pattern) {
                span.call(request.getMethod() + " " + pattern);
                span.say("http.route", pattern);
            }
            int status = response.getStatus();
            span.say("http.response.status_code", status);
            span.end(failure.isEmpty() && status >= 500 ? Integer.toString(status) : failure);
        }
    }
}
