package org.motcua.credential;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.motcua.store.StoreFault;

/// A folder of PKCS#12 files that only this program's user can read, opened by one generated
/// password beside them.
final class KeyFolder {
    private static final String ALIAS = "key";

    private final Path path;
    private final char[] password;

    KeyFolder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            password = password(path.resolve("password"));
        } catch (IOException e) {
            throw new StoreFault(
                    "The signing keys cannot be kept in %s: %s.".formatted(path, e.getMessage()),
                    e);
        }
    }

    /// The key of that name, where it is there and still good at that moment.
    Optional<SigningKey> load(String name, Instant goodAt) {
        Path file = path.resolve(name + ".p12");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(stream, password);
            return Optional.of(entry(store, ALIAS, password))
                    .filter(key -> key.certificate().getNotAfter().toInstant().isAfter(goodAt));
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreFault(
                    "The signing key %s cannot be opened: %s. Restore it from the backup."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    SigningKey keep(String name, SigningKey key) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key.key(), password, key.chain().toArray(Certificate[]::new));
            Path half = path.resolve(name + ".new");
            Files.deleteIfExists(half);
            Files.createFile(half, onlyOwner());
            try (var stream = Files.newOutputStream(half, StandardOpenOption.WRITE)) {
                store.store(stream, password);
            }
            Files.move(half, path.resolve(name + ".p12"), StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreFault(
                    "The signing key %s cannot be kept in %s: %s."
                            .formatted(name, path, e.getMessage()),
                    e);
        }
    }

    static SigningKey entry(KeyStore store, String alias, char[] password)
            throws GeneralSecurityException {
        var chain = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey key) || chain == null) {
            throw new GeneralSecurityException("no key with a certificate under " + alias);
        }
        return new SigningKey(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private static char[] password(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        try {
            Files.createFile(file, onlyOwner());
            Files.writeString(file, HexFormat.of().formatHex(random));
        } catch (FileAlreadyExistsException _) {
            // made at an earlier start
        }
        return Files.readString(file).strip().toCharArray();
    }

    private static java.nio.file.attribute.FileAttribute<?> onlyOwner() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
