package org.motcua.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the newest head and the public keys outside the database, so that somebody who may write
/// there, and takes entries and heads away together, is still found out.
final class Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final String HEAD = "head.txt";

    private final Path folder;
    private boolean troubled;

    Witness(Path var) {
        folder = var.resolve(SealKey.FOLDER);
    }

    /// Writes down a head that was signed here. A full disk must not stop the seal.
    void saw(Head head) {
        try {
            Files.createDirectories(folder);
            Path half = folder.resolve(HEAD + ".new");
            Files.writeString(half, head.note());
            Files.move(half, folder.resolve(HEAD), StandardCopyOption.ATOMIC_MOVE);
            troubled = false;
        } catch (IOException e) {
            if (!troubled) {
                LOG.warn("The head of the journal cannot be written to {}: {}", folder, e);
                troubled = true;
            }
        }
    }

    /// Exports a public key beside the head.
    void saw(SealPublicKey key) {
        try {
            Path file = folder.resolve("public-%s.pem".formatted(key.id()));
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.writeString(file, key.pem());
            }
        } catch (IOException e) {
            LOG.warn("A public key of the journal cannot be written to {}: {}", folder, e);
        }
    }

    /// The size and root of the newest head that was signed here.
    Optional<Seen> newest() {
        try {
            var lines = Files.readAllLines(folder.resolve(HEAD));
            return Optional.of(
                    new Seen(lines.getFirst(), Long.parseLong(lines.get(1)), lines.get(2)));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// The exported keys.
    List<SealPublicKey> keys(String origin) {
        var keys = new ArrayList<SealPublicKey>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (var files = Files.newDirectoryStream(folder, "public-*.pem")) {
            for (Path file : files) {
                keys.add(SealPublicKey.read(origin, Files.readString(file)));
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Seen(String origin, long size, String root) {}
}
