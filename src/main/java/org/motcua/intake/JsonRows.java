package org.motcua.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line, in UTF-8.
final class JsonRows implements Rows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Counted counted;
    private final BufferedReader lines;
    private final long size;
    private long number;

    JsonRows(Path file) throws IOException {
        size = Files.size(file);
        counted = Counted.of(file);
        lines =
                new BufferedReader(
                        new InputStreamReader(
                                counted.content(file),
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)),
                        1 << 16);
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Optional<Row> next() throws IOException {
        String line;
        try {
            do {
                line = lines.readLine();
            } while (line != null && line.isBlank());
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new UnreadableFile(
                    "Row %d is not UTF-8. Save the file as UTF-8 and feed it again."
                            .formatted(number + 1),
                    e);
        }
        if (line == null) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new Row(number, cells(line)));
    }

    /// A line that is no object becomes a row that nobody can take, with the line itself.
    private static Map<String, Object> cells(String line) {
        try {
            var cells = new LinkedHashMap<String, Object>();
            JSON.readValue(line, OBJECT).forEach((name, value) -> put(cells, name, value));
            return cells;
        } catch (JacksonException _) {
            return Map.of(Columns.BROKEN, line);
        }
    }

    private static void put(Map<String, Object> cells, String name, Object value) {
        if (value != null && !(value instanceof String text && text.isBlank())) {
            cells.put(name, value);
        }
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
        lines.close();
    }
}
