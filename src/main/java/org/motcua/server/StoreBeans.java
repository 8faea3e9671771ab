package org.motcua.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.motcua.demo.TravellingClock;
import org.motcua.store.DatabaseAddress;
import org.motcua.store.EmbeddedPostgres;
import org.motcua.store.FolderStore;
import org.motcua.store.Migrations;
import org.motcua.store.ObjectStore;
import org.motcua.store.ShortTransactions;
import org.motcua.store.StoreFault;
import org.motcua.store.VarFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database and the files: brought along under the folder of variable data, or the operator's.
@Configuration
@EnableConfigurationProperties(HouseSettings.class)
class StoreBeans {
    /// Small enough for a commune's machine, large enough for a province's first months.
    private static final Map<String, String> SERVER_SETTINGS =
            Map.of(
                    "shared_buffers", "128MB",
                    "max_connections", "100",
                    "random_page_cost", "1.1",
                    "jit", "off");

    /// So many connections wait for work; opening all at the start would hold it up.
    private static final int IDLE = 4;

    /// Connections for what takes about a millisecond.
    private static final int SHORT = 3;

    /// A page that has no database says so before its reader gives up.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The time as it is, also for commands.
    static Clock present() {
        return Clock.systemUTC();
    }

    @Bean
    Clock clock(HouseSettings settings) {
        var present = present();
        return settings.demo() ? new TravellingClock(present) : present;
    }

    @Bean
    VarFolder varFolder(HouseSettings settings) {
        return VarFolder.take(settings.var());
    }

    @Bean
    ObjectStore objectStore(VarFolder var) {
        return new FolderStore(var.path().resolve("files"));
    }

    @Bean
    DatabaseServer databaseServer(HouseSettings settings, VarFolder var) {
        String url = settings.db().url();
        if (url != null && !url.isBlank()) {
            var own = new DatabaseAddress(url, settings.db().user(), settings.db().password());
            return new DatabaseServer(own, () -> {});
        }
        var embedded = EmbeddedPostgres.start(var.path(), SERVER_SETTINGS);
        return new DatabaseServer(embedded.address("postgres"), embedded::close);
    }

    @Bean
    DataSource dataSource(HouseSettings settings, DatabaseServer server) {
        var source = pool(server, "motcua", settings.db().connections(), IDLE);
        requireAnswer(source, server.address());
        Migrations.run(source);
        return source;
    }

    /// After the first pool, which waits for the database and prepares it.
    @Bean
    ShortTransactions shortTransactions(DataSource first, DatabaseServer server) {
        return new ShortTransactions(pool(server, "motcua-short", SHORT, 0));
    }

    private static HikariDataSource pool(DatabaseServer server, String name, int most, int idle) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.address().url());
        config.setUsername(server.address().user());
        config.setPassword(server.address().password());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(Math.min(idle, most));
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName(name);
        config.addDataSourceProperty("ApplicationName", "motcua");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static void requireAnswer(DataSource source, DatabaseAddress address) {
        try (var connection = source.getConnection()) {
            connection.isValid(5);
        } catch (SQLException e) {
            throw new StoreFault(
                    "The database does not answer (%s): %s. Check MOTCUA_DB_URL, MOTCUA_DB_USER and MOTCUA_DB_PASSWORD."
                            .formatted(address, e.getMessage()),
                    e);
        }
    }

    /// A database and how to stop it.
    record DatabaseServer(DatabaseAddress address, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
