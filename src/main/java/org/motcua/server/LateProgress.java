package org.motcua.server;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// A progress bar that shows itself only where the work takes longer than two seconds.
final class LateProgress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String unit;
    private final long begin = System.nanoTime();
    private @Nullable ProgressBar bar;

    /// @param unit what is counted
    LateProgress(String unit) {
        this.unit = unit;
    }

    /// So much of so much is done.
    void at(long done, long of) {
        if (bar == null && System.nanoTime() - begin > PATIENCE.toNanos()) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(unit)
                            .setInitialMax(of)
                            .setUpdateIntervalMillis(200)
                            .build();
        }
        if (bar != null) {
            bar.maxHint(of);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        done();
    }

    /// Takes the bar away, so that what is said next stands by itself.
    void done() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
