package org.motcua.exchange;

/// A bucket of permits that fills as time passes; one for each agreement at each gateway.
final class Rate {
    private double perMilli;
    private double most;
    private double permits;
    private long filled;

    Rate(double perSecond, int burst) {
        set(perSecond, burst);
        permits = burst;
    }

    /// After the agreement changed.
    synchronized void set(double perSecond, int burst) {
        perMilli = perSecond / 1000;
        most = Math.max(1, burst);
    }

    synchronized boolean take(long now) {
        if (filled == 0 || now < filled) {
            filled = now;
        }
        permits = Math.min(most, permits + (now - filled) * perMilli);
        filled = now;
        if (permits < 1) {
            return false;
        }
        permits--;
        return true;
    }
}
