package org.motcua.registry;

import java.text.Normalizer;
import java.util.Objects;
import org.motcua.kernel.Folding;

/// How far two values of the same fact agree.
enum Likeness {
    /// Letter by letter, however the marks are encoded.
    SAME(1),
    /// But for marks and capitals, or in the year alone.
    SIMILAR(0.5),
    DIFFERENT(0);

    private final double counts;

    Likeness(double counts) {
        this.counts = counts;
    }

    double counts() {
        return counts;
    }

    static Likeness of(Object one, Object other) {
        if (!(one instanceof String a) || !(other instanceof String b)) {
            return Objects.equals(number(one), number(other)) ? SAME : DIFFERENT;
        }
        if (plain(a).equals(plain(b))) {
            return SAME;
        }
        boolean year = a.length() == 4 || b.length() == 4;
        if (year && a.regionMatches(0, b, 0, 4)) {
            return SIMILAR;
        }
        String folded = Folding.fold(a);
        return !folded.isEmpty() && folded.equals(Folding.fold(b)) ? SIMILAR : DIFFERENT;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static Object number(Object value) {
        return value instanceof Number number ? (Object) number.longValue() : value;
    }
}
