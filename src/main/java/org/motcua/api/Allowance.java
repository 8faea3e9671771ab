package org.motcua.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests one caller may still send: so many a minute, all of them at once if need be.
/// Counted by each node for itself.
final class Allowance {
    private static final int MOST_CALLERS = 20_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double left, Instant at) {}

    Allowance(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /// Takes one request off.
    ///
    /// @return how long to wait; nothing where it may be served
    Duration take(String caller) {
        if (buckets.size() > MOST_CALLERS) {
            buckets.clear();
        }
        var now = clock.instant();
        var after =
                buckets.merge(
                        caller,
                        new Bucket(perMinute - 1.0, now),
                        (before, _) -> new Bucket(filled(before, now) - 1, now));
        if (after.left() >= 0) {
            return Duration.ZERO;
        }
        // a refused request costs nothing
        buckets.computeIfPresent(caller, (_, it) -> new Bucket(it.left() + 1, it.at()));
        long millis = (long) Math.ceil(-after.left() * 60_000 / perMinute);
        return Duration.ofMillis(Math.max(1000, millis));
    }

    private double filled(Bucket before, Instant now) {
        double seconds = Math.max(0, Duration.between(before.at(), now).toMillis() / 1000.0);
        return Math.min(perMinute, before.left() + seconds * perMinute / 60);
    }
}
