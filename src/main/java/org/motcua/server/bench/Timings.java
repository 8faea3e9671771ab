package org.motcua.server.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// How long each kind of request took.
final class Timings {
    private final Map<String, Times> byKind = new ConcurrentSkipListMap<>();

    private Consumer<String> whenBegun = _ -> {};

    /// Who wants to know what a client is at.
    void whenBegun(Consumer<String> told) {
        whenBegun = told;
    }

    void begin(String kind) {
        whenBegun.accept(kind);
    }

    void add(String kind, long nanos) {
        byKind.computeIfAbsent(kind, _ -> new Times()).add(nanos);
    }

    void forget() {
        byKind.clear();
    }

    /// One line for each kind, and one for all together.
    void print(PrintWriter out) {
        out.printf("%-22s %8s %9s %9s%n", "request", "count", "p50 ms", "p95 ms");
        var all = new Times();
        byKind.forEach((kind, times) -> {
            line(out, kind, times);
            all.add(times);
        });
        line(out, "all requests", all);
    }

    private static void line(PrintWriter out, String kind, Times times) {
        long[] sorted = times.sorted();
        out.printf(
                Locale.ROOT,
                "%-22s %8d %9.1f %9.1f%n",
                kind,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6);
    }

    private static final class Times {
        private long[] nanos = new long[1024];
        private int count;

        synchronized void add(long one) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = one;
        }

        void add(Times others) {
            for (long one : others.sorted()) {
                add(one);
            }
        }

        synchronized long[] sorted() {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
