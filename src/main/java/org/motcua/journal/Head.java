package org.motcua.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/// A signed tree head: what the journal was at one size. As a note it has the form of a checkpoint
/// of the C2SP (`tlog-checkpoint`, `signed-note`), so that tools for transparency logs read it.
///
/// @param origin the name of the journal
/// @param size how many entries
/// @param root the root of the Merkle tree over them, Base64
/// @param at when it was sealed; never earlier than the head before, also when the clock was set
///   back
/// @param key the id of the key that signed, eight hexadecimal digits
/// @param signature Ed25519 over [#text()], Base64
public record Head(
        String origin, long size, String root, Instant at, String key, String signature) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /// The text that is signed.
    public String text() {
        return text(origin, size, root, at);
    }

    static String text(String origin, long size, String root, Instant at) {
        return "%s\n%d\n%s\ntime %s\n".formatted(origin, size, root, TIME.format(at));
    }

    /// The text with its signature line.
    public String note() {
        byte[] id = HexFormat.of().parseHex(key);
        byte[] bytes = Base64.getDecoder().decode(signature);
        byte[] both = new byte[id.length + bytes.length];
        System.arraycopy(id, 0, both, 0, id.length);
        System.arraycopy(bytes, 0, both, id.length, bytes.length);
        return "%s\n\u2014 %s %s\n"
                .formatted(text(), origin, Base64.getEncoder().encodeToString(both));
    }

    byte[] signedBytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    byte[] rootBytes() {
        return Base64.getDecoder().decode(root);
    }
}
