package org.motcua.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// What every answer tells the browser not to do. Nothing from another origin is loaded, no script
/// or style stands in a page itself, and nobody may put our pages into a frame.
final class SecurityHeaders extends OncePerRequestFilter {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                    + " img-src 'self' data: blob:; connect-src 'self'; frame-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// A PDF is no page of ours: the browser's own viewer shows it, which needs styles of its own,
    /// and our pages may show it inside of themselves.
    private static final String POLICY_OF_PDF =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline';"
                    + " frame-ancestors 'self'";

    /// The camera reads codes at a counter and photographs papers; nothing else is needed.
    private static final String PERMISSIONS_POLICY =
            "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), serial=(), midi=(),"
                    + " display-capture=(), browsing-topics=()";

    /// Loosens the headers once an answer turns out to be a PDF.
    private static final class ForPdf extends HttpServletResponseWrapper {
        ForPdf(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setContentType(@Nullable String type) {
            super.setContentType(type);
            look(type);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            super.setHeader(name, value);
            if (name.equalsIgnoreCase("Content-Type")) {
                look(value);
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            super.addHeader(name, value);
            if (name.equalsIgnoreCase("Content-Type")) {
                look(value);
            }
        }

        private void look(@Nullable String type) {
            if (type != null && type.startsWith("application/pdf")) {
                super.setHeader("Content-Security-Policy", POLICY_OF_PDF);
                super.setHeader("X-Frame-Options", "SAMEORIGIN");
            }
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // codes of dossiers stand in addresses: they go to no other site
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", PERMISSIONS_POLICY);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        chain.doFilter(request, new ForPdf(response));
    }
}
