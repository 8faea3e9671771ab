package org.motcua.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// SHA-256, once for each thread, because a gateway hashes some sixteen times for one exchange.
final class Hashes {
    static final byte[] NONE = {};
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hashes::fresh);

    private Hashes() {}

    static byte[] of(byte[] bytes) {
        return DIGEST.get().digest(bytes);
    }

    static byte[] of(byte[] first, byte[] second) {
        var digest = DIGEST.get();
        digest.update(first);
        return digest.digest(second);
    }

    /// The hash of a leaf, as RFC 6962 has it.
    static byte[] leaf(byte[] statement) {
        var digest = DIGEST.get();
        digest.update((byte) 0);
        return digest.digest(statement);
    }

    static byte[] node(byte[] left, byte[] right) {
        var digest = DIGEST.get();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static String text(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    /// A hash as certificates are named by.
    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | java.security.NoSuchProviderException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
