package org.motcua.linking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads who is named in a cell: one person, or two owners with titles before their names and words
/// between them. Remarks in brackets are left out.
final class NameReader {
    private static final int MOST = 64;

    private final Normalise normalise;
    private final Syllables syllables;
    private final Names names;
    private final List<Phrase> titles = new ArrayList<>();
    private final List<Phrase> joiners = new ArrayList<>();
    private final Set<Long> firstOfTitle = new HashSet<>();
    private final Set<Long> firstOfJoiner = new HashSet<>();
    private final boolean[] legacy = new boolean[256];
    private final int[] parts = new int[MOST];
    private final int[] owner = new int[MOST];
    private int count;

    NameReader(NameReading reading) {
        normalise = new Normalise(reading);
        syllables = new Syllables(normalise);
        names = new Names(syllables);
        reading.titles().forEach(one -> titles.add(phrase(one, firstOfTitle)));
        reading.joiners().forEach(one -> joiners.add(phrase(one, firstOfJoiner)));
        for (int letter = 128; letter < 256; letter++) {
            String text = Character.toString(letter);
            legacy[letter] =
                    reading.legacy().stream()
                            .anyMatch(one -> Pattern.compile(one.sign()).matcher(text).find());
        }
    }

    private record Phrase(List<Integer> parts, byte sex) {}

    private Phrase phrase(NameReading.Phrase one, Set<Long> firsts) {
        byte[] text = one.words().getBytes(StandardCharsets.UTF_8);
        read(text, 0, text.length);
        firsts.add(syllables.bare().at(parts[0]));
        return new Phrase(Arrays.stream(parts, 0, count).boxed().toList(), sex(one.sex()));
    }

    static byte sex(NameReading.@Nullable Sex sex) {
        return switch (sex) {
            case MALE -> People.MALE;
            case FEMALE -> People.FEMALE;
            case null -> 0;
        };
    }

    Names names() {
        return names;
    }

    /// Somebody who is named, and the sex that a title tells.
    ///
    /// @param name below zero: nothing that could be a name
    record Named(int name, byte sex) {
        static final Named NOBODY = new Named(-1, (byte) 0);
    }

    /// The name in a cell that holds one name and nothing else.
    int name(byte[] text, int from, int to) {
        read(text, from, to);
        return count == 0 ? -1 : names.of(parts, count);
    }

    /// Everybody who is named in a cell, at least one; two at most.
    List<Named> owners(byte[] text, int from, int to) {
        read(text, from, to);
        int second = -1;
        byte told = 0;
        int next = 0;
        for (int at = 1; at < count && second < 0; at++) {
            if (owner[at] != owner[at - 1]) {
                second = at;
                next = at;
            } else if (firstOfJoiner.contains(syllables.bare().at(parts[at]))) {
                Phrase found = longest(joiners, at, count);
                if (found != null && at >= 2 && count - at - found.parts().size() >= 2) {
                    second = at;
                    next = at + found.parts().size();
                    told = found.sex();
                }
            }
        }
        Named first = named(0, second < 0 ? count : second, (byte) 0);
        return second < 0 ? List.of(first) : List.of(first, named(next, count, told));
    }

    private Named named(int from, int to, byte told) {
        int begin = from;
        byte sex = told;
        while (begin < to && firstOfTitle.contains(syllables.bare().at(parts[begin]))) {
            Phrase found = longest(titles, begin, to);
            if (found == null || to - begin - found.parts().size() < 2) {
                break;
            }
            begin += found.parts().size();
            sex = sex == 0 ? found.sex() : sex;
        }
        if (begin == to) {
            return Named.NOBODY;
        }
        int[] own = Arrays.copyOfRange(parts, begin, to);
        return new Named(names.of(own, own.length), sex);
    }

    private @Nullable Phrase longest(List<Phrase> phrases, int at, int to) {
        for (Phrase phrase : phrases) {
            if (stands(phrase.parts(), at, to)) {
                return phrase;
            }
        }
        return null;
    }

    /// A phrase is recognised with its marks, or without any where the writer had none.
    private boolean stands(List<Integer> phrase, int at, int to) {
        if (at + phrase.size() > to) {
            return false;
        }
        for (int step = 0; step < phrase.size(); step++) {
            int here = parts[at + step];
            boolean same =
                    syllables.moved().at(here) == syllables.moved().at(phrase.get(step))
                            || (syllables.isPlain(here)
                                    && syllables.bare().at(here)
                                            == syllables.bare().at(phrase.get(step)));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private void read(byte[] text, int from, int to) {
        for (int at = from; at + 1 < to; at++) {
            int lead = text[at] & 255;
            if ((lead == 0xC2 || lead == 0xC3)
                    && legacy[(lead - 0xC2) * 64 + 128 + (text[at + 1] & 63)]) {
                String whole = new String(text, from, to - from, StandardCharsets.UTF_8);
                byte[] decoded = normalise.decoded(whole).getBytes(StandardCharsets.UTF_8);
                tokens(decoded, 0, decoded.length);
                return;
            }
        }
        tokens(text, from, to);
    }

    private void tokens(byte[] text, int from, int to) {
        count = 0;
        int begin = -1;
        int brackets = 0;
        int people = 0;
        for (int at = from; at <= to; at++) {
            int one = at == to ? ' ' : text[at];
            boolean hardSpace = one == (byte) 0xA0 && at > from && text[at - 1] == (byte) 0xC2;
            boolean space = one == ' ' || one == '.' || one == '\t' || hardSpace;
            boolean comma = one == ',' || one == ';' || one == '&' || one == '+' || one == '/';
            boolean bracket = one == '(' || one == ')';
            if (!space && !comma && !bracket) {
                begin = begin < 0 ? at : begin;
                continue;
            }
            if (begin >= 0 && brackets == 0) {
                take(text, begin, hardSpace ? at - 1 : at, people);
            }
            begin = -1;
            people += comma ? 1 : 0;
            brackets = one == '(' ? 1 : one == ')' ? 0 : brackets;
        }
    }

    private void take(byte[] text, int from, int to, int people) {
        for (int part : syllables.of(text, from, to)) {
            if (count < MOST) {
                owner[count] = people;
                parts[count++] = part;
            }
        }
    }
}
