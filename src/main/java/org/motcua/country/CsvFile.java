package org.motcua.country;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a CSV file (RFC 4180, UTF-8): the first line names the columns, `name.vi` for what is
/// nested, and each further line is one definition. An empty cell is an absent value; a list is
/// written with semicolons in one cell. What a cell holds (text, number, yes or no, list) follows
/// from the schema.
final class CsvFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern LINE = Pattern.compile("(?:start)?line:? (\\d+)");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final String file;
    private final String text;
    private final Map<String, String> types;
    private final List<Fault> faults;

    /// @param types the JSON type of each column that the schema knows, by its name
    CsvFile(String file, String text, Map<String, String> types, List<Fault> faults) {
        this.file = file;
        this.text = text;
        this.types = types;
        this.faults = faults;
    }

    List<Tree> read() {
        var rows = new ArrayList<Tree>();
        try (var parser =
                CSVParser.builder().setFormat(FORMAT).setReader(new StringReader(text)).get()) {
            Header header = null;
            long line = 1;
            for (CSVRecord record : parser) {
                int start = (int) record.getCharacterPosition();
                if (header == null) {
                    header = header(record);
                } else {
                    row(record, header, start, (int) line, rows);
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            if (rows.isEmpty() && faults.isEmpty()) {
                faults.add(
                        new Fault(
                                file,
                                1,
                                1,
                                "empty",
                                "The file has no rows.",
                                "Add a row below the names of the columns, or delete the file."));
            }
        } catch (UncheckedIOException e) {
            faults.add(
                    broken(
                            String.valueOf(
                                    e.getCause() == null
                                            ? e.getMessage()
                                            : e.getCause().getMessage())));
        } catch (IOException | IllegalStateException e) {
            faults.add(broken(String.valueOf(e.getMessage())));
        }
        return rows;
    }

    /// @param paths each column's name taken apart at the dots
    private record Header(List<String> names, List<List<String>> paths, List<String> pointers) {}

    private Header header(CSVRecord record) {
        var names = new ArrayList<String>();
        var paths = new ArrayList<List<String>>();
        var pointers = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (String raw : record) {
            String name = raw.strip();
            if (name.isEmpty() || !seen.add(name)) {
                int column = 1 + names.stream().mapToInt(one -> one.length() + 1).sum();
                faults.add(
                        new Fault(
                                file,
                                1,
                                column,
                                name.isEmpty() ? "column" : "duplicate-key",
                                name.isEmpty()
                                        ? "A column has no name."
                                        : "The column \"%s\" stands here a second time."
                                                .formatted(name),
                                name.isEmpty()
                                        ? "Give it the name of a key, or remove it."
                                        : "Keep one of the two."));
            }
            names.add(name);
            paths.add(List.of(name.split("\\.", -1)));
            pointers.add("/" + name.replace('.', '/'));
        }
        return new Header(names, paths, pointers);
    }

    private void row(CSVRecord record, Header header, int start, int line, List<Tree> rows) {
        if (record.size() == 1 && record.get(0).isBlank()) {
            return;
        }
        if (record.size() != header.names().size()) {
            faults.add(
                    new Fault(
                            file,
                            line,
                            1,
                            "columns",
                            "This row has %d cells, the first line names %d columns."
                                    .formatted(record.size(), header.names().size()),
                            "Add or remove commas; put a text with a comma in \"quotes\"."));
            return;
        }
        ObjectNode content = JSON.objectNode();
        for (int i = 0; i < record.size(); i++) {
            String cell = record.get(i).strip();
            if (!cell.isEmpty()) {
                set(
                        content,
                        header.paths().get(i),
                        value(cell, types.getOrDefault(header.names().get(i), "string")));
            }
        }
        rows.add(new CsvRow(file, content, header.pointers(), text, start, line));
    }

    private static void set(ObjectNode content, List<String> path, JsonNode value) {
        ObjectNode at = content;
        for (String step : path.subList(0, path.size() - 1)) {
            at = at.get(step) instanceof ObjectNode below ? below : at.putObject(step);
        }
        at.set(path.getLast(), value);
    }

    private static JsonNode value(String cell, String type) {
        return switch (type) {
            case "integer" -> Numbers.integer(cell);
            case "number" -> Numbers.decimal(cell);
            case "boolean" ->
                    cell.equals("true") || cell.equals("false")
                            ? JSON.booleanNode(cell.equals("true"))
                            : JSON.stringNode(cell);
            case "array" -> {
                ArrayNode list = JSON.arrayNode();
                for (String element : cell.split(";", -1)) {
                    list.add(element.strip());
                }
                yield list;
            }
            default -> JSON.stringNode(cell);
        };
    }

    /// The parser names the line where the row begins that it cannot end.
    private Fault broken(String problem) {
        Matcher matcher = LINE.matcher(problem);
        int line = matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
        return problem.contains("encapsulated token") || problem.contains("quote")
                ? new Fault(
                        file,
                        line,
                        1,
                        "csv",
                        "A quotation mark in this row has no partner, or text follows it.",
                        "Close it before the next comma; write a quotation mark itself twice.")
                : new Fault(
                        file,
                        line,
                        1,
                        "csv",
                        "The file is not CSV: %s.".formatted(problem),
                        "Mend this row.");
    }
}
