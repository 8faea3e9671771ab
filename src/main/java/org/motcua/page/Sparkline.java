package org.motcua.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A small line of the last months with the target as a dashed line, drawn by the server.
///
/// @param description what a person hears who cannot see it
public record Sparkline(List<Double> values, @Nullable Double target, String description) {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 56;
    private static final double EDGE = 5;

    public Sparkline {
        values = List.copyOf(values);
    }

    /// The points of the line.
    public String points() {
        var points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(i == 0 ? "" : " ").append(x(i)).append(',').append(y(values.get(i)));
        }
        return points.toString();
    }

    /// Where the last point is.
    public String lastX() {
        return x(values.size() - 1);
    }

    public String lastY() {
        return y(values.isEmpty() ? low() : values.getLast());
    }

    /// The height of the target's line; null without a target.
    public @Nullable String targetY() {
        return target == null ? null : y(target);
    }

    private String x(int index) {
        double step = values.size() < 2 ? 0 : (WIDTH - 2 * EDGE) / (values.size() - 1);
        return rounded(EDGE + index * step);
    }

    private String y(double value) {
        double range = high() - low();
        double share = range == 0 ? 0.5 : (value - low()) / range;
        return rounded(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
    }

    private double low() {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return target == null ? least : Math.min(least, target);
    }

    private double high() {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return target == null ? most : Math.max(most, target);
    }

    static String rounded(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
