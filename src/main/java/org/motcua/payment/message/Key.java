package org.motcua.payment.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret shared with one provider; signs with HMAC-SHA-256 (RFC 2104, FIPS 180-4).
public final class Key {
    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKeySpec secret;

    public Key(String id, byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a shared secret has at least 32 bytes");
        }
        this.id = id;
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    public String id() {
        return id;
    }

    /// The same fields with a signature over every one of them.
    public Fields sign(Fields fields) {
        return fields.with(Fields.SIGNATURE, HexFormat.of().formatHex(code(fields)));
    }

    /// Whether the signature is this key's, compared in constant time.
    public boolean signed(Fields fields) {
        byte[] claimed =
                fields.find(Fields.SIGNATURE).orElse("").getBytes(StandardCharsets.US_ASCII);
        byte[] right = HexFormat.of().formatHex(code(fields)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(claimed, right);
    }

    private byte[] code(Fields fields) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(fields.canonical());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /// Never the secret.
    @Override
    public String toString() {
        return "Key[" + id + "]";
    }
}
