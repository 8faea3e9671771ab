package org.motcua.exchange;

import java.util.concurrent.ConcurrentHashMap;

/// How long the barrier needs to decide.
public final class BarrierTiming {
    private static final int WARM = 200_000;
    private static final int TIMES = 1_000_000;

    private BarrierTiming() {}

    /// Nanoseconds of one decision, in the directory of a centre: the path is read, the agreement
    /// found and held against method, path, day and rate.
    public static double nanos(Centre centre) {
        var barrier = new Barrier(centre.directory(), new ConcurrentHashMap<>());
        long at = centre.directory().issued().toEpochMilli();
        decide(barrier, WARM, at);
        long began = System.nanoTime();
        decide(barrier, TIMES, at);
        return (System.nanoTime() - began) / (double) TIMES;
    }

    private static void decide(Barrier barrier, int times, long at) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            var call = Call.parse("/r1/" + Trial.SERVICE + "/00119000000" + i % 10);
            if (barrier.decide(Trial.CLIENT, call, "GET", null, null, false, at, true)
                    instanceof Right.Pass) {
                passed++;
            }
        }
        if (passed != times) {
            throw new IllegalStateException("the trial's agreement must let this pass");
        }
    }
}
