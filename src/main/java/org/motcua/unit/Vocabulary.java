package org.motcua.unit;

import java.util.ArrayList;
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
    private final List<List<Integer>> byLength = new ArrayList<>();

    /// For each word, which letters it holds, one bit each: one slip changes at most two of them.
    private final List<Integer> letters = new ArrayList<>();

    int add(String word) {
        return numbers.computeIfAbsent(
                word,
                _ -> {
                    int number = words.size();
                    words.add(word);
                    letters.add(letters(word));
                    while (byLength.size() <= word.length()) {
                        byLength.add(new ArrayList<>());
                    }
                    byLength.get(word.length()).add(number);
                    return number;
                });
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
            for (int word : l < byLength.size() ? byLength.get(l) : List.<Integer>of()) {
                if (Integer.bitCount(here ^ letters.get(word)) > 2 * slips) {
                    continue;
                }
                String candidate = words.get(word);
                if (candidate.equals(typed) || hasDigit(candidate)) {
                    continue;
                }
                int distance = Distance.between(typed, candidate, slips);
                if (distance <= slips) {
                    found.add(new Match(word, distance == 1 ? slip(length) : TWO_SLIPS));
                }
            }
        }
        if (last) {
            beginnings(typed, found);
        }
        return found;
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
            for (int word : byLength.get(l)) {
                if (words.get(word).startsWith(typed)) {
                    found.add(new Match(word, BEGINNING));
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
