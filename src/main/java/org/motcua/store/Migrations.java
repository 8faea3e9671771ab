package org.motcua.store;

import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.DigestUtils;

/// Brings every room's schema to the newest version: the scripts `db/<room>/V*.sql`, each room with
/// its own schema and history.
public final class Migrations {
    /// The rooms that store, lower floors first, because a schema may refer to one below.
    static final List<String> ROOMS =
            List.of(
                    "country",
                    "journal",
                    "unit",
                    "catalogue",
                    "identity",
                    "notice",
                    "registry",
                    "mandate",
                    "links",
                    "agreement",
                    "traffic",
                    "intake",
                    "payment",
                    "credential",
                    "dossier",
                    "indicator",
                    "report",
                    "directive",
                    "dispatch",
                    "bundle",
                    "proactive",
                    "synchrony",
                    "board",
                    "api");

    private Migrations() {}

    /// Runs what is not there yet. Quick where nothing changed: one query compares the sum of all
    /// scripts. Safe when several nodes start at once.
    ///
    /// @throws StoreFault where the server is too old or a script fails
    public static void run(DataSource source) {
        var sql = JdbcClient.create(source);
        requireVersion(sql);
        String sum = sumOfScripts();
        sql.sql("create schema if not exists store").update();
        sql.sql(
                        "create table if not exists store.migrated (one boolean primary key default true check (one), sum text not null)")
                .update();
        if (isCurrent(sql, sum)) {
            return;
        }
        sql.sql("create extension if not exists pg_trgm").update();
        sql.sql("create extension if not exists btree_gist").update();
        for (String room : ROOMS) {
            migrate(source, room);
        }
        sql.sql(
                        "insert into store.migrated (sum) values (?) on conflict (one) do update set sum = excluded.sum")
                .param(sum)
                .update();
    }

    private static boolean isCurrent(JdbcClient sql, String sum) {
        return sql.sql("select sum from store.migrated")
                .query(String.class)
                .optional()
                .filter(sum::equals)
                .isPresent();
    }

    private static void requireVersion(JdbcClient sql) {
        int version =
                sql.sql("select current_setting('server_version_num')::int")
                        .query(Integer.class)
                        .single();
        if (version < 180000) {
            throw new StoreFault(
                    "The database is PostgreSQL %d, Motcua needs 18 or newer."
                            .formatted(version / 10000));
        }
    }

    private static void migrate(DataSource source, String room) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(room)
                    .defaultSchema(room)
                    .table("migration")
                    .locations("classpath:db/" + room)
                    .failOnMissingLocations(false)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreFault(
                    "The schema of the room %s cannot be migrated: %s"
                            .formatted(room, e.getMessage()),
                    e);
        }
    }

    private static String sumOfScripts() {
        try {
            var all = new StringBuilder();
            for (String room : ROOMS) {
                for (var script :
                        new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:db/" + room + "/*.sql")) {
                    all.append(script.getFilename())
                            .append(DigestUtils.md5DigestAsHex(script.getContentAsByteArray()));
                }
            }
            return DigestUtils.md5DigestAsHex(
                    all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StoreFault("The migration scripts cannot be read", e);
        }
    }
}
