package org.motcua.linking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// How the records of one registry find their persons in another, as the country defines it.
///
/// @param names the id of the [NameReading]
/// @param expected the share of the records whose person is expected among the persons
/// @param placeholders numbers that were typed to fill a box
/// @param defaultDays month and day that stand for an unknown day
public record LinkRule(
        String id,
        Text title,
        String names,
        Side records,
        Side persons,
        double expected,
        List<String> placeholders,
        List<String> defaultDays,
        List<Compared> fields,
        List<Block> blocks,
        Decision decision)
        implements Serializable {
    /// The definitions `linking/*.yaml`.
    public static final Kind<LinkRule> KIND =
            Kind.of("linking", "linking/*.yaml", LinkRule.class).checkedBy(new LinkRuleCheck());

    public LinkRule {
        placeholders = List.copyOf(placeholders);
        defaultDays = List.copyOf(defaultDays);
        fields = List.copyOf(fields);
        blocks = List.copyOf(blocks);
    }

    /// Where one of the two lists comes from.
    ///
    /// @param cells which field of the registry holds what
    public record Side(String registry, Map<String, String> cells) implements Serializable {
        public Side {
            cells = Map.copyOf(cells);
        }
    }

    /// One measure with its levels.
    ///
    /// @param kind measures of one kind are not independent of each other
    public record Compared(Measure measure, String kind, List<Level> levels)
            implements Serializable {
        public Compared {
            levels = List.copyOf(levels);
        }
    }

    /// @param m how often a pair of the same person stands on this level
    /// @param u how often two persons at random stand on it
    /// @param hard forbids an automatic link
    /// @param unique no two persons share it, so that u is one over their number
    public record Level(
            String id, double m, double u, @Nullable Boolean hard, @Nullable Boolean unique)
            implements Serializable {
        boolean forbids() {
            return Boolean.TRUE.equals(hard);
        }

        boolean singles() {
            return Boolean.TRUE.equals(unique);
        }
    }

    /// Pairs are looked at that agree in all parts of some block.
    ///
    /// @param cap a block with more persons is left out
    public record Block(String id, List<Part> parts, int cap) implements Serializable {
        public Block {
            parts = List.copyOf(parts);
        }
    }

    /// What a block's key is made of, and which measure it therefore says nothing about.
    public enum Part {
        @JsonProperty("number")
        NUMBER(Measure.NUMBER),
        @JsonProperty("old-number")
        OLD_NUMBER(Measure.OLD_NUMBER),
        /// All syllables as they sound, in any order.
        @JsonProperty("sounds")
        SOUNDS(Measure.NAME),
        /// The first and the last syllable as they sound.
        @JsonProperty("ends")
        ENDS(Measure.NAME),
        @JsonProperty("birth-day")
        BIRTH_DAY(Measure.BIRTH),
        @JsonProperty("birth-year")
        BIRTH_YEAR(Measure.BIRTH),
        /// The unit of today.
        @JsonProperty("place")
        PLACE(Measure.PLACE),
        @JsonProperty("province")
        PROVINCE(Measure.PLACE);

        final Measure measure;

        Part(Measure measure) {
            this.measure = measure;
        }
    }

    /// @param automatic the probability from which no person is asked
    /// @param clerk the probability from which a person is asked
    /// @param runnerUp bits that the second best stays behind
    /// @param kinds how many independent kinds of evidence speak for an automatic link
    /// @param kindBits with how many bits each of them speaks at least
    /// @param stop a pair as sure as this ends the search for others
    public record Decision(
            double automatic,
            double clerk,
            double runnerUp,
            int kinds,
            double kindBits,
            double stop)
            implements Serializable {}
}
