package org.motcua.linking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/// What is compared between a record and a person, and on which levels, the most alike first.
///
/// The first levels say that both are the same as far as the writing tells; each further one
/// forgives more. A measure that one side does not have stands on no level and weighs nothing.
public enum Measure {
    @JsonProperty("name")
    NAME(
            0,
            "same",
            "tones-moved",
            "plain",
            "tones-ignored",
            "no-marks",
            "sounds-alike",
            "slips",
            "reordered",
            "middle-dropped",
            "different"),
    @JsonProperty("number")
    NUMBER(1, "same", "near", "different"),
    /// A number of a former kind of card; a person may have had several.
    @JsonProperty("old-number")
    OLD_NUMBER(2, "same", "near", "different"),
    @JsonProperty("birth")
    BIRTH(
            3,
            "same-day",
            "swapped",
            "same-month",
            "same-year",
            "neighbouring-year",
            "year-digits-swapped",
            "overlap",
            "conflict"),
    @JsonProperty("place")
    PLACE(4, "same", "part", "same-province", "elsewhere"),
    @JsonProperty("sex")
    SEX(5, "same", "conflict");

    static final int COUNT = values().length;

    private final int index;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> levels;

    Measure(int index, String... levels) {
        this.index = index;
        this.levels = List.of(levels);
    }

    /// The ids of its levels, the most alike first.
    public List<String> levels() {
        return levels;
    }

    /// Where it stands in arrays by measure.
    public int index() {
        return index;
    }

    /// As definitions and words write it.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Where the level of this measure stands in the levels of a pair: 4 bits each, 0 is none.
    int at(int levelsOfPair) {
        return levelsOfPair >>> (index * 4) & 15;
    }
}
