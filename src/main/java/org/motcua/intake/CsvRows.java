package org.motcua.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Rows of comma-separated values (RFC 4180) with a line of names, in UTF-8. A file that separates
/// by semicolons or tabs is known by its first line.
final class CsvRows implements Rows {
    private final Counted counted;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private final long size;
    private long number;

    CsvRows(Path file) throws IOException {
        size = Files.size(file);
        counted = Counted.of(file);
        try {
            var strict =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            var reader =
                    new BufferedReader(
                            new InputStreamReader(counted.content(file), strict), 1 << 16);
            char separator = separator(reader);
            parser =
                    CSVParser.parse(
                            reader,
                            CSVFormat.RFC4180
                                    .builder()
                                    .setDelimiter(separator)
                                    .setIgnoreEmptyLines(true)
                                    .get());
            records = parser.iterator();
            if (!records.hasNext()) {
                throw new UnreadableFile("The file is empty: its first line names the columns.");
            }
            columns = records.next().toList().stream().map(CsvRows::name).toList();
        } catch (IOException | UncheckedIOException e) {
            counted.close();
            throw unreadable(e, 1);
        }
    }

    /// The character that separates most in the first line; skips a mark of byte order.
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(1 << 15);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        reader.mark(1 << 15);
        String line = reader.readLine();
        reader.reset();
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long many = line == null ? 0 : line.chars().filter(c -> c == candidate).count();
            if (many > most) {
                most = many;
                best = candidate;
            }
        }
        return best;
    }

    private static String name(String title) {
        return title.strip();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            var record = records.next();
            number++;
            var cells = new LinkedHashMap<String, Object>();
            int many = Math.min(columns.size(), record.size());
            for (int i = 0; i < many; i++) {
                String cell = record.get(i);
                if (!cell.isBlank()) {
                    cells.put(columns.get(i), cell);
                }
            }
            if (record.size() > columns.size()) {
                cells.put(Columns.SURPLUS, record.get(columns.size()));
            }
            return Optional.of(new Row(number, cells));
        } catch (UncheckedIOException e) {
            throw unreadable(e, number + 1);
        }
    }

    private static IOException unreadable(Exception e, long row) {
        @Nullable Throwable cause = e instanceof UncheckedIOException io ? io.getCause() : e;
        if (cause == null) {
            cause = e;
        }
        if (cause instanceof UnreadableFile known) {
            return known;
        }
        return new UnreadableFile(
                cause instanceof CharacterCodingException
                        ? "Row %d is not UTF-8. Save the file as UTF-8 and feed it again."
                                .formatted(row)
                        : "Row %d cannot be read: %s".formatted(row, cause.getMessage()),
                cause);
    }

    @Override
    public long position() {
        return counted.position();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
