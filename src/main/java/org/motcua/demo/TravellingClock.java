package org.motcua.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that lets one thread live through past days while everybody else has the present.
public final class TravellingClock extends Clock {
    private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

    private final Clock present;

    public TravellingClock(Clock present) {
        this.present = present;
    }

    /// Does something as if it were another time; only in this thread and until it is done.
    static void at(Instant then, Runnable work) {
        ScopedValue.where(THEN, then).run(work);
    }

    @Override
    public ZoneId getZone() {
        return present.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TravellingClock(present.withZone(zone));
    }

    @Override
    public Instant instant() {
        return THEN.isBound() ? THEN.get() : present.instant();
    }
}
