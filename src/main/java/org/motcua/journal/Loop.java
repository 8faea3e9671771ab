package org.motcua.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing again and again on a thread of its own: when a bell rings, or after the rest that
/// the last turn asked for. Trouble is logged, and the next turn comes later and later, at most ten
/// seconds.
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /// One turn.
    interface Turn {
        /// @return how long to rest at most
        Duration take() throws InterruptedException;
    }

    private final String name;
    private final Bell bell;
    private final Turn turn;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Loop(String name, Bell bell, Turn turn) {
        this.name = name;
        this.bell = bell;
        this.turn = turn;
    }

    void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /// Asks the loop to end after its turn.
    void stop() {
        stopping = true;
        bell.ring();
    }

    /// Waits for the end of the turn, and interrupts it where it takes too long.
    void join() {
        var running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(Duration.ofSeconds(10))) {
                running.interrupt();
                running.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException _) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        while (!stopping) {
            long seen = bell.rings();
            try {
                var rest = turn.take();
                failures = 0;
                if (!stopping && rest.isPositive()) {
                    bell.await(seen, rest);
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                failures++;
                if (!stopping && !rest(failures, e)) {
                    return;
                }
            }
        }
    }

    private boolean rest(int failures, RuntimeException trouble) {
        if (Integer.bitCount(failures) == 1) {
            LOG.warn("{} failed {} times, goes on trying", name, failures, trouble);
        }
        long rest = Math.min(LONGEST_REST.toMillis(), 50L << Math.min(failures, 10));
        try {
            for (long slept = 0; slept < rest && !stopping; slept += 50) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
