package org.motcua.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rows of a file, one after the other; never more than a few of them in memory.
interface Rows extends AutoCloseable {
    /// The columns, as the file names them; empty where each row names its own.
    List<String> columns();

    /// The next row; empty at the end.
    Optional<Row> next() throws IOException;

    /// How far the file is read, in the unit of [#size].
    long position();

    long size();

    @Override
    void close() throws IOException;

    /// The kinds of files that can be read and written.
    enum Form {
        CSV,
        JSON_LINES,
        PARQUET;

        /// By the ending of the file's name; one that is packed (`.gz`) counts as what is in it.
        static Optional<Form> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            if (bare.endsWith(".csv")) {
                return Optional.of(CSV);
            }
            if (bare.endsWith(".jsonl") || bare.endsWith(".ndjson")) {
                return Optional.of(JSON_LINES);
            }
            return name.endsWith(".parquet") ? Optional.of(PARQUET) : Optional.empty();
        }
    }

    /// Opens a file.
    ///
    /// @throws UnreadableFile where it is not what its name says
    static Rows of(Path file, Form form) throws IOException {
        return switch (form) {
            case CSV -> new CsvRows(file);
            case JSON_LINES -> new JsonRows(file);
            case PARQUET -> new ParquetRows(file);
        };
    }
}
