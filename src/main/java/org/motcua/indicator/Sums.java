package org.motcua.indicator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Numbers that stand for others.
final class Sums {
    /// Each power of two is divided into so many stretches: a value read back is off by less than
    /// one of 128 parts.
    private static final int STRETCHES = 64;

    private static final int BITS = 6;

    private Sums() {}

    static String hash(String text) {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sum.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The stretch of the scale in which a value lies; values below 128 have one each.
    static int bucket(long value) {
        long positive = Math.max(0, value);
        if (positive < 2 * STRETCHES) {
            return (int) positive;
        }
        int shift = 63 - Long.numberOfLeadingZeros(positive) - BITS;
        return (shift + 1) * STRETCHES + (int) (positive >> shift) - STRETCHES;
    }

    /// The middle of a stretch.
    static double middle(int bucket) {
        if (bucket < 2 * STRETCHES) {
            return bucket;
        }
        int shift = bucket / STRETCHES - 1;
        long low = (long) (bucket % STRETCHES + STRETCHES) << shift;
        return low + ((1L << shift) - 1) / 2.0;
    }
}
