package org.motcua.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of a gateway: append-only segments, written by one thread. Whatever came in while the
/// disk was busy becomes the next batch: one tree, one signature, one write, one sync; only then
/// does anybody who waits hear of it. There is no timer: at rest a message waits for nothing, and
/// the busier the gateway, the larger its batches.
///
/// Who asks for it gets the proof already before the sync, so that both gateways of a message can
/// write it to their disks at the same time; the receiver passes it on only when both have. A
/// signature may so have left of which a loss of power leaves nothing here: its number is never
/// given again.
final class MessageLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);
    private static final int MOST = 2048;
    private static final int BYTES = 4 << 20;
    private static final long RETRY = 500_000_000L;

    private final LogFolder folder;
    private final String gateway;
    private volatile Signing signing;
    private final Clock clock;
    private final Consumer<LoggedBatch> follower;
    private final Queue<LogEntry> queue = new ConcurrentLinkedQueue<>();
    private final Thread writer;
    private final LogState state = new LogState();

    private volatile boolean open = true;
    private volatile boolean idle;
    private volatile boolean full;
    private long fullSince;
    private @Nullable FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
    private long at;
    private long batch;
    private byte[] previous = new byte[32];

    private record Signing(String keyName, Crypto.Signer signer) {
        static Signing by(SigningKey key) {
            return new Signing(key.fingerprint(), new Crypto.Signer(key.key()));
        }
    }

    /// What was committed, for who follows.
    ///
    /// @param stampsOnly whether it holds nothing but time stamps of earlier batches
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record LoggedBatch(long batch, byte[] hash, boolean stampsOnly) {}

    MessageLog(
            LogFolder folder,
            String gateway,
            SigningKey key,
            Clock clock,
            Consumer<LoggedBatch> follower,
            Consumer<Statement> before) {
        this.folder = folder;
        this.gateway = gateway;
        signing = Signing.by(key);
        this.clock = clock;
        this.follower = follower;
        recover(before);
        writer = Thread.ofPlatform().name("message-log").daemon().unstarted(this::run);
        writer.start();
    }

    LogState state() {
        return state;
    }

    /// Whether it takes nothing at the moment.
    boolean full() {
        return full;
    }

    /// From the next batch on, this key signs.
    void sign(SigningKey key) {
        signing = Signing.by(key);
    }

    void append(LogRecord record, Executor where, Consumer<java.util.Optional<Proof>> done) {
        append(record, where, null, done);
    }

    /// @param signed hears of the proof before it is on the disk
    void append(
            LogRecord record,
            Executor where,
            @Nullable Consumer<Proof> signed,
            Consumer<java.util.Optional<Proof>> done) {
        queue.add(new LogEntry(record, where, signed, done));
        if (idle) {
            LockSupport.unpark(writer);
        }
    }

    private void recover(Consumer<Statement> before) {
        try {
            var segments = folder.segments();
            for (Path segment : segments.reversed()) {
                long found = batch;
                try (var reader = LogReader.open(segment)) {
                    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                        next.get().leaves().stream()
                                .filter(each -> each.kind() == LogRecord.Kind.RECEIVED)
                                .map(each -> Statement.parse(each.statement()))
                                .forEach(before);
                        var checkpoint = next.get().checkpoint();
                        batch = Checkpoint.parse(checkpoint.statement()).batch();
                        previous = Hashes.of(checkpoint.statement(), checkpoint.proof());
                    }
                    if (channel == null) {
                        at = reader.end();
                        channel = FileChannel.open(segment, StandardOpenOption.WRITE);
                        LogFolder.wipe(channel, at, 2L * BYTES);
                    }
                }
                if (batch != found) {
                    // the next number may have left with a batch that the disk never took
                    batch++;
                    return;
                }
            }
            if (channel == null) {
                roll();
            } else {
                batch++;
            }
        } catch (IOException e) {
            throw new ExchangeFault("The message log cannot be opened: " + e.getMessage(), e);
        }
    }

    private void run() {
        var entries = new ArrayList<LogEntry>();
        while (open || !queue.isEmpty()) {
            int bytes = 0;
            while (entries.size() < MOST && bytes < BYTES) {
                var entry = queue.poll();
                if (entry == null) {
                    break;
                }
                entries.add(entry);
                bytes += entry.record().size();
            }
            if (entries.isEmpty()) {
                rest();
                continue;
            }
            try {
                commit(entries, bytes);
            } catch (RuntimeException e) {
                LOG.error("The message log failed; nothing more is accepted.", e);
                entries.forEach(LogEntry::lost);
                full = true;
                fullSince = System.nanoTime();
            }
            LogEntry.tell(entries);
            entries.clear();
        }
    }

    private void rest() {
        idle = true;
        if (queue.isEmpty() && open) {
            LockSupport.park(this);
        }
        idle = false;
    }

    private void commit(List<LogEntry> entries, int bytes) {
        if (full && System.nanoTime() - fullSince < RETRY) {
            return;
        }
        long began = System.nanoTime();
        byte[][] leaves = new byte[entries.size()][];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = entries.get(i).leaf();
        }
        var tree = new BatchTree(leaves);
        var by = signing;
        var text =
                new Checkpoint(
                                gateway,
                                by.keyName,
                                batch + 1,
                                leaves.length,
                                tree.root(),
                                previous,
                                clock.millis())
                        .bytes();
        byte[] signature = by.signer.sign(text);
        for (int i = 0; i < leaves.length; i++) {
            entries.get(i).proven(new Proof(text, signature, i, tree.path(i)));
        }
        try {
            long end = write(entries, LogRecord.checkpoint(text, signature), bytes);
            LogEntry.tellSigned(entries);
            batch++;
            java.util.Objects.requireNonNull(channel).force(false);
            at = end;
        } catch (IOException e) {
            entries.forEach(LogEntry::lost);
            failed(e);
            return;
        }
        if (full) {
            LOG.warn("The message log can be written again.");
            full = false;
        }
        previous = Hashes.of(text, signature);
        state.committed(batch, leaves.length, System.nanoTime() - began);
        boolean stampsOnly =
                entries.stream().allMatch(each -> each.record().kind() == LogRecord.Kind.STAMP);
        follower.accept(new LoggedBatch(batch, previous, stampsOnly));
    }

    private void failed(IOException e) {
        if (!full) {
            LOG.error(
                    "The message log cannot be written ({}): new messages are refused until it"
                            + " can.",
                    e.getMessage());
        }
        full = true;
        fullSince = System.nanoTime();
    }

    /// @return where the batch ends in the segment
    private long write(List<LogEntry> entries, LogRecord checkpoint, int bytes) throws IOException {
        int needed = bytes + checkpoint.size();
        if (buffer.capacity() < needed) {
            buffer = ByteBuffer.allocateDirect(needed + needed / 4);
        }
        buffer.clear();
        for (var entry : entries) {
            entry.record().write(buffer);
        }
        checkpoint.write(buffer);
        buffer.flip();
        if (channel == null || at + needed > folder.segmentBytes()) {
            roll();
        }
        var file = java.util.Objects.requireNonNull(channel);
        long to = at;
        while (buffer.hasRemaining()) {
            to += file.write(buffer, to);
        }
        return to;
    }

    private void roll() throws IOException {
        var next = FileChannel.open(folder.add(), StandardOpenOption.WRITE);
        if (channel != null) {
            channel.close();
        }
        channel = next;
        at = 0;
        Thread.ofPlatform().name("log-segment").daemon().start(folder::makeReady);
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(writer);
        try {
            writer.join(5000);
            folder.close();
            if (channel != null) {
                channel.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The message log was not closed cleanly: {}", e.getMessage());
        }
    }
}
