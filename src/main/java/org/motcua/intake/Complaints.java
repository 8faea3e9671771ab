package org.motcua.intake;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.motcua.country.Country;
import org.motcua.registry.Registry;
import tools.jackson.databind.json.JsonMapper;

/// The file of the rows that were not taken, in the form in which they came, each with what is
/// wrong with it in words. Mended, it is fed as any other file: its columns of notes are skipped.
final class Complaints implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FileChannel file;
    private final List<String> columns;
    private final boolean table;
    private final Country country;
    private final Registry registry;
    private final String language;

    /// @param kept how much of an earlier run's file stays; what was written after it was not
    ///   certain
    Complaints(
            Path path,
            boolean table,
            List<String> columns,
            Country country,
            Registry registry,
            long kept)
            throws IOException {
        this.table = table;
        this.columns = columns;
        this.country = country;
        this.registry = registry;
        this.language = country.settings().languages().getFirst().tag();
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(kept);
        file.position(kept);
    }

    /// Where the complaints about a file lie.
    static Path beside(Path file, Rows.Form form, boolean dryRun) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return file.resolveSibling(
                name.substring(0, dot < 0 ? name.length() : dot)
                        + (dryRun ? ".dry-run-errors." : ".errors.")
                        + (form == Rows.Form.CSV ? "csv" : "jsonl"));
    }

    long length() throws IOException {
        return file.position();
    }

    /// Takes back what was written after a length.
    void back(long length) throws IOException {
        file.truncate(length);
        file.position(length);
    }

    /// Writes rows down and makes sure that they stay.
    ///
    /// @return the length of the file
    long write(List<Washed> refused) throws IOException {
        if (!refused.isEmpty()) {
            var text = new StringWriter();
            if (table) {
                table(refused, text);
            } else {
                lines(refused, text);
            }
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
        return file.position();
    }

    private void table(List<Washed> refused, StringWriter text) throws IOException {
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            var own = columns.stream().filter(column -> !Columns.note(column)).toList();
            if (file.position() == 0) {
                var header = new ArrayList<>(own);
                header.addAll(List.of("_row", "_fault", "_field", "_words"));
                csv.printRecord(header);
            }
            for (Washed row : refused) {
                var line = new ArrayList<Object>();
                own.forEach(column -> line.add(row.row().cells().getOrDefault(column, "")));
                line.add(row.row().number());
                line.add(joined(row, "rule"));
                line.add(joined(row, "field"));
                line.add(joined(row, "words"));
                csv.printRecord(line);
            }
        }
    }

    private void lines(List<Washed> refused, StringWriter text) {
        for (Washed row : refused) {
            var line = new LinkedHashMap<String, Object>();
            row.row()
                    .cells()
                    .forEach((column, cell) -> {
                        if (!Columns.note(column) || column.equals(Columns.BROKEN)) {
                            line.put(column, cell);
                        }
                    });
            line.put("_row", row.row().number());
            line.put("_faults", told(row));
            text.append(JSON.writeValueAsString(line)).append('\n');
        }
    }

    private String joined(Washed row, String what) {
        return String.join("; ", told(row).stream().map(one -> one.get(what)).toList());
    }

    private List<Map<String, String>> told(Washed row) {
        return row.complaints().stream()
                .map(one ->
                        Map.of(
                                "rule", one.rule(),
                                "field", one.field(),
                                "words", words(one)))
                .toList();
    }

    private String words(Washed.Complaint complaint) {
        String title =
                complaint.field().equals(Columns.KEY)
                        ? registry.key().title().in(language)
                        : registry.fields().containsKey(complaint.field())
                                ? registry.field(complaint.field()).title().in(language)
                                : complaint.field();
        for (String key :
                List.of(
                        "intake.fault." + complaint.rule(),
                        "registry.finding." + complaint.rule())) {
            if (country.words().find(key).isPresent()) {
                return country.words().of(key, language, title, complaint.detail());
            }
        }
        return registry.rules().stream()
                .filter(rule -> rule.id().equals(complaint.rule()))
                .map(rule -> rule.title().in(language))
                .findFirst()
                .orElse(complaint.rule());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
