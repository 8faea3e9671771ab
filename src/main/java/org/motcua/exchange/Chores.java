package org.motcua.exchange;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a gateway does beside carrying messages: asks for the directory, has the log stamped and
/// archived, and its certificates renewed.
@SuppressWarnings("FutureReturnValueIgnored") // a chore catches what fails
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int FIGURES = 2;

    private final Gateway gateway;
    private final DirectoryKeeper directory;
    private final Stamper stamps;
    private final Renewal renewal;
    private final Retention retention;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("chores").daemon().factory());

    Chores(
            Gateway gateway,
            DirectoryKeeper directory,
            Stamper stamps,
            Renewal renewal,
            Retention retention) {
        this.gateway = gateway;
        this.directory = directory;
        this.stamps = stamps;
        this.renewal = renewal;
        this.retention = retention;
    }

    void start() {
        every(gateway.settings().pollSeconds(), this::poll);
        every(gateway.settings().stampSeconds(), stamps::stamp);
        every(MINUTE, this::renew);
        every(MINUTE, this::archive);
        every(MINUTE, gateway::recheck);
        every(FIGURES, gateway.observed()::flush);
        every(HOUR, gateway.observed()::forget);
    }

    /// Looks whether certificates end soon, or new ones can be used.
    synchronized void renew() {
        renewal.look();
    }

    /// Looks which segments of the log are old.
    synchronized void archive() {
        retention.look();
    }

    private void every(int seconds, Runnable chore) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        chore.run();
                    } catch (RuntimeException e) {
                        LOG.warn("A chore failed: {}", e.getMessage());
                    }
                },
                0,
                seconds,
                TimeUnit.SECONDS);
    }

    synchronized void poll() {
        if (directory.poll()) {
            gateway.recheck();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
