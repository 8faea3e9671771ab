package org.motcua.exchange;

import java.util.concurrent.atomic.LongAdder;

/// Figures of a log, for who watches.
final class LogState {
    private final LongAdder batches = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile long last;

    void committed(long batch, int size, long took) {
        last = batch;
        batches.increment();
        records.add(size);
        nanos.add(took);
    }

    long batches() {
        return batches.sum();
    }

    long records() {
        return records.sum();
    }

    /// The number of the newest batch.
    long last() {
        return last;
    }

    /// The mean time of a commit in microseconds.
    double meanMicros() {
        long count = batches.sum();
        return count == 0 ? 0 : nanos.sum() / 1e3 / count;
    }
}
