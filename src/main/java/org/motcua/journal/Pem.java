package org.motcua.journal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Keys as text (RFC 7468).
final class Pem {
    private Pem() {}

    static String encode(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, lines.encodeToString(der), label);
    }

    static byte[] decode(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
