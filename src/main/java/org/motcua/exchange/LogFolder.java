package org.motcua.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The segments of a log: files of one size, filled with zeros before they are used, because a disk
/// writes into what is there in half the time that it needs for what grows.
final class LogFolder implements AutoCloseable {
    private static final String SUFFIX = ".log";

    /// What follows the name of a segment in the archive.
    static final String PACKED = ".gz";

    private static final String HALF = "next.part";
    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final long segment;
    private final long limit;
    private boolean filled;
    private volatile boolean closed;

    /// @param segment the bytes of a segment
    /// @param limit the bytes that all segments together may take
    LogFolder(Path folder, long segment, long limit) {
        this.folder = folder;
        this.segment = segment;
        this.limit = limit;
    }

    long segmentBytes() {
        return segment;
    }

    List<Path> segments() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
            }
        } catch (IOException e) {
            throw new ExchangeFault(
                    "The log folder %s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /// The segments of an archive and of this log, oldest first.
    List<Path> segments(Path archive) {
        var all = new TreeMap<Long, Path>();
        if (Files.isDirectory(archive)) {
            try (Stream<Path> files = Files.list(archive)) {
                files.filter(file -> file.toString().endsWith(SUFFIX + PACKED))
                        .forEach(file -> all.put(number(file), file));
            } catch (IOException e) {
                throw new ExchangeFault(
                        "The archive %s cannot be read: %s".formatted(archive, e.getMessage()), e);
            }
        }
        // one that was being archived when the machine stopped is in both, and the same
        segments().forEach(file -> all.put(number(file), file));
        return List.copyOf(all.values());
    }

    static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    /// A new segment after the last one.
    ///
    /// @throws IOException where the disk or the limit is full; nothing is left behind then
    synchronized Path add() throws IOException {
        var there = segments();
        long next = there.isEmpty() ? 1 : number(there.getLast()) + 1;
        if ((there.size() + 1) * segment > limit) {
            throw new IOException("the log may take %d bytes and does".formatted(limit));
        }
        Path half = folder.resolve(HALF);
        Path file = folder.resolve("%08d%s".formatted(next, SUFFIX));
        try {
            if (!filled) {
                fill(half);
            }
            filled = false;
            Files.move(half, file);
            sync();
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(half);
            throw e;
        }
    }

    /// Fills the segment that comes next while nobody waits for it, where there is room for one.
    /// Where that fails, [#add] tries again and tells.
    synchronized void makeReady() {
        if (filled || closed || (segments().size() + 1) * segment > limit) {
            return;
        }
        Path half = folder.resolve(HALF);
        try {
            fill(half);
            filled = true;
        } catch (IOException _) {
            half.toFile().delete();
        }
    }

    /// Nothing is written any more when this returns.
    @Override
    public void close() {
        closed = true;
        waitForFilling();
    }

    private synchronized void waitForFilling() {
        filled = false;
    }

    private void fill(Path file) throws IOException {
        var zeros = ByteBuffer.allocateDirect((int) Math.min(BLOCK, segment));
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long at = 0; at < segment; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), segment - at));
                at += channel.write(zeros, at);
                // piece by piece, so that the log need not wait for all of it
                channel.force(false);
                if (closed) {
                    throw new IOException("the log was closed");
                }
            }
            channel.force(true);
        }
    }

    /// What was torn at the end goes, so that a shorter batch over it is not followed by its rest.
    static void wipe(FileChannel file, long from, long bytes) throws IOException {
        long until = Math.min(file.size(), from + bytes);
        var zeros = ByteBuffer.allocate(1 << 16);
        for (long to = from; to < until; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), until - to));
            to += file.write(zeros, to);
        }
        file.force(false);
    }

    private void sync() throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
