package org.motcua.exchange;

import java.util.Optional;
import java.util.concurrent.Executor;
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
    private final Consumer<Optional<Proof>> done;
    private @Nullable Proof proof;

    /// @param where where the waiting one is told
    /// @param done gets the proof once the record is on the disk, or nothing where it never will be
    LogEntry(LogRecord record, Executor where, Consumer<Optional<Proof>> done) {
        this.record = record;
        leaf = record.leafHash();
        this.where = where;
        this.done = done;
    }

    LogRecord record() {
        return record;
    }

    byte[] leaf() {
        return leaf;
    }

    Executor where() {
        return where;
    }

    void proven(Proof by) {
        proof = by;
    }

    /// One who fails at it keeps no other from hearing.
    void tell() {
        try {
            done.accept(Optional.ofNullable(proof));
        } catch (RuntimeException e) {
            LOG.error("What follows from a record of the log failed.", e);
        }
    }
}
