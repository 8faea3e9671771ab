package org.motcua.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;

/// Reads a segment batch by batch. A batch without its checkpoint was never acknowledged and is not
/// there.
final class LogReader implements AutoCloseable {
    private static final int LARGEST = 64 << 20;

    private final FileChannel channel;
    private final long size;
    private long at;
    private long end;

    private LogReader(FileChannel channel) throws IOException {
        this.channel = channel;
        size = channel.size();
    }

    static LogReader open(Path file) throws IOException {
        return new LogReader(
                file.toString().endsWith(LogFolder.PACKED)
                        ? unpacked(file)
                        : FileChannel.open(file, StandardOpenOption.READ));
    }

    private static FileChannel unpacked(Path file) throws IOException {
        Path room = Files.createTempFile("motcua-segment", ".log");
        try (var from = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            Files.copy(from, room, StandardCopyOption.REPLACE_EXISTING);
            return FileChannel.open(room, StandardOpenOption.READ);
        } finally {
            // what is open can still be read
            Files.delete(room);
        }
    }

    /// A whole batch: its leaves, its checkpoint, and where it begins.
    record Batch(List<LogRecord> leaves, LogRecord checkpoint, long at) {}

    /// The next whole batch.
    Optional<Batch> next() throws IOException {
        var leaves = new ArrayList<LogRecord>();
        long start = at;
        while (true) {
            var record = record();
            if (record.isEmpty()) {
                return Optional.empty();
            }
            if (record.get().kind() == LogRecord.Kind.CHECKPOINT) {
                end = at;
                return Optional.of(new Batch(leaves, record.get(), start));
            }
            leaves.add(record.get());
        }
    }

    /// Where the last whole batch ends.
    long end() {
        return end;
    }

    private Optional<LogRecord> record() throws IOException {
        if (at + LogRecord.OPENING > size) {
            return Optional.empty();
        }
        var opening = read(at, LogRecord.OPENING);
        int length = opening.getInt();
        int sum = opening.getInt();
        if (length <= 0 || length > LARGEST || at + LogRecord.OPENING + length > size) {
            return Optional.empty();
        }
        var bytes = read(at + LogRecord.OPENING, length);
        var check = new CRC32C();
        check.update(bytes.duplicate());
        if ((int) check.getValue() != sum) {
            return Optional.empty();
        }
        at += LogRecord.OPENING + length;
        return Optional.of(LogRecord.read(bytes));
    }

    private ByteBuffer read(long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the segment ends early");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
