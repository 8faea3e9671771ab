package org.motcua.simulation;

import java.util.List;
import java.util.Optional;

/// What came of a trial.
///
/// @param ended how many requests have ended
/// @param took from filing to the result, in minutes of the clock on the wall
/// @param waited for an officer's time, in working minutes
/// @param late share of requests answered after what is promised; of a bundle by its own deadline
/// @param partsLate share of dossiers answered after what is promised
/// @param partsLateMeasured the same by the clock of the index
/// @param bottleneck where most time is waited
public record Figures(
        int ended,
        Spread took,
        Spread waited,
        double late,
        double partsLate,
        double partsLateMeasured,
        List<Line> lines,
        Optional<Line> bottleneck) {
    public Figures {
        lines = List.copyOf(lines);
    }

    /// How something is spread.
    public record Spread(int median, int ninth, long sum) {}

    /// One step in one unit.
    ///
    /// @param waited before it, in working minutes
    /// @param late share that took longer than the internal process gives
    /// @param busy how much of its officers' working time is used, while requests come: 1 is all
    /// @param left what each of its officers has still to do when requests come no more, in working
    ///   minutes
    public record Line(
            String unit,
            String step,
            String team,
            int officers,
            int served,
            Spread waited,
            double late,
            double busy,
            int left) {}
}
