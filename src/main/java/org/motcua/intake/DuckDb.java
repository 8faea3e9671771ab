package org.motcua.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The reader and writer of Parquet files: DuckDB, where it is on the class path. The launcher puts
/// it there for the commands that need it; the program itself does not carry its 80 MB.
final class DuckDb {
    private DuckDb() {}

    static Connection open() throws IOException {
        try {
            var settings = new Properties();
            settings.setProperty("jdbc_stream_results", "true");
            var connection = DriverManager.getConnection("jdbc:duckdb:", settings);
            try (var statement = connection.createStatement()) {
                statement.execute("set memory_limit = '512MB'");
                statement.execute("set threads = 1");
                statement.execute("set preserve_insertion_order = true");
            }
            return connection;
        } catch (SQLException e) {
            throw new UnreadableFile(
                    "Parquet files need DuckDB: start the command by ./motcua, which brings it.",
                    e);
        }
    }

    /// A path or a name as a literal of SQL.
    static String literal(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
