package org.motcua.board;

import java.util.Locale;
import java.util.OptionalDouble;
import org.motcua.indicator.LawTime;
import org.motcua.page.Page;

/// How numbers are written on the board.
final class Shown {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;

    private final Page page;

    Shown(Page page) {
        this.page = page;
    }

    /// A number with its unit; a missing one says that it is missing, one of few dossiers is
    /// marked.
    String cell(Measure measure, Figures figures) {
        var value = measure.of(figures);
        if (value.isEmpty()) {
            return page.w("board.missing");
        }
        String written =
                measure.kind() == Measure.Kind.DURATION
                        ? page.w(
                                "board.with-unit",
                                number(measure, value.getAsDouble()),
                                page.w("board.short." + scale(value.getAsDouble()).id()))
                        : full(measure, value.getAsDouble());
        return measure.few(figures) ? page.w("board.few", written) : written;
    }

    /// A number with its unit.
    String full(Measure measure, double value) {
        return measure.kind() == Measure.Kind.SHARE
                ? page.format().percent(value)
                : measure.kind() == Measure.Kind.COUNT
                        ? page.format().number(Math.round(value))
                        : page.w("board.with-unit", number(measure, value), unit(measure, value));
    }

    /// The number alone.
    String number(Measure measure, double value) {
        return switch (measure.kind()) {
            case COUNT -> page.format().number(Math.round(value));
            case SHARE -> page.format().decimal(value, 1);
            case DURATION -> page.format().decimal(value / scale(value).seconds, 1);
        };
    }

    /// Seconds of day and night, in whole days where there are any.
    String elapsed(double seconds) {
        double day = 24 * HOUR;
        return page.w(
                "board.with-unit",
                page.format().decimal(seconds / (seconds >= day ? day : HOUR), 1),
                page.w(seconds >= day ? "board.unit.whole-days" : "board.unit.hours"));
    }

    /// What it counts.
    String unit(Measure measure, OptionalDouble value) {
        return value.isEmpty() ? "" : unit(measure, value.getAsDouble());
    }

    private String unit(Measure measure, double value) {
        return switch (measure.kind()) {
            case COUNT -> page.w("board.unit.dossiers");
            case SHARE -> "%";
            case DURATION -> page.w("board.unit." + scale(value).id());
        };
    }

    private static Scale scale(double seconds) {
        return seconds >= Scale.DAYS.seconds
                ? Scale.DAYS
                : seconds >= Scale.HOURS.seconds ? Scale.HOURS : Scale.MINUTES;
    }

    private enum Scale {
        /// Working days.
        DAYS(LawTime.DAY),
        HOURS(HOUR),
        MINUTES(MINUTE);

        private final double seconds;

        Scale(double seconds) {
            this.seconds = seconds;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
