package org.motcua.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// A value with what it is made of.
///
/// @param value rounded as the definition says; empty where there is nothing to compute it from
/// @param part above the line
/// @param whole below the line, or the count
/// @param standing how many of the whole were late and unfinished as the period ended
public record Figure(OptionalDouble value, long part, long whole, long standing) {
    /// Fewer than so many are too few to rank a place by.
    public static final long FEW = 30;

    /// Nothing is known.
    public static final Figure NONE = new Figure(OptionalDouble.empty(), 0, 0, 0);

    /// By the formula of an indicator, from what was added up.
    static Figure of(Indicator one, Scheme.Parts parts, Counts counts) {
        long standing = parts.unfinished() ? counts.standing() : 0;
        long whole = counts.at(parts.whole()) + standing;
        long above = 0;
        for (int place : parts.part()) {
            above += counts.at(place);
        }
        long part = parts.less() ? Math.max(0, whole - above) : above;
        return switch (one.measure()) {
            case COUNT ->
                    new Figure(
                            OptionalDouble.of((double) counts.at(parts.whole())), whole, whole, 0);
            case SHARE, RATIO -> new Figure(ofHundred(one, part, whole), part, whole, standing);
            case PERCENTILE, REPORTED -> NONE;
        };
    }

    /// The same for many parts; those of which there is nothing are left out.
    static Map<String, Figure> all(Indicator one, Scheme.Parts parts, Map<String, Counts> counts) {
        var found = new HashMap<String, Figure>();
        counts.forEach((part, sums) -> {
            var figure = of(one, parts, sums);
            if (figure.whole() != 0) {
                found.put(part, figure);
            }
        });
        return found;
    }

    /// A value of a scale, rounded as the definition says.
    static Figure of(Indicator one, SpreadReading.Spread spread) {
        Integer scale = one.scale();
        var value =
                spread.value().stream()
                        .map(found -> found / (scale == null ? 1 : scale))
                        .map(found ->
                                BigDecimal.valueOf(found)
                                        .setScale(one.digits(), RoundingMode.HALF_UP)
                                        .doubleValue())
                        .findFirst();
        return new Figure(value, spread.count(), spread.count(), 0);
    }

    /// So much of one hundred, or what the definition says where there is nothing to divide by.
    static OptionalDouble ofHundred(Indicator one, long part, long whole) {
        if (whole == 0) {
            return one.empty() == Indicator.Empty.ZERO
                    ? OptionalDouble.of(0)
                    : OptionalDouble.empty();
        }
        return OptionalDouble.of(
                BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), one.digits(), RoundingMode.HALF_UP)
                        .doubleValue());
    }

    /// Whether it rests on too few to be ranked.
    public boolean few() {
        return whole < FEW;
    }

    /// What was added up for a place and a time.
    static final class Counts {
        private final long[] sums;
        private final long standing;

        Counts(long[] sums, long standing) {
            this.sums = sums;
            this.standing = standing;
        }

        static Counts none(Scheme scheme) {
            return new Counts(new long[scheme.size()], 0);
        }

        long standing() {
            return standing;
        }

        /// The same sums with another number of what was late and unfinished.
        Counts standing(long other) {
            return new Counts(sums, other);
        }

        /// The sums of both; what was late and unfinished is that of the other, which is later.
        Counts plus(Counts later) {
            long[] both = sums.clone();
            for (int i = 0; i < both.length; i++) {
                both[i] += later.at(i);
            }
            return new Counts(both, later.standing);
        }

        long at(int place) {
            return place < sums.length ? sums[place] : 0;
        }
    }
}
