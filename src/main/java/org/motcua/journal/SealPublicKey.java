package org.motcua.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// A public key of the seal. Its id is the first four bytes of the SHA-256 of journal name, line
/// feed, 0x01 and key, as the signed notes of the C2SP have it.
///
/// @param id eight hexadecimal digits
/// @param origin the name of the journal that it signs
/// @param key the 32 bytes of the key, Base64
public record SealPublicKey(String id, String origin, String key) {
    static SealPublicKey of(String origin, byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 1);
            byte[] hash = digest.digest(key);
            return new SealPublicKey(
                    HexFormat.of().formatHex(Arrays.copyOf(hash, 4)),
                    origin,
                    Base64.getEncoder().encodeToString(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A key from the text that [#pem()] gives.
    ///
    /// @throws IllegalArgumentException where it is no Ed25519 key
    public static SealPublicKey read(String origin, String pem) {
        try {
            if (PublicKeyFactory.createKey(Pem.decode(pem))
                    instanceof Ed25519PublicKeyParameters key) {
                return of(origin, key.getEncoded());
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a public key in PEM", e);
        }
        throw new IllegalArgumentException("not an Ed25519 key");
    }

    /// As X.509 SubjectPublicKeyInfo in PEM, which OpenSSL reads.
    public String pem() {
        try {
            var der =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                            new Ed25519PublicKeyParameters(bytes()));
            return Pem.encode("PUBLIC KEY", der.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a key that cannot be written", e);
        }
    }

    /// The verifier key of the C2SP's signed notes: name, id and key in one line.
    public String verifierKey() {
        byte[] typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(bytes(), 0, typed, 1, 32);
        return "%s+%s+%s".formatted(origin, id, Base64.getEncoder().encodeToString(typed));
    }

    /// Whether this key signed the head.
    public boolean signed(Head head) {
        try {
            var verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(bytes()));
            byte[] text = head.signedBytes();
            verifier.update(text, 0, text.length);
            return verifier.verifySignature(Base64.getDecoder().decode(head.signature()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(key);
    }
}
