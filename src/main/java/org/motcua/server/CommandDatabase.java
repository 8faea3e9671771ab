package org.motcua.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.motcua.store.DatabaseAddress;
import org.motcua.store.EmbeddedPostgres;
import org.motcua.store.StoreFault;
import org.motcua.store.VarFolder;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database of this installation for a command that runs without the application: the
/// operator's own; or the one brought along, that of the program that is running now, else started
/// for the time of the command.
final class CommandDatabase implements AutoCloseable {
    private final DatabaseAddress address;
    private final List<AutoCloseable> held;

    private CommandDatabase(DatabaseAddress address, List<AutoCloseable> held) {
        this.address = address;
        this.held = held;
    }

    /// The folder of variable data.
    static Path var() {
        return Optional.ofNullable(System.getenv("MOTCUA_VAR"))
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(System.getenv().getOrDefault("MOTCUA_HOME", ".")).resolve("var"))
                .toAbsolutePath()
                .normalize();
    }

    /// @throws StoreFault where there is none or it cannot be reached
    static CommandDatabase open() {
        String url = System.getenv().getOrDefault("MOTCUA_DB_URL", "");
        if (!url.isBlank()) {
            return new CommandDatabase(
                    new DatabaseAddress(
                            url,
                            System.getenv().getOrDefault("MOTCUA_DB_USER", ""),
                            System.getenv().getOrDefault("MOTCUA_DB_PASSWORD", "")),
                    List.of());
        }
        Path data = var().resolve("pgdata-18");
        if (!Files.exists(data)) {
            throw new StoreFault(
                    "There is no database under %s yet. Start Motcua once (./motcua up), or set MOTCUA_VAR or MOTCUA_DB_URL."
                            .formatted(var()));
        }
        VarFolder folder;
        try {
            folder = VarFolder.take(var());
        } catch (StoreFault taken) {
            return new CommandDatabase(running(data, taken), List.of());
        }
        var server = EmbeddedPostgres.start(folder.path(), Map.of());
        return new CommandDatabase(server.address("postgres"), List.of(server, folder));
    }

    /// The server of the program that holds the folder: line 4 of `postmaster.pid` is its port.
    private static DatabaseAddress running(Path data, StoreFault taken) {
        try {
            var port = Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip();
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port),
                    "motcua",
                    Files.readString(var().resolve("postgres.password")).strip());
        } catch (IOException | IndexOutOfBoundsException e) {
            taken.addSuppressed(e);
            throw taken;
        }
    }

    /// A few connections that stay open, for a command that asks often.
    HikariDataSource pool(int most) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(most);
        return pool;
    }

    /// The folder of the country's definitions.
    static Path country() {
        String named = System.getenv("MOTCUA_COUNTRY");
        return named == null || named.isBlank()
                ? Path.of(System.getenv().getOrDefault("MOTCUA_HOME", "."), "country", "vietnam")
                : Path.of(named);
    }

    DataSource source() {
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }

    @Override
    public void close() {
        for (var each : held) {
            try {
                each.close();
            } catch (Exception e) {
                throw new StoreFault("The database did not stop cleanly: " + e.getMessage(), e);
            }
        }
    }
}
