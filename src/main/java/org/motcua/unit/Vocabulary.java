package org.motcua.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of all names, each with the places where it stands; finds a word also after a slip.
final class Vocabulary {
    /// A word that fits what was typed, with how well, from 0 to 1.
    record Match(int word, float quality) {}

    private static final float SLIP = 0.75f;
    private static final float TWO_SLIPS = 0.5f;
    private static final float BEGINNING = 0.8f;

    /// From this length on a word may hold two slips.
    private static final int LONG = 7;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<Words> byLength = new ArrayList<>();

    int add(String word) {
        return numbers.computeIfAbsent(
                word,
                _ -> {
                    int number = words.size();
                    words.add(word);
                    while (byLength.size() <= word.length()) {
                        byLength.add(new Words());
                    }
                    byLength.get(word.length()).add(number, letters(word));
                    return number;
                });
    }

    /// The words of one length: their numbers, and beside each which letters it holds, one bit for
    /// each letter. One slip changes at most two of these bits, so that most words need no look.
    private static final class Words {
        private int[] numbers = new int[16];
        private int[] letters = new int[16];
        private int size;

        void add(int number, int held) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                letters = Arrays.copyOf(letters, 2 * size);
            }
            numbers[size] = number;
            letters[size++] = held;
        }
    }

    int size() {
        return words.size();
    }

    boolean has(String word) {
        return numbers.containsKey(word);
    }

    /// All words that fit.
    ///
    /// @param last whether the person may still be typing this word
    List<Match> matches(String typed, boolean last) {
        List<Match> found = new ArrayList<>();
        Integer exact = numbers.get(typed);
        if (exact != null) {
            found.add(new Match(exact, 1));
        }
        int length = typed.length();
        if (length < 3 || hasDigit(typed)) {
            return found;
        }
        int slips = length >= LONG ? 2 : 1;
        int here = letters(typed);
        for (int l = Math.max(2, length - slips); l <= length + slips; l++) {
            if (l < byLength.size()) {
                slipped(typed, here, slips, byLength.get(l), found);
            }
        }
        if (last) {
            beginnings(typed, found);
        }
        return found;
    }

    private void slipped(String typed, int held, int slips, Words all, List<Match> found) {
        for (int i = 0; i < all.size; i++) {
            if (Integer.bitCount(held ^ all.letters[i]) > 2 * slips) {
                continue;
            }
            String candidate = words.get(all.numbers[i]);
            if (candidate.equals(typed) || hasDigit(candidate)) {
                continue;
            }
            int distance = Distance.between(typed, candidate, slips);
            if (distance <= slips) {
                float quality = distance == 1 ? slip(typed.length()) : TWO_SLIPS;
                found.add(new Match(all.numbers[i], quality));
            }
        }
    }

    private static int letters(String word) {
        int bits = 0;
        for (int i = 0; i < word.length(); i++) {
            bits |= 1 << (word.charAt(i) & 31);
        }
        return bits;
    }

    /// A slip weighs more in a short word.
    private static float slip(int length) {
        return length <= 3 ? SLIP - 0.15f : SLIP;
    }

    private void beginnings(String typed, List<Match> found) {
        for (int l = typed.length() + 1; l < byLength.size(); l++) {
            Words all = byLength.get(l);
            for (int i = 0; i < all.size; i++) {
                if (words.get(all.numbers[i]).startsWith(typed)) {
                    found.add(new Match(all.numbers[i], BEGINNING));
                }
            }
        }
    }

    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
