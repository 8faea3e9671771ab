package org.motcua.server.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motcua.country.Countries;
import org.motcua.intake.Imports;
import org.motcua.kernel.Actor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/// Takes a file in, and lets PostgreSQL take the same rows by COPY: into a bare table of texts, and
/// into one with the columns, constraints and indexes that records have.
final class RegistryTaking {
    private final ThrowAwayDatabase database;
    private final Countries countries;
    private final PeopleFile people;
    private final PrintWriter out;

    RegistryTaking(
            ThrowAwayDatabase database, Countries countries, PeopleFile people, PrintWriter out) {
        this.database = database;
        this.countries = countries;
        this.people = people;
        this.out = out;
    }

    void measure(int from, int rows) throws IOException, SQLException {
        // what is measured runs warm, as it does in a file of millions
        taken(people.write(50_000_000, 20_000));
        Path file = people.write(from, rows);
        double taken = taken(file);
        double bare = bare(file);
        double like = like(from, rows);
        out.printf(
                Locale.ROOT,
                "%,d rows, %.1f MB: import %.1f s (%,.0f/s); COPY into a bare table %.1f s (%,.0f/s); COPY into a table like that of records %.1f s (%,.0f/s)%n",
                rows,
                Files.size(file) / 1e6,
                taken,
                rows / taken,
                bare,
                rows / bare,
                like,
                rows / like);
        Results.print(out, "import-to-copy", like / taken, "times", ">=", 0.35);
        Results.print(out, "import-to-bare-copy", bare / taken, "times", ">=", 0.35);
        out.flush();
    }

    /// More people, without measuring.
    void fill(int from, int rows) throws IOException {
        double seconds = taken(people.write(from, rows));
        out.printf(
                Locale.ROOT, "%,d more rows in %.1f s (%,.0f/s)%n", rows, seconds, rows / seconds);
        out.flush();
    }

    private double taken(Path file) throws IOException {
        long begin = System.nanoTime();
        var outcome =
                Imports.over(database.source(), countries, clock())
                        .run(
                                new Imports.Order(
                                        "population",
                                        file,
                                        Optional.empty(),
                                        false,
                                        false,
                                        false,
                                        false,
                                        Actor.operator("bench")),
                                (_, _) -> {});
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (outcome instanceof Imports.Outcome.Done(var report) && report.refused() == 0) {
            return seconds;
        }
        throw new IllegalStateException("rows were not taken: " + outcome);
    }

    private Clock clock() {
        var now =
                new JdbcTemplate(database.source())
                        .queryForObject("select now()", OffsetDateTime.class);
        return Clock.fixed(Objects.requireNonNull(now).toInstant(), ZoneOffset.UTC);
    }

    private double bare(Path file) throws IOException, SQLException {
        var sql = new JdbcTemplate(database.source());
        sql.execute(
                "create table bare (%s)"
                        .formatted(
                                Arrays.stream(PeopleFile.HEADER.split(",", -1))
                                        .map(name -> '"' + name + "\" text")
                                        .collect(Collectors.joining(", "))));
        double seconds = copied("copy bare from stdin (format csv, header)", file);
        sql.execute("drop table bare");
        return seconds;
    }

    private double like(int from, int rows) throws IOException, SQLException {
        var sql = new JdbcTemplate(database.source());
        sql.execute("create table alike (like registry.record including all)");
        Path file = database.folder().resolve("records.txt");
        try (var connection = database.source().getConnection();
                OutputStream to = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            """
                            copy (select entity, registry, key, fields, valid, recorded_at, cause
                                from registry.record where key >= '0' order by id offset %d limit %d)
                            to stdout
                            """
                                    .formatted(from == 0 ? 20_000 : from, rows),
                            to);
        }
        double seconds =
                copied(
                        "copy alike (entity, registry, key, fields, valid, recorded_at, cause) from stdin",
                        file);
        sql.execute("drop table alike");
        return seconds;
    }

    private double copied(String statement, Path file) throws IOException, SQLException {
        long begin = System.nanoTime();
        try (var connection = database.source().getConnection();
                InputStream from = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, from, 1 << 16);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
