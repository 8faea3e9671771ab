package org.motcua.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// What every answer tells the browser not to do. Nothing from another origin is loaded, no script
/// or style stands in a page itself, and nobody may put our pages into a frame.
final class SecurityHeaders extends OncePerRequestFilter {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                    + " img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /// The camera reads codes at a counter and photographs papers; nothing else is needed.
    private static final String PERMISSIONS_POLICY =
            "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), serial=(), midi=(),"
                    + " display-capture=(), browsing-topics=()";

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
        chain.doFilter(request, response);
    }
}
