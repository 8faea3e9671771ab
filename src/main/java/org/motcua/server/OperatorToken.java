package org.motcua.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.motcua.store.StoreFault;

/// The secret by which commands on this machine speak to the running program: whoever may read the
/// folder of variable data as its owner is an operator. Made anew at each start.
final class OperatorToken {
    private static final String NAME = "operator.token";
    private static final int BYTES = 32;

    private final byte[] token;

    private OperatorToken(byte[] token) {
        this.token = token;
    }

    /// Makes a new one and writes it where only the owner may read it.
    static OperatorToken make(Path var) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        byte[] token = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
        Path file = var.resolve(NAME);
        try {
            Files.createDirectories(var);
            Files.deleteIfExists(file);
            var owner = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            Files.write(file, token, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreFault("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
        return new OperatorToken(token);
    }

    /// The secret of the program that runs on a folder; none where none was ever started.
    static Optional<String> read(Path var) {
        try {
            return Optional.of(Files.readString(var.resolve(NAME), StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Compares in constant time.
    boolean matches(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }
}
