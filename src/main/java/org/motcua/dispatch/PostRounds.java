package org.motcua.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps the post going from start to stop: two carriers, so that a large message holds up little.
@Component
final class PostRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostRounds.class);
    private static final int CARRIERS = 2;
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(15);

    private final Post post;
    private final PostBell bell;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    PostRounds(Post post, PostBell bell) {
        this.post = post;
        this.bell = bell;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= CARRIERS; i++) {
            threads.add(Thread.ofVirtual().name("post-" + i).start(this::rounds));
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
        var rest = REST;
        while (running) {
            try {
                while (running && post.one()) {
                    // until nothing is due
                }
                rest = REST;
            } catch (RuntimeException e) {
                LOG.warn("Documents wait: {}", e.getMessage());
                rest = AFTER_TROUBLE;
            }
            try {
                bell.await(rest);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
