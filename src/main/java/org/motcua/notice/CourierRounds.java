package org.motcua.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps couriers going from start to stop: a few at once, so that a slow carrier holds up little.
@Component
final class CourierRounds implements SmartLifecycle {
    private static final int COURIERS = 4;
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(CourierRounds.class);

    private final Courier courier;
    private final Bell bell;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    CourierRounds(Courier courier, Bell bell) {
        this.courier = courier;
        this.bell = bell;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= COURIERS; i++) {
            threads.add(Thread.ofVirtual().name("courier-" + i).start(this::rounds));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rounds() {
        while (running) {
            try {
                courier.recover();
                while (running && courier.one()) {
                    // until nothing is due
                }
                bell.await(REST);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Messages wait: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
