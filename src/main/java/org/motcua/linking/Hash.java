package org.motcua.linking;

import java.nio.charset.StandardCharsets;

/// Keys of 64 bits that are the same in every process, so that workers need not share a dictionary.
/// Two different names among some millions share a key with a probability below one in a million.
final class Hash {
    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private Hash() {}

    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    static long of(byte[] bytes, int from, int to) {
        long hash = ODD;
        for (int at = from; at < to; at++) {
            hash = (hash ^ bytes[at]) * 0x0000_0100_0000_01B3L;
        }
        return mix(hash);
    }

    /// Takes one more thing in; the order counts.
    static long with(long hash, long more) {
        return mix(hash * 31 + more);
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ mixed >>> 32;
    }
}
