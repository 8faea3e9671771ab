package org.motcua.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves old segments of the log into the archive, compressed, and lets the contents of messages
/// become unreadable when their time is over. A segment leaves the log only when its copy was read
/// back and is the same; proofs hold in the archive as in the log.
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /// Above this share of what the log may take, segments go before their time.
    private static final double CROWDED = 0.8;

    private final LogFolder log;
    private final LogKeys contents;
    private final Path archive;
    private final GatewaySettings settings;
    private final Clock clock;

    Retention(LogFolder log, LogKeys contents, Path folder, GatewaySettings settings, Clock clock) {
        this.log = log;
        this.contents = contents;
        this.settings = settings;
        this.clock = clock;
        archive = in(folder, settings);
    }

    /// The archive of the gateway in a folder.
    static Path in(Path folder, GatewaySettings settings) {
        return folder.resolve(String.valueOf(settings.archive()));
    }

    void look() {
        var segments = log.segments();
        int most = (int) (settings.logLimit() * CROWDED / log.segmentBytes());
        // the newest is being written
        for (int i = 0; i < segments.size() - 1; i++) {
            var segment = segments.get(i);
            try {
                var rested =
                        Duration.between(
                                Files.getLastModifiedTime(segment).toInstant(), clock.instant());
                boolean crowded = segments.size() - i > most;
                if (rested.toDays() >= settings.keepDays() || crowded) {
                    move(segment);
                }
            } catch (IOException e) {
                LOG.warn(
                        "{} was not archived: {}. It stays, and is tried again.",
                        segment,
                        e.getMessage());
                return;
            }
        }
        if (settings.keepContentsDays() > 0) {
            contents.forget(clock.instant().minus(Duration.ofDays(settings.keepContentsDays())));
        }
    }

    private void move(Path segment) throws IOException {
        Files.createDirectories(archive);
        Path file = archive.resolve(segment.getFileName() + LogFolder.PACKED);
        Path half = archive.resolve(segment.getFileName() + ".part");
        byte[] written;
        try (var from = new DigestInputStream(Files.newInputStream(segment), sha256());
                var to = new GZIPOutputStream(Files.newOutputStream(half), 1 << 16)) {
            from.transferTo(to);
            written = from.getMessageDigest().digest();
        }
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (!Arrays.equals(written, sum(half))) {
            Files.delete(half);
            throw new IOException("its copy in %s is not the same".formatted(archive));
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(archive, StandardOpenOption.READ)) {
            directory.force(true);
        }
        Files.delete(segment);
        LOG.info("{} was archived as {}.", segment.getFileName(), file);
    }

    private static byte[] sum(Path packed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16);
                var from = new DigestInputStream(in, sha256())) {
            from.transferTo(java.io.OutputStream.nullOutputStream());
            return from.getMessageDigest().digest();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
