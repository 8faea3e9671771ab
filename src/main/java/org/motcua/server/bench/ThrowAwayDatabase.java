package org.motcua.server.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import org.motcua.store.DatabaseAddress;
import org.motcua.store.EmbeddedPostgres;
import org.motcua.store.Migrations;

/// A database of its own in a temporary folder, with the same care for the disk as in earnest, gone
/// when the bench ends.
final class ThrowAwayDatabase implements AutoCloseable {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "shared_buffers", "128MB",
                    "max_connections", "100",
                    "max_wal_size", "4GB",
                    "random_page_cost", "1.1",
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "jit", "off",
                    "shared_preload_libraries", "pg_stat_statements",
                    "pg_stat_statements.track_planning", "on");

    private final Path folder;
    private final EmbeddedPostgres server;
    private final HikariDataSource source;

    ThrowAwayDatabase(int connections) {
        try {
            folder = Files.createTempDirectory("motcua-bench");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedPostgres.start(folder, SETTINGS);
        var address = address();
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        source = new HikariDataSource(config);
        Migrations.run(source);
    }

    Path folder() {
        return folder;
    }

    HikariDataSource source() {
        return source;
    }

    DatabaseAddress address() {
        return server.address("postgres");
    }

    @Override
    public void close() {
        source.close();
        server.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
