package org.motcua.exchange;

import java.util.concurrent.atomic.AtomicLong;

/// The memory that bodies on their way may take together. Above it, new messages are told to come
/// again, and long ones wait.
final class Budget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    boolean spent() {
        return taken.get() > most;
    }

    long taken() {
        return taken.get();
    }
}
