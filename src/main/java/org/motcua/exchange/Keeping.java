package org.motcua.exchange;

import org.jspecify.annotations.Nullable;

/// Makes records of the log, with as much of the contents as the agreement lets be kept.
final class Keeping {
    private final LogKeys keys;

    Keeping(LogKeys keys) {
        this.keys = keys;
    }

    LogRecord sent(Right right, byte[] statement, byte[] leaf, long at, byte[] head, byte[] body) {
        var storing = right.agreement().storing();
        return LogRecord.sent(statement, mark(storing), content(storing, leaf, at, head, body));
    }

    /// @param right by which it came; what came without one is not kept
    LogRecord received(@Nullable Right right, Part part, byte[] leaf, long at) {
        var storing = right == null ? Directory.Storing.NOTHING : right.agreement().storing();
        return LogRecord.received(
                part.statement(),
                part.proof().bytes(),
                mark(storing),
                content(storing, leaf, at, part.head(), part.body()));
    }

    private static byte mark(Directory.Storing storing) {
        return switch (storing) {
            case NOTHING -> LogRecord.NOT_KEPT;
            case PLAIN -> LogRecord.PLAIN;
            case ENCRYPTED -> LogRecord.ENCRYPTED;
        };
    }

    private byte[] content(
            Directory.Storing storing, byte[] leaf, long at, byte[] head, byte[] body) {
        return switch (storing) {
            case NOTHING -> Hashes.NONE;
            case PLAIN -> LogKeys.joined(head, body);
            case ENCRYPTED -> keys.encrypt(LogKeys.joined(head, body), leaf, at);
        };
    }
}
