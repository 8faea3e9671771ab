package org.motcua.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What is measured, by which formula, against which target.
///
/// Conditions are CEL over the fields of what is counted (see [Language]); a name that is not among
/// them is a fault of the definition.
///
/// @param of what is counted; none where it is reported from outside
/// @param day by which day of a dossier it belongs to a period
/// @param facts of entries: which facts are counted
/// @param registry of records: whose are counted, as they stand now
/// @param having of records: the values that are counted in all; none: every record
/// @param meeting of records: the values that meet it
/// @param whole which are counted in all; none: every one
/// @param part which of these meet it
/// @param less what is taken off the whole, each by itself, instead of `part`: a dossier may be
///   taken off twice, as the published formula does
/// @param value a number of each, for a ratio (above the line) or a percentile
/// @param over a number of each, for a ratio (below the line)
/// @param percentile which, from 1 to 99
/// @param scale what a value is divided by to be shown
/// @param unfinished a dossier that is late and unfinished when the period ends counts in the whole
/// @param orReported a reported indicator: where it tells more, that is the whole
/// @param empty what it is where there is nothing to divide by
/// @param cap a share that reaches this counts as whole in an index
/// @param better which way is better where no target says so; none: up
/// @param unit what is counted, in words; a share is of one hundred
/// @param how the formula in words
/// @param source where it is ordered or published
public record Indicator(
        String id,
        Text title,
        Measure measure,
        @Nullable Of of,
        @Nullable Day day,
        List<String> facts,
        @Nullable String registry,
        Map<String, Object> having,
        Map<String, Object> meeting,
        @Nullable String whole,
        @Nullable String part,
        List<String> less,
        @Nullable String value,
        @Nullable String over,
        @Nullable Integer percentile,
        @Nullable Integer scale,
        boolean unfinished,
        @Nullable String orReported,
        @Nullable Empty empty,
        @Nullable Integer decimals,
        @Nullable Integer cap,
        Target.@Nullable Direction better,
        @Nullable Target target,
        List<Grade> grades,
        @Nullable Text unit,
        Text how,
        Text source,
        Openness classification) {
    /// The definitions `indicators/*.yaml`.
    public static final Kind<Indicator> KIND =
            Kind.of("indicator", "indicators/*.yaml", Indicator.class)
                    .checkedBy(new IndicatorCheck());

    public Indicator {
        facts = List.copyOf(facts);
        having = Map.copyOf(having);
        meeting = Map.copyOf(meeting);
        less = List.copyOf(less);
        grades = List.copyOf(grades);
    }

    /// How a number comes of what is counted.
    public enum Measure {
        /// The part of the whole, of one hundred.
        @JsonProperty("share")
        SHARE,
        /// How many.
        @JsonProperty("count")
        COUNT,
        /// The sum of one number over the sum of another, of one hundred.
        @JsonProperty("ratio")
        RATIO,
        /// The value that so many of one hundred do not exceed.
        @JsonProperty("percentile")
        PERCENTILE,
        /// What somebody outside says.
        @JsonProperty("reported")
        REPORTED;

        /// Whether it is of one hundred.
        public boolean ofHundred() {
            return this == SHARE || this == RATIO;
        }
    }

    /// What is counted.
    public enum Of {
        @JsonProperty("dossiers")
        DOSSIERS,
        @JsonProperty("entries")
        ENTRIES,
        /// The procedures that a place offers today: from the definitions, not from the journal.
        @JsonProperty("procedures")
        PROCEDURES,
        /// The records of a registry as they stand now, whatever time is asked for.
        @JsonProperty("records")
        RECORDS
    }

    /// The day of a dossier by which it belongs to a period.
    public enum Day {
        @JsonProperty("filed")
        FILED,
        @JsonProperty("finished")
        FINISHED,
        @JsonProperty("rated")
        RATED
    }

    /// What a share is where there is nothing to divide by.
    public enum Empty {
        /// Nothing was there to meet it: zero.
        @JsonProperty("zero")
        ZERO,
        /// It does not apply, and is left out of an index.
        @JsonProperty("missing")
        MISSING
    }

    /// Who may see it.
    public enum Openness {
        @JsonProperty("public")
        PUBLIC,
        @JsonProperty("internal")
        INTERNAL
    }

    /// What it is to reach.
    public record Target(Direction direction, List<Step> steps) {
        public Target {
            steps = List.copyOf(steps);
        }

        /// Whether more or less is better.
        public enum Direction {
            @JsonProperty("up")
            UP,
            @JsonProperty("down")
            DOWN
        }

        /// A value to be reached.
        ///
        /// @param by the last day to reach it; none: at any time
        /// @param basis who set it
        public record Step(double value, @Nullable LocalDate by, Text basis) {}

        /// The step that counts on a day: the next to be reached, or the last that was.
        public Step on(LocalDate day) {
            for (Step step : steps) {
                var by = step.by();
                if (by == null || !by.isBefore(day)) {
                    return step;
                }
            }
            return steps.getLast();
        }

        public boolean met(double value, Step step) {
            return direction == Direction.UP ? value >= step.value() : value <= step.value();
        }
    }

    /// A grade that begins at a value.
    public record Grade(double least, Text title) {}

    /// How many digits stand after the point.
    public int digits() {
        Integer given = decimals;
        return given == null ? (measure.ofHundred() ? 2 : 0) : given;
    }

    /// Which percentile: the median where none is named.
    int share() {
        Integer given = percentile;
        return given == null ? 50 : given;
    }

    /// The grade of a value; the grades stand from the best down.
    public Optional<Grade> grade(double value) {
        return Grades.of(grades, value);
    }

    /// Whether less of it is better.
    public boolean lessIsBetter() {
        var reach = target;
        return (reach == null ? better : reach.direction()) == Target.Direction.DOWN;
    }

    /// Whether everybody may see it.
    public boolean open() {
        return classification == Openness.PUBLIC;
    }
}
