package org.motcua.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes the language off the front of the path before anyone else reads it, so that rights and
/// controllers know one address per page, and puts it back onto every redirect.
final class LanguageFilter extends OncePerRequestFilter {
    private final Supplier<List<String>> languages;

    LanguageFilter(Supplier<List<String>> languages) {
        this.languages = languages;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        String query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
        Address address = Address.of(uri, query, languages.get());
        request.setAttribute(Address.ATTRIBUTE, address);
        if (address.path().equals(uri)) {
            chain.doFilter(request, response);
        } else if (address.language().equals(address.defaultLanguage())) {
            // the binding language has one address only, the one without a prefix
            response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
            response.setHeader("Location", address.here(address.language()));
        } else {
            chain.doFilter(
                    new Stripped(request, address), new Prefixed(request, response, address));
        }
    }

    private static final class Stripped extends HttpServletRequestWrapper {
        private final Address address;

        Stripped(HttpServletRequest request, Address address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getRequestURI() {
            return address.path();
        }

        @Override
        public String getServletPath() {
            String path = super.getServletPath();
            String prefix = "/" + address.language();
            if (path.equals(prefix)) {
                return "/";
            }
            return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(origin((HttpServletRequest) getRequest()))
                    .append(address.path());
        }
    }

    private static final class Prefixed extends HttpServletResponseWrapper {
        private final String origin;
        private final Address address;

        Prefixed(HttpServletRequest request, HttpServletResponse response, Address address) {
            super(response);
            this.origin = origin(request);
            this.address = address;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(prefixed(location));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, name.equalsIgnoreCase("Location") ? prefixed(value) : value);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, name.equalsIgnoreCase("Location") ? prefixed(value) : value);
        }

        private String prefixed(String location) {
            String path =
                    location.startsWith(origin + "/")
                            ? location.substring(origin.length())
                            : location;
            boolean already =
                    path.equals("/" + address.language())
                            || path.startsWith("/" + address.language() + "/");
            return already ? path : address.link(path);
        }
    }

    private static String origin(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
