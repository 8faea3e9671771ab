package org.motcua.exchange;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Collects a body up to some length.
final class Body {
    private static final int FIRST = 2048;
    private final int most;
    private byte[] bytes = Hashes.NONE;
    private int length;

    /// @param most how much is taken
    Body(int most) {
        this.most = most;
    }

    /// Takes what fits.
    ///
    /// @return how much was left over
    int add(ByteBuf from) {
        int take = Math.min(from.readableBytes(), most - length);
        if (length + take > bytes.length) {
            int grown = Math.max(Math.max(FIRST, length + take), bytes.length * 2);
            bytes = Arrays.copyOf(bytes, Math.min(grown, most));
        }
        from.readBytes(bytes, length, take);
        length += take;
        return from.readableBytes();
    }

    boolean full() {
        return length == most;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// What was collected; it begins anew then.
    byte[] take() {
        byte[] taken = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
        bytes = Hashes.NONE;
        length = 0;
        return taken;
    }

    /// A body cut into parts of the length in which it travels; at least one.
    static java.util.List<byte[]> parts(byte[] whole) {
        if (whole.length <= Part.BODY) {
            return java.util.List.of(whole);
        }
        var parts = new java.util.ArrayList<byte[]>();
        for (int at = 0; at < whole.length; at += Part.BODY) {
            parts.add(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + Part.BODY)));
        }
        return parts;
    }
}
