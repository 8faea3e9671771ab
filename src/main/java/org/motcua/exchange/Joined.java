package org.motcua.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Collection;

/// Pieces of a body in one.
final class Joined {
    private Joined() {}

    static byte[] of(Collection<byte[]> pieces) {
        if (pieces.size() == 1) {
            return pieces.iterator().next();
        }
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
