package org.motcua.linking.trial;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.motcua.country.Kind;
import org.motcua.linking.NameReading;

/// The model of errors, as the country defines it.
///
/// @param surnames with their weights; the other lists have the most common first
/// @param registrations the first digits of personal numbers
/// @param heard what is written by ear, a pattern over one syllable
/// @param leftovers syllables as an unfinished typing program leaves them
/// @param shares how often each happens
public record Trial(
        String id,
        Map<String, Integer> surnames,
        List<String> maleMiddles,
        List<String> femaleMiddles,
        List<String> maleNames,
        List<String> femaleNames,
        List<String> registrations,
        List<String> titlesMale,
        List<String> titlesFemale,
        List<String> joinsWife,
        List<String> joinsHusband,
        List<String> remarks,
        Map<String, String> oldTones,
        Map<String, String> otherLetters,
        Map<String, String> lookAlikes,
        List<NameReading.Change> heard,
        Map<String, String> leftovers,
        List<String> placeholders,
        Map<String, Double> shares) {
    /// The definitions `linking/trial/*.yaml`.
    public static final Kind<Trial> KIND =
            Kind.of("linking-trial", "linking/trial/*.yaml", Trial.class);

    public Trial {
        surnames = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(surnames));
        oldTones = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(oldTones));
        shares = Map.copyOf(shares);
    }

    /// @throws NullPointerException where the model does not say it
    double share(String what) {
        return Objects.requireNonNull(shares.get(what), what);
    }
}
