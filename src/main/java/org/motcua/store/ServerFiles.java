package org.motcua.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a PostgreSQL server tells by its files.
final class ServerFiles {
    private ServerFiles() {}

    /// Whether connections are served: line 8 of `postmaster.pid` says `ready`, line 1 is the
    /// server.
    static boolean ready(Path data, long server) throws IOException {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(7).strip().equals("ready")
                    && Long.parseLong(lines.getFirst().strip()) == server;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    static String lastLines(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
