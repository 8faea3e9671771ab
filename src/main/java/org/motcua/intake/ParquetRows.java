package org.motcua.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Rows of a Parquet file. Lists and groups of columns come as such; everything else as its own
/// type or as text.
final class ParquetRows implements Rows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> PLAIN =
            Set.of("VARCHAR", "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT");

    private final Connection connection;
    private final ResultSet rows;
    private final List<String> columns = new ArrayList<>();
    private final List<Boolean> nested = new ArrayList<>();
    private final long size;
    private long number;

    ParquetRows(Path file) throws IOException {
        connection = DuckDb.open();
        try {
            String from = "read_parquet(%s)".formatted(DuckDb.literal(file));
            var wanted = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var described = statement.executeQuery("describe select * from " + from)) {
                while (described.next()) {
                    String name = described.getString("column_name");
                    String type = described.getString("column_type").toUpperCase(Locale.ROOT);
                    boolean deep =
                            type.startsWith("STRUCT")
                                    || type.endsWith("]")
                                    || type.startsWith("MAP");
                    columns.add(name);
                    nested.add(deep);
                    wanted.add(taken(name, type, deep));
                }
            }
            try (var statement = connection.createStatement();
                    var count = statement.executeQuery("select count(*) from " + from)) {
                count.next();
                size = count.getLong(1);
            }
            rows =
                    connection
                            .createStatement()
                            .executeQuery(
                                    "select %s from %s".formatted(String.join(", ", wanted), from));
        } catch (SQLException e) {
            closeQuietly(e);
            throw new UnreadableFile("The file is no whole Parquet file: " + e.getMessage(), e);
        }
    }

    private void closeQuietly(SQLException first) {
        try {
            connection.close();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private static String taken(String name, String type, boolean deep) {
        if (deep) {
            return "to_json(%s)::varchar".formatted(DuckDb.name(name));
        }
        return PLAIN.contains(type)
                ? DuckDb.name(name)
                : "%s::varchar".formatted(DuckDb.name(name));
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            if (!rows.next()) {
                return Optional.empty();
            }
            number++;
            var cells = new LinkedHashMap<String, Object>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = rows.getObject(i + 1);
                if (value instanceof String text && nested.get(i)) {
                    cells.put(columns.get(i), JSON.readValue(text, Object.class));
                } else if (value instanceof Byte || value instanceof Short) {
                    cells.put(columns.get(i), ((Number) value).intValue());
                } else if (value != null && !(value instanceof String text && text.isBlank())) {
                    cells.put(columns.get(i), value);
                }
            }
            return Optional.of(new Row(number, cells));
        } catch (SQLException e) {
            throw new UnreadableFile(
                    "Row %d cannot be read: %s".formatted(number + 1, e.getMessage()), e);
        }
    }

    @Override
    public long position() {
        return number;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
