package org.motcua.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.motcua.store.StoreFault;

/// The Ed25519 key that signs tree heads: made at the first start and kept in a file that only this
/// program's user reads, or the operator's own PKCS#8 file.
final class SealKey {
    static final String FOLDER = "journal";
    private static final String FILE = "seal-key.pem";

    private final Ed25519PrivateKeyParameters key;

    private SealKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    /// The key under the folder of variable data, made where it is missing.
    static SealKey in(Path var) {
        Path file = var.resolve(FOLDER).resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return from(file);
        } catch (IOException e) {
            throw new StoreFault(
                    "The key of the journal's seal cannot be kept in %s: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// An operator's key: PKCS#8, as PEM or DER.
    ///
    /// @throws StoreFault where the file is not one
    static SealKey from(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            byte[] der = text.startsWith("-----BEGIN") ? Pem.decode(text) : bytes;
            if (PrivateKeyFactory.createKey(der) instanceof Ed25519PrivateKeyParameters key) {
                return new SealKey(key);
            }
            throw new StoreFault(
                    "%s holds another kind of key; the journal is sealed with Ed25519 (openssl genpkey -algorithm ed25519)."
                            .formatted(file));
        } catch (IOException | RuntimeException e) {
            if (e instanceof StoreFault fault) {
                throw fault;
            }
            throw new StoreFault(
                    "%s is not a private key in PKCS#8 (openssl genpkey -algorithm ed25519): %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    static SealKey random() {
        return new SealKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] der =
                PrivateKeyInfoFactory.createPrivateKeyInfo(
                                new Ed25519PrivateKeyParameters(new SecureRandom()))
                        .getEncoded();
        Path half =
                Files.createTempFile(
                        file.getParent(),
                        FILE,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, Pem.encode("PRIVATE KEY", der));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What everybody needs to check, under the name of this journal.
    SealPublicKey publicKey(String origin) {
        return SealPublicKey.of(origin, key.generatePublicKey().getEncoded());
    }

    /// A signature, Base64.
    String sign(byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return Base64.getEncoder().encodeToString(signer.generateSignature());
    }
}
