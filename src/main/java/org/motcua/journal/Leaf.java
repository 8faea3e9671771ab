package org.motcua.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The bytes of an entry that the seal covers: a line with the name of this form, then each part as
/// its length in bytes, a colon, the bytes in UTF-8 and a line feed; an absent part is a dash and a
/// line feed. The order of parts: number, time (UTC, six decimals), fact, kind of actor, actor,
/// agency, subject, data, reason. Described for everybody in `docs/reference/journal.md`.
///
/// The transaction is not among them: it orders, and the place in the tree holds the order.
final class Leaf {
    private static final byte[] FORM = "motcua-entry-1\n".getBytes(StandardCharsets.UTF_8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Leaf() {}

    static byte[] bytes(EntryRow row) {
        var bytes = new ByteArrayOutputStream(256);
        bytes.writeBytes(FORM);
        part(bytes, Long.toString(row.number()));
        part(bytes, TIME.format(row.at()));
        part(bytes, row.fact());
        part(bytes, row.actorKind());
        part(bytes, row.actor());
        part(bytes, row.agency());
        part(bytes, row.subject());
        part(bytes, row.data());
        part(bytes, row.reason());
        return bytes.toByteArray();
    }

    static byte[] hash(EntryRow row) {
        return MerkleTree.leafHash(bytes(row));
    }

    private static void part(ByteArrayOutputStream bytes, @Nullable String text) {
        if (text == null) {
            bytes.write('-');
        } else {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(utf8);
        }
        bytes.write('\n');
    }
}
