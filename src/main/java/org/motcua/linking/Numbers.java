package org.motcua.linking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Numbers of people, a digit in each four bits, with the length above them, so that a slip shows
/// in few bits. Zero is none.
final class Numbers {
    /// Length of the personal number and of the number of former cards; one digit less is a zero
    /// that a spreadsheet took away.
    private static final int LONG = 12;

    private static final int SHORT = 9;

    /// The number is a guess: a zero was put in front.
    static final long GUESSED = 1L << 62;

    private static final long NIBBLES = 0x1111_1111_1111L;

    private final Set<Long> placeholders = new HashSet<>();

    Numbers(List<String> placeholders) {
        for (String text : placeholders) {
            long digits = 0;
            for (int at = 0; at < text.length(); at++) {
                digits = digits << 4 | text.charAt(at) - '0';
            }
            this.placeholders.add(tagged(digits, text.length()));
        }
    }

    /// What somebody typed as a number: spaces and dots are taken out, the letters O, l and I are
    /// read as digits, a lost zero is put back as a guess; what cannot be a number is none.
    long read(byte[] text, int from, int to) {
        long digits = 0;
        int length = 0;
        boolean guessed = false;
        for (int at = from; at < to; at++) {
            int one = text[at];
            if (one == ' ' || one == '.' || one == '-' || one == '\'') {
                continue;
            }
            if (one == 'O' || one == 'o') {
                one = '0';
                guessed = true;
            } else if (one == 'l' || one == 'I') {
                one = '1';
                guessed = true;
            }
            if (one < '0' || one > '9' || length == LONG) {
                return 0;
            }
            digits = digits << 4 | one - '0';
            length++;
        }
        if (length == LONG - 1 || length == SHORT - 1) {
            length++;
            guessed = true;
        }
        if ((length != LONG && length != SHORT) || isRun(digits, length)) {
            return 0;
        }
        long number = tagged(digits, length);
        if (placeholders.contains(number)) {
            return 0;
        }
        return guessed ? number | GUESSED : number;
    }

    private static long tagged(long digits, int length) {
        return digits | (long) length << 48;
    }

    private static boolean isRun(long digits, int length) {
        long run = (digits & 15) * (NIBBLES >>> ((LONG - length) * 4));
        return digits == run;
    }

    /// Whether it is the personal number, and not that of a former card.
    static boolean isLong(long number) {
        return (number >>> 48 & 15) == LONG;
    }

    /// The number without the remark that it is a guess.
    static long plain(long number) {
        return number & ~GUESSED;
    }

    /// 1 the same, 2 near (a guess, one digit, or two neighbours exchanged), 3 different.
    static int level(long one, long other) {
        long change = plain(one) ^ plain(other);
        if (change == 0) {
            return ((one | other) & GUESSED) == 0 ? 1 : 2;
        }
        long places = (change | change >>> 1 | change >>> 2 | change >>> 3) & NIBBLES;
        if (change >>> 48 != 0) {
            return 3;
        }
        int wrong = Long.bitCount(places);
        return wrong == 1 || (wrong == 2 && exchanged(one, other, places)) ? 2 : 3;
    }

    private static boolean exchanged(long one, long other, long places) {
        int low = Long.numberOfTrailingZeros(places);
        if ((places >>> low & 0x11) != 0x11) {
            return false;
        }
        return ((one >>> low) & 15) == ((other >>> (low + 4)) & 15)
                && ((one >>> (low + 4)) & 15) == ((other >>> low) & 15);
    }
}
