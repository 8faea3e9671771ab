package org.motcua.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.motcua.country.Countries;
import org.motcua.kernel.Actor;
import org.motcua.registry.Bulk;
import org.motcua.registry.Registry;
import tools.jackson.databind.json.JsonMapper;

/// The doorway for records that go out as a file. What a way of reading does not give stays; that
/// it went out, for what and by whom is written down before the file has its name.
public final class Exports {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource source;
    private final Countries countries;
    private final Clock clock;

    private Exports(DataSource source, Countries countries, Clock clock) {
        this.source = source;
        this.countries = countries;
        this.clock = clock;
    }

    /// Over a database, without the running program.
    public static Exports over(DataSource source, Countries countries, Clock clock) {
        return new Exports(source, countries, clock);
    }

    /// Records to be given out.
    ///
    /// @param access the way of reading that the definition grants
    /// @param purpose for what, as the people concerned read it
    public record Order(String registry, Path file, String access, String purpose, Actor actor) {}

    /// What came of it.
    public sealed interface Outcome {
        record Done(long records, List<String> fields) implements Outcome {}

        /// Nothing was written.
        record Refused(Why why) implements Outcome {}
    }

    /// Why nothing is given out.
    public enum Why {
        REGISTRY,
        FORM,
        /// The definition grants no such way of reading.
        ACCESS,
        /// Nobody said for what.
        PURPOSE
    }

    /// Writes all records of today into a file, which has its name only once it is whole.
    public Outcome run(Order order, Imports.Progress progress) throws IOException {
        var bulk = Bulk.over(source, countries, clock);
        var registry = bulk.find(order.registry());
        if (registry.isEmpty()) {
            return new Outcome.Refused(Why.REGISTRY);
        }
        var form = Rows.Form.of(order.file());
        if (form.isEmpty() || order.file().toString().endsWith(".gz")) {
            return new Outcome.Refused(Why.FORM);
        }
        var way = registry.get().access(order.access());
        if (way.isEmpty()) {
            return new Outcome.Refused(Why.ACCESS);
        }
        if (order.purpose().isBlank()) {
            return new Outcome.Refused(Why.PURPOSE);
        }
        Path part = order.file().resolveSibling(order.file().getFileName() + ".part");
        try {
            long records =
                    switch (form.get()) {
                        case CSV -> csv(bulk, registry.get(), way.get(), part, progress);
                        case JSON_LINES -> lines(bulk, registry.get(), way.get(), part, progress);
                        case PARQUET -> parquet(bulk, registry.get(), way.get(), part, progress);
                    };
            bulk.gaveOut(registry.get(), way.get(), records, order.purpose(), order.actor());
            Files.move(part, order.file(), StandardCopyOption.REPLACE_EXISTING);
            return new Outcome.Done(
                    records, List.copyOf(new TreeSet<>(registry.get().readable(way.get()))));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long lines(
            Bulk bulk, Registry registry, Registry.Access way, Path file, Imports.Progress progress)
            throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            var count = new long[1];
            return bulk.each(
                    registry,
                    way,
                    (key, since, fields) -> {
                        var line = new LinkedHashMap<String, Object>();
                        line.put(Columns.KEY, key);
                        line.put(Columns.SINCE, since.toString());
                        line.putAll(fields);
                        writer.write(JSON.writeValueAsString(line));
                        writer.write('\n');
                        progress.at(++count[0], count[0]);
                    });
        }
    }

    private long csv(
            Bulk bulk, Registry registry, Registry.Access way, Path file, Imports.Progress progress)
            throws IOException {
        var columns = columns(registry, way);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                var csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord(columns);
            var count = new long[1];
            return bulk.each(
                    registry,
                    way,
                    (key, since, fields) -> {
                        var line = new ArrayList<Object>();
                        for (String column : columns) {
                            line.add(
                                    switch (column) {
                                        case Columns.KEY -> key;
                                        case Columns.SINCE -> since;
                                        default -> cell(fields, column);
                                    });
                        }
                        csv.printRecord(line);
                        progress.at(++count[0], count[0]);
                    });
        }
    }

    /// A group has a column for each part; its parts are those of an address.
    private static List<String> columns(Registry registry, Registry.Access way) {
        var columns = new ArrayList<>(List.of(Columns.KEY, Columns.SINCE));
        var readable = registry.readable(way);
        registry.fields()
                .forEach((name, field) -> {
                    if (readable.contains(name) && field.type() == Registry.Type.GROUP) {
                        columns.add(name + ".unit");
                        columns.add(name + ".line");
                    } else if (readable.contains(name)) {
                        columns.add(name);
                    }
                });
        return columns;
    }

    private static String cell(Map<String, Object> fields, String column) {
        Object value = fields.get(column);
        int dot = column.indexOf('.');
        if (dot > 0 && fields.get(column.substring(0, dot)) instanceof Map<?, ?> group) {
            value = group.get(column.substring(dot + 1));
        }
        return switch (value) {
            case null -> "";
            case Collection<?> many ->
                    many.stream()
                            .map(one ->
                                    one instanceof Map<?, ?>
                                            ? JSON.writeValueAsString(one)
                                            : String.valueOf(one))
                            .collect(Collectors.joining(";"));
            default -> value.toString();
        };
    }

    private long parquet(
            Bulk bulk, Registry registry, Registry.Access way, Path file, Imports.Progress progress)
            throws IOException {
        Path table = file.resolveSibling(file.getFileName() + ".csv");
        try {
            long records = csv(bulk, registry, way, table, progress);
            var typed =
                    columns(registry, way).stream()
                            .map(column -> typed(registry, column))
                            .collect(Collectors.joining(", "));
            try (var connection = DuckDb.open();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        copy (select %s from read_csv(%s, header = true, all_varchar = true))
                        to %s (format parquet, compression zstd)
                        """
                                .formatted(typed, DuckDb.literal(table), DuckDb.literal(file)));
            } catch (SQLException e) {
                throw new IOException("The Parquet file could not be written", e);
            }
            return records;
        } finally {
            Files.deleteIfExists(table);
        }
    }

    private static String typed(Registry registry, String column) {
        var field = registry.fields().get(column);
        String name = DuckDb.name(column);
        if (column.equals(Columns.SINCE)) {
            return "%1$s::date as %1$s".formatted(name);
        }
        if (field == null) {
            return name;
        }
        return switch (field.type()) {
            case INTEGER -> "try_cast(%1$s as bigint) as %1$s".formatted(name);
            case BOOLEAN -> "try_cast(%1$s as boolean) as %1$s".formatted(name);
            case DATE -> "try_cast(%1$s as date) as %1$s".formatted(name);
            default -> name;
        };
    }
}
