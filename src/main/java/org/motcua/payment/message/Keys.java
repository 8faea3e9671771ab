package org.motcua.payment.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The shared secrets, one file a key (`<id>.key`, hexadecimal), readable by the program's own user
/// only. A missing one is made at first use, so that a new installation has no secret that anybody
/// else knows; the operator hands it to the provider, or puts the provider's in its place.
public final class Keys {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Path folder;
    private final ConcurrentHashMap<String, Key> read = new ConcurrentHashMap<>();

    public Keys(Path folder) {
        this.folder = folder;
    }

    /// The key of a name.
    public Key get(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a key's name is of small letters, digits and dashes");
        }
        return read.computeIfAbsent(id, this::readOrMake);
    }

    private Key readOrMake(String id) {
        Path file = folder.resolve(id + ".key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return new Key(id, HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The shared secret " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The shared secret %s is not at least 64 hexadecimal digits".formatted(file),
                    e);
        }
    }

    /// Written beside and then linked into place: two programs that start at once end with one
    /// secret, and nobody ever reads half of one.
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft =
                Files.createTempFile(file.toAbsolutePath().getParent(), "new", ".tmp", ownerOnly);
        try {
            var secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Files.writeString(draft, HexFormat.of().formatHex(secret) + "\n");
            link(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void link(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // another program was first; its secret counts
        } catch (UnsupportedOperationException _) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
