package org.motcua.linking.trial;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.motcua.linking.NameReading;

/// Writes names as they stand in old registers: by the shares of the model of errors.
final class Scribe {
    private static final String VOWELS = "aeiouy";
    private static final String SLIPS = "abcdeghiklmnopqrstuvxy";

    private final Trial trial;
    private final NameReading reading;

    Scribe(Trial trial, NameReading reading) {
        this.trial = trial;
        this.reading = reading;
    }

    /// One owner's name, without title.
    String name(Someone who, SplittableRandom random) {
        String surname = who.surname();
        String middle = who.middle();
        String given = who.given();
        if (happens("middle_dropped", random)) {
            middle = "";
        }
        if (happens("heard", random)) {
            given = heard(given, random);
        }
        if (happens("slip", random)) {
            given = slip(given, random);
        }
        if (happens("wrong_tone", random)) {
            given = wrongTone(given, random);
        }
        if (happens("old_tone", random)) {
            given = swapped(given, trial.oldTones());
            surname = swapped(surname, trial.oldTones());
        }
        if (happens("other_letter", random)) {
            surname = swapped(surname, trial.otherLetters());
            middle = swapped(middle, trial.otherLetters());
            given = swapped(given, trial.otherLetters());
        }
        String name =
                happens("order_turned", random)
                        ? given + " " + surname + " " + middle
                        : surname + " " + (middle.isEmpty() ? "" : middle + " ") + given;
        if (happens("space_lost", random) && name.lastIndexOf(' ') > 0) {
            int space = name.lastIndexOf(' ');
            return name.substring(0, space) + name.substring(space + 1);
        }
        if (happens("leftover", random)) {
            name = swapped(name, trial.leftovers());
        }
        return name;
    }

    boolean happens(String what, SplittableRandom random) {
        return random.nextDouble() < trial.share(what);
    }

    static String one(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    /// The whole cell in the writing of its file: capitals, no marks, decomposed, or the encoding
    /// of former times.
    String written(String cell, SplittableRandom random) {
        String text = happens("capitals", random) ? cell.toUpperCase(Locale.ROOT) : cell;
        if (happens("no_marks", random)) {
            return bare(text);
        }
        if (happens("look_alike", random)) {
            text = swapped(text, trial.lookAlikes());
        }
        if (happens("decomposed", random)) {
            return Normalizer.normalize(text, Normalizer.Form.NFD);
        }
        return happens("former_encoding", random) ? former(cell) : text;
    }

    private String bare(String text) {
        String plain =
                Pattern.compile("\\p{M}+")
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("");
        for (var letter : reading.plainLetters().entrySet()) {
            plain =
                    plain.replace(letter.getKey(), letter.getValue())
                            .replace(
                                    letter.getKey().toUpperCase(Locale.ROOT),
                                    letter.getValue().toUpperCase(Locale.ROOT));
        }
        return plain;
    }

    private String former(String text) {
        var encoded = new StringBuilder();
        var letters = reading.legacy().getFirst().letters();
        text.chars()
                .mapToObj(Character::toString)
                .map(letter ->
                        letters.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(letter))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse(letter))
                .forEach(encoded::append);
        return encoded.toString();
    }

    private static String swapped(String text, Map<String, String> swaps) {
        for (var swap : swaps.entrySet()) {
            if (text.contains(swap.getKey())) {
                return text.replace(swap.getKey(), swap.getValue());
            }
        }
        return text;
    }

    private String heard(String syllable, SplittableRandom random) {
        int begin = random.nextInt(trial.heard().size());
        for (int step = 0; step < trial.heard().size(); step++) {
            var change = trial.heard().get((begin + step) % trial.heard().size());
            String changed = syllable.replaceFirst(change.from(), change.to());
            if (!changed.equals(syllable)) {
                return changed;
            }
        }
        return syllable;
    }

    private static String slip(String syllable, SplittableRandom random) {
        if (syllable.length() < 2) {
            return syllable;
        }
        int at = random.nextInt(1, syllable.length());
        String letter = Character.toString(SLIPS.charAt(random.nextInt(SLIPS.length())));
        return switch (random.nextInt(3)) {
            case 0 -> syllable.substring(0, at) + syllable.substring(at + 1);
            case 1 -> syllable.substring(0, at) + letter + syllable.substring(at);
            default -> syllable.substring(0, at) + letter + syllable.substring(at + 1);
        };
    }

    private String wrongTone(String syllable, SplittableRandom random) {
        String loose = Normalizer.normalize(syllable, Normalizer.Form.NFD);
        for (String tone : reading.tones()) {
            loose = loose.replace(tone, "");
        }
        for (int at = loose.length() - 1; at >= 0; at--) {
            if (VOWELS.indexOf(Character.toLowerCase(loose.charAt(at))) >= 0) {
                String tone = one(reading.tones(), random);
                int end = at + 1;
                while (end < loose.length()
                        && Character.getType(loose.charAt(end)) == Character.NON_SPACING_MARK) {
                    end++;
                }
                loose = loose.substring(0, end) + tone + loose.substring(end);
                break;
            }
        }
        return Normalizer.normalize(loose, Normalizer.Form.NFC);
    }
}
