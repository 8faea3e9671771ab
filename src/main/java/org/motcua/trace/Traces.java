package org.motcua.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where this program tells of its spans: to a collector, or to nobody.
public final class Traces implements AutoCloseable {
    private final String program;
    private final String instance;
    private volatile @Nullable Collector collector;

    /// Tells nobody until a collector is named.
    ///
    /// @param program what traces call this program
    /// @param instance which one of several, such as the name of a gateway
    public Traces(String program, String instance) {
        this.program = program;
        this.instance = instance;
    }

    /// Tells this collector from now on.
    ///
    /// @param to where it takes spans by OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`
    /// @param share of the traces that begin here, 0 to 1, that are told; where a trace began
    ///   elsewhere, its first program decided
    /// @throws IllegalArgumentException where the address or the share is none
    public synchronized void tell(URI to, double share) {
        boolean web = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
        if (!web || to.getHost() == null) {
            throw new IllegalArgumentException("%s is no address of a collector".formatted(to));
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of traces is 0 to 1, not " + share);
        }
        close();
        collector = new Collector(to, share, program, instance);
    }

    /// Begins a span.
    ///
    /// @param name the same for all that are alike, so that they can be counted
    /// @param parent `traceparent` as it came; what is not well-formed counts as none
    public Span begin(String name, Span.Kind kind, @Nullable String parent) {
        var to = collector;
        return to == null ? Untold.ONLY : to.begin(name, kind, parent);
    }

    /// Tells what was not told yet, for two seconds at most, and then tells nobody.
    @Override
    public synchronized void close() {
        var old = collector;
        collector = null;
        if (old != null) {
            old.close();
        }
    }
}
