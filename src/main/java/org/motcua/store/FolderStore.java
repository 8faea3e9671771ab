package org.motcua.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Files in a folder, spread over sub-folders by the first digits of their sum.
public final class FolderStore implements ObjectStore {
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String put(InputStream content) {
        Path half = null;
        try {
            Files.createDirectories(folder);
            half = Files.createTempFile(folder, "new", null);
            var digest = sha256();
            try (var summed = new DigestInputStream(content, digest)) {
                Files.copy(summed, half, StandardCopyOption.REPLACE_EXISTING);
            }
            String sum = HexFormat.of().formatHex(digest.digest());
            keep(half, path(sum));
            return sum;
        } catch (IOException e) {
            throw new StoreFault(
                    "A file cannot be kept under %s: %s".formatted(folder, e.getMessage()), e);
        } finally {
            discard(half);
        }
    }

    /// On the disk before anyone is told that it is kept.
    private static void keep(Path half, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void discard(@org.jspecify.annotations.Nullable Path half) {
        if (half != null) {
            try {
                Files.deleteIfExists(half);
            } catch (IOException e) {
                throw new StoreFault("Cannot delete " + half, e);
            }
        }
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return Files.newInputStream(path(sha256));
        } catch (NoSuchFileException e) {
            throw new StoreFault("No file with the sum " + sha256, e);
        } catch (IOException e) {
            throw new StoreFault("Cannot read the file " + sha256, e);
        }
    }

    @Override
    public boolean holds(String sha256) {
        return Files.exists(path(sha256));
    }

    @Override
    public long size(String sha256) {
        try {
            return Files.size(path(sha256));
        } catch (IOException e) {
            throw new StoreFault("No file with the sum " + sha256, e);
        }
    }

    private Path path(String sum) {
        if (!SUM.matcher(sum).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
        return folder.resolve(sum.substring(0, 2)).resolve(sum.substring(2, 4)).resolve(sum);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
