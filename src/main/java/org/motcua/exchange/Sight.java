package org.motcua.exchange;

import org.jspecify.annotations.Nullable;

/// One exchange as this gateway sees it, for figures and for operators.
final class Sight {
    private static final long MILLION = 1_000_000;

    private final Gateway gateway;
    private final Passed.Side side;
    private final Observed.Message message;
    private final long began = System.nanoTime();
    private long asked;
    private long told;

    Sight(Gateway gateway, Passed.Side side, Observed.Message message) {
        this.gateway = gateway;
        this.side = side;
        this.message = message;
    }

    void asked(long bytes) {
        asked += bytes;
    }

    void told(long bytes) {
        told += bytes;
    }

    /// @param refusal why the exchange did not let it pass; empty where the service answered
    void ended(String refusal, int status) {
        long nanos = System.nanoTime() - began;
        if (refusal.isEmpty()) {
            gateway.observed().answered(side, message, status, asked, told, nanos);
        } else {
            gateway.observed().refused(side, message, refusal, status, asked, nanos);
        }
    }

    /// What an operator sees of it where it is under way for too long.
    @Nullable Trouble stuck(long now) {
        return (now - began) / MILLION < gateway.observed().slowMillis()
                ? null
                : Observed.of(
                        gateway.millis(), side, Trouble.Kind.SLOW, message, "", 0, now - began);
    }
}
