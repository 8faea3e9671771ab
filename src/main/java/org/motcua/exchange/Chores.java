package org.motcua.exchange;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a gateway does beside carrying messages: asks for the directory and has the log stamped.
@SuppressWarnings("FutureReturnValueIgnored") // a chore catches what fails
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final Gateway gateway;
    private final DirectoryKeeper directory;
    private final Stamper stamps;
    private final GatewaySettings settings;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("chores").daemon().factory());

    Chores(Gateway gateway, DirectoryKeeper directory, Stamper stamps, GatewaySettings settings) {
        this.gateway = gateway;
        this.directory = directory;
        this.stamps = stamps;
        this.settings = settings;
    }

    void start() {
        every(settings.pollSeconds(), this::poll);
        every(settings.stampSeconds(), stamps::stamp);
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
