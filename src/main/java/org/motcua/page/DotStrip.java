package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One indicator over all units as dots on a line, so that the spread is seen and not only the
/// mean.
///
/// @param low the left end of the scale
/// @param high the right end
public record DotStrip(
        String label, double low, double high, @Nullable Double target, List<Dot> dots) {
    private static final double WIDTH = 600;
    private static final double EDGE = 10;

    public DotStrip {
        dots = List.copyOf(dots);
    }

    /// @param said the unit and its value
    /// @param few whether it rests on too few cases to be ranked
    /// @param mine whether it is the one the reader asked about
    public record Dot(String said, double value, boolean few, boolean mine) {
        /// The class in the stylesheet.
        public @Nullable String style() {
            return mine ? "mine" : few ? "few" : null;
        }
    }

    public String x(double value) {
        double share = Math.clamp((value - low) / (high - low), 0, 1);
        return Sparkline.rounded(EDGE + share * (WIDTH - 2 * EDGE));
    }
}
