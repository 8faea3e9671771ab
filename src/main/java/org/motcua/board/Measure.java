package org.motcua.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the board shows of each place.
public enum Measure {
    FILED(Kind.COUNT, true),
    ONLINE(Kind.SHARE, true),
    WHOLE_ONLINE(Kind.SHARE, true),
    ON_TIME(Kind.SHARE, true),
    MEDIAN(Kind.DURATION, false),
    P90(Kind.DURATION, false),
    WAITING(Kind.COUNT, false),
    LATE(Kind.COUNT, false),
    PAID_ONLINE(Kind.SHARE, true);

    private final Kind kind;
    private final boolean byDays;

    Measure(Kind kind, boolean byDays) {
        this.kind = kind;
        this.byDays = byDays;
    }

    /// What sort of number it is.
    public enum Kind {
        COUNT,
        /// A share of one hundred.
        SHARE,
        /// Seconds.
        DURATION
    }

    /// As it stands in an address and in keys of words: `on-time`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What an address asks for.
    public static Optional<Measure> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the counts of days are enough to compute it.
    public boolean byDays() {
        return byDays;
    }

    /// Its value; nothing where there is nothing that it could be computed from.
    public OptionalDouble of(Figures figures) {
        var counts = figures.counts();
        return switch (this) {
            case FILED -> OptionalDouble.of((double) counts.filed());
            case ONLINE -> Figures.share(counts.online(), counts.filed());
            case WHOLE_ONLINE -> Figures.share(counts.wholeOnline(), counts.filed());
            case ON_TIME -> Figures.share(counts.onTime(), counts.measured());
            case MEDIAN -> taken(figures, figures.taken().map(Figures.Taken::median));
            case P90 -> taken(figures, figures.taken().map(Figures.Taken::p90));
            case WAITING -> OptionalDouble.of((double) figures.now().waiting());
            case LATE -> OptionalDouble.of((double) figures.now().late());
            case PAID_ONLINE -> Figures.share(counts.paidOnline(), counts.owing());
        };
    }

    private static OptionalDouble taken(Figures figures, Optional<Double> seconds) {
        return figures.taken().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds.orElseThrow());
    }

    /// How many dossiers its value is computed from.
    public long base(Figures figures) {
        var counts = figures.counts();
        return switch (this) {
            case FILED, ONLINE, WHOLE_ONLINE -> counts.filed();
            case ON_TIME -> counts.measured();
            case MEDIAN, P90 -> figures.taken().map(Figures.Taken::count).orElse(0L);
            case WAITING, LATE -> figures.now().waiting();
            case PAID_ONLINE -> counts.owing();
        };
    }

    /// Whether it is a share or a duration of so few dossiers that it says little.
    public boolean few(Figures figures) {
        return kind != Kind.COUNT && base(figures) < Figures.FEW;
    }
}
