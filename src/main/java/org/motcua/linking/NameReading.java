package org.motcua.linking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;

/// How names of a language are read before they are compared, as the country defines it.
///
/// @param lookAlikes characters that look like a letter of the language, and that letter
/// @param tones combining marks whose place in the syllable does not matter
/// @param sameLetters two spellings of one sound
/// @param plainLetters letters whose mark no decomposition takes off
/// @param typed what a typing program left undone
/// @param titles what stands before a name, the longest first
/// @param joiners what stands between two owners, the longest first
/// @param legacy encodings of the time before Unicode
public record NameReading(
        String id,
        Map<String, String> lookAlikes,
        List<String> tones,
        List<Change> sameLetters,
        Map<String, String> plainLetters,
        List<Change> typed,
        List<Change> soundsNorth,
        List<Change> soundsSouth,
        List<Phrase> titles,
        List<Phrase> joiners,
        Map<String, Sex> sexes,
        List<Legacy> legacy)
        implements Serializable {
    /// The definitions `linking/names/*.yaml`.
    public static final Kind<NameReading> KIND =
            Kind.of("name-reading", "linking/names/*.yaml", NameReading.class);

    public NameReading {
        lookAlikes = Map.copyOf(lookAlikes);
        tones = List.copyOf(tones);
        plainLetters = Map.copyOf(plainLetters);
        titles = List.copyOf(titles);
        joiners = List.copyOf(joiners);
        sexes = Map.copyOf(sexes);
        legacy = List.copyOf(legacy);
    }

    /// A regular expression over one syllable, and what stands instead.
    public record Change(String from, String to) implements Serializable {}

    /// @param sex of the person whom it announces, where it says so
    public record Phrase(String words, @Nullable Sex sex) implements Serializable {}

    public enum Sex {
        @JsonProperty("male")
        MALE,
        @JsonProperty("female")
        FEMALE
    }

    /// @param sign a pattern that is found only in texts of this encoding
    /// @param letters what each of its characters means
    public record Legacy(String id, String sign, Map<String, String> letters)
            implements Serializable {}
}
