package org.motcua;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.store.DatabaseAddress;
import org.motcua.store.EmbeddedPostgres;
import org.motcua.store.Migrations;
import org.motcua.store.VarFolder;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A real PostgreSQL for tests: one server for the whole run, a database of its own for whoever
/// asks, copied from one that was migrated once.
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /// A new database with the schema of every room and no rows.
    public static DriverManagerDataSource fresh() {
        return source(freshAddress());
    }

    /// As [#fresh()], for who opens connections otherwise.
    public static DatabaseAddress freshAddress() {
        String name = "test_" + NUMBER.incrementAndGet();
        admin().sql("drop database if exists " + name + " with (force)").update();
        admin().sql("create database " + name + " template " + TEMPLATE).update();
        return SERVER.address(name);
    }

    public static DriverManagerDataSource source(DatabaseAddress address) {
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }

    private static JdbcClient admin() {
        return JdbcClient.create(source(SERVER.address("postgres")));
    }

    private static EmbeddedPostgres start() {
        var var = VarFolder.take(Path.of("target/test-var"));
        var settings =
                Map.of(
                        "fsync",
                        "off",
                        "synchronous_commit",
                        "off",
                        "full_page_writes",
                        "off",
                        "shared_buffers",
                        "128MB",
                        "max_connections",
                        "300");
        var server = EmbeddedPostgres.start(var.path(), settings);
        // after every house, which otherwise waits half a minute for a database that is gone
        SpringApplication.getShutdownHandlers().add(server::close);
        var admin = JdbcClient.create(source(server.address("postgres")));
        admin.sql("drop database if exists " + TEMPLATE + " with (force)").update();
        admin.sql("create database " + TEMPLATE).update();
        Migrations.run(source(server.address(TEMPLATE)));
        return server;
    }
}
