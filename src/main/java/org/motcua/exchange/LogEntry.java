package org.motcua.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A record on its way into the log, and who waits for it.
final class LogEntry {
    private static final Logger LOG = LoggerFactory.getLogger(LogEntry.class);

    private final LogRecord record;
    private final byte[] leaf;
    private final Executor where;
    private final @Nullable Consumer<Proof> signed;
    private final Consumer<Optional<Proof>> done;
    private @Nullable Proof proof;

    /// @param where where the waiting one is told
    /// @param signed gets the proof before the record is on the disk; what it does with it must not
    ///   count until `done` is told
    /// @param done gets the proof once the record is on the disk, or nothing where it never will be
    LogEntry(
            LogRecord record,
            Executor where,
            @Nullable Consumer<Proof> signed,
            Consumer<Optional<Proof>> done) {
        this.record = record;
        leaf = record.leafHash();
        this.where = where;
        this.signed = signed;
        this.done = done;
    }

    LogRecord record() {
        return record;
    }

    byte[] leaf() {
        return leaf;
    }

    void proven(Proof by) {
        proof = by;
    }

    /// The disk did not take it: whatever was signed counts for nothing.
    void lost() {
        proof = null;
    }

    private void tellSigned() {
        var to = signed;
        var by = proof;
        if (to == null || by == null) {
            return;
        }
        try {
            to.accept(by);
        } catch (RuntimeException e) {
            LOG.error("What was signed could not be sent.", e);
        }
    }

    /// Tells those who asked for it that their records are signed, and not yet on the disk.
    static void tellSigned(List<LogEntry> entries) {
        tell(entries.stream().filter(one -> one.signed != null).toList(), LogEntry::tellSigned);
    }

    /// Tells all that their records are on the disk, or never will be.
    static void tell(List<LogEntry> entries) {
        tell(entries, LogEntry::tell);
    }

    /// Each where it waits, all of one place in one go.
    private static void tell(List<LogEntry> entries, Consumer<LogEntry> how) {
        Map<Executor, List<LogEntry>> byPlace = new HashMap<>();
        for (var entry : entries) {
            byPlace.computeIfAbsent(entry.where, _ -> new ArrayList<>()).add(entry);
        }
        byPlace.forEach((where, some) -> {
            try {
                where.execute(() -> some.forEach(how));
            } catch (RejectedExecutionException _) {
                // the gateway stops; nobody waits any more
            }
        });
    }

    /// One who fails at it keeps no other from hearing.
    private void tell() {
        try {
            done.accept(Optional.ofNullable(proof));
        } catch (RuntimeException e) {
            LOG.error("What follows from a record of the log failed.", e);
        }
    }
}
