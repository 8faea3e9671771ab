package org.motcua.linking;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Brings one syllable of a name, or a whole text of a former encoding, into the forms on which
/// names are compared. It runs once for each distinct syllable, so it may be thorough.
final class Normalise {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private final NameReading reading;
    private final List<Compiled> same;
    private final List<Compiled> typed;
    private final List<Compiled> north;
    private final List<Compiled> south;
    private final Pattern tones;
    private final List<Old> old;

    Normalise(NameReading reading) {
        this.reading = reading;
        this.same = compiled(reading.sameLetters());
        this.typed = compiled(reading.typed());
        this.north = compiled(reading.soundsNorth());
        this.south = compiled(reading.soundsSouth());
        this.tones = Pattern.compile("[" + String.join("", reading.tones()) + "]");
        this.old =
                reading.legacy().stream()
                        .map(one -> new Old(Pattern.compile(one.sign()), one.letters()))
                        .toList();
    }

    private record Compiled(Pattern from, String to) {}

    private record Old(Pattern sign, Map<String, String> letters) {}

    /// The forms of one syllable, each more forgiving than the one before.
    ///
    /// @param exact composed, in lower case, look-alikes and leftovers of typing resolved
    /// @param moved the tone mark at the end, one spelling for one sound
    /// @param toneless without the tone
    /// @param bare without any mark
    /// @param north as it sounds in one region
    /// @param south as it sounds in another
    /// @param sound as it sounds where both are merged
    record Forms(
            String exact,
            String moved,
            String toneless,
            String bare,
            String north,
            String south,
            String sound) {}

    Forms forms(String syllable) {
        var text = new StringBuilder();
        for (int at = 0; at < syllable.length(); at++) {
            String one = syllable.substring(at, at + 1);
            text.append(reading.lookAlikes().getOrDefault(one, one));
        }
        String exact = composed(NO_LETTERS.matcher(text).replaceAll("")).toLowerCase(Locale.ROOT);
        exact = composed(changed(exact, typed));
        String loose = Normalizer.normalize(exact, Normalizer.Form.NFD);
        var tone = tones.matcher(loose);
        String mark = tone.find() ? tone.group() : "";
        String toneless = changed(composed(tones.matcher(loose).replaceAll("")), same);
        String bare = bare(toneless);
        String heardNorth = changed(bare, north);
        return new Forms(
                exact,
                toneless + mark,
                toneless,
                bare,
                heardNorth,
                changed(bare, south),
                changed(heardNorth, south));
    }

    private String bare(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        for (var letter : reading.plainLetters().entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }

    /// A text of a former encoding in Unicode; any other text as it is.
    String decoded(String text) {
        for (var one : old) {
            if (one.sign().matcher(text).find()) {
                var unicode = new StringBuilder();
                for (int at = 0; at < text.length(); at++) {
                    String letter = text.substring(at, at + 1);
                    unicode.append(one.letters().getOrDefault(letter, letter));
                }
                return unicode.toString();
            }
        }
        return text;
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String changed(String text, List<Compiled> changes) {
        String now = text;
        for (var change : changes) {
            now = change.from().matcher(now).replaceAll(change.to());
        }
        return now;
    }

    private static List<Compiled> compiled(List<NameReading.Change> changes) {
        return changes.stream()
                .map(one -> new Compiled(Pattern.compile(one.from()), one.to()))
                .toList();
    }
}
