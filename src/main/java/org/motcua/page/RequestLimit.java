package org.motcua.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away what is announced to be too large before anyone reads it. Otherwise the form's token
/// could not be read either, and a person with a large photograph would hear of an expired session.
final class RequestLimit extends OncePerRequestFilter {
    private final long usually;
    private final List<LargeRequests> larger;

    /// @param larger where more is taken
    RequestLimit(long most, List<LargeRequests> larger) {
        this.usually = most;
        this.larger = List.copyOf(larger);
    }

    private long most(HttpServletRequest request) {
        return larger.stream()
                .filter(one -> request.getRequestURI().startsWith(one.path()))
                .mapToLong(LargeRequests::bytes)
                .max()
                .orElse(usually);
    }

    private static boolean multipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /// More has arrived than was to be taken.
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("the request is too large", null, false, false);
        }
    }

    /// A request that does not say how long it is: counted while it is read.
    private static final class Counted extends HttpServletRequestWrapper {
        private final long most;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream stream;
        private long left;

        CountedStream(ServletInputStream stream, long most) {
            this.stream = stream;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = stream.read();
            return counted(read < 0 ? read : 1) < 0 ? -1 : read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return counted(stream.read(into, from, length));
        }

        private int counted(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLarge();
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(request);
        if (request.getContentLengthLong() > most) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (request.getContentLengthLong() >= 0
                || request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
        } else if (multipart(request)) {
            // no browser sends files without saying how long they are
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            chain.doFilter(new Counted(request, most), response);
        }
    }
}
