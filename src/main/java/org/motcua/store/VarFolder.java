package org.motcua.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder of variable data (`var/`), held by one running program at a time.
///
/// The lock belongs to the process, so that it is free again however the process ended.
public final class VarFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private VarFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder, making it where it is missing.
    ///
    /// @throws StoreFault where another program holds it or it cannot be written
    public static VarFolder take(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var channel =
                    FileChannel.open(
                            path.resolve("motcua.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StoreFault(
                        "Another Motcua already runs on %s. Stop it first, or set MOTCUA_VAR to another folder (and MOTCUA_PORT to another port)."
                                .formatted(path));
            }
            return new VarFolder(path, channel, lock);
        } catch (FileSystemException e) {
            throw new StoreFault(
                    "Cannot write to %s: %s. Free some space or set MOTCUA_VAR to a folder of yours."
                            .formatted(
                                    path, e.getReason() == null ? e.getMessage() : e.getReason()),
                    e);
        } catch (IOException e) {
            throw new StoreFault("Cannot write to %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
            throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreFault("Cannot release " + path, e);
        }
    }
}
