package org.motcua.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// An entry of the log in one line, for an operator.
final class LogLine {
    private LogLine() {}

    /// @return nothing for what only proves other entries
    static Optional<String> of(LogRecord record, long batch) {
        return switch (record.kind()) {
            case SENT, RECEIVED -> Optional.of(message(record, batch));
            case EVENT -> Optional.of(event(record, batch));
            case STAMP, CHECKPOINT -> Optional.empty();
        };
    }

    private static String message(LogRecord record, long batch) {
        var part = Statement.parse(record.statement());
        return "%s %-8s %-8s %s %s asks %s by %s for %s, part %d%s, %d bytes, batch %d"
                .formatted(
                        time(part.at()),
                        record.kind().name().toLowerCase(java.util.Locale.ROOT),
                        part.kind().name().toLowerCase(java.util.Locale.ROOT),
                        part.id(),
                        part.client(),
                        part.service(),
                        part.agreement(),
                        part.purpose(),
                        part.part(),
                        part.last() ? " (last)" : "",
                        part.length(),
                        batch);
    }

    private static String event(LogRecord record, long batch) {
        var lines = new Statement.Lines(new String(record.statement(), StandardCharsets.UTF_8));
        lines.whole();
        String type = lines.value("type");
        String who = lines.value("who");
        long at = lines.number("at");
        return "%s incident %s: %s (%s), batch %d"
                .formatted(time(at), type, lines.value("what"), who, batch);
    }

    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
    }
}
