package org.motcua.directive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rows of a file as they stand, all cells as words: comma-separated values in UTF-8 (RFC 4180,
/// also with semicolons or tabs) or a workbook (xlsx).
///
/// @param rows cells by row, the first row is 1 for people
record AnnexSheet(List<Line> rows) {
    private static final Logger LOG = LoggerFactory.getLogger(AnnexSheet.class);
    static final int MOST_ROWS = 5000;
    private static final long MOST_BYTES = 60_000_000;
    private static final int CELLS = 60;
    private static final int CELL_LENGTH = 8000;

    /// One row.
    ///
    /// @param row its number in the file
    record Line(int row, List<String> cells) {
        String cell(int place) {
            return place < cells.size() ? cells.get(place) : "";
        }

        boolean empty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /// What came of reading a file.
    sealed interface Read {
        record Taken(List<AnnexSheet> sheets) implements Read {}

        record Refused(Refusal why) implements Read {}
    }

    static Read read(String name, byte[] content) {
        if (content.length == 0) {
            return new Read.Refused(Refusal.FILE_EMPTY);
        }
        try {
            boolean zip = content.length > 3 && content[0] == 'P' && content[1] == 'K';
            if (zip || name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
                return workbook(content);
            }
            return values(content);
        } catch (CharacterCodingException _) {
            return new Read.Refused(Refusal.FILE_NOT_UTF8);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A file of tasks cannot be read", e);
            return new Read.Refused(Refusal.FILE_UNREADABLE);
        }
    }

    private static Read values(byte[] content) throws IOException {
        var text =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.indexOf('\0') >= 0) {
            return new Read.Refused(Refusal.FILE_UNREADABLE);
        }
        var format = CSVFormat.RFC4180.builder().setDelimiter(separator(text)).get();
        var lines = new ArrayList<Line>();
        try (var parser = format.parse(new StringReader(text))) {
            int row = 0;
            for (var one : parser) {
                row++;
                if (row > MOST_ROWS) {
                    return new Read.Refused(Refusal.FILE_TOO_LONG);
                }
                lines.add(new Line(row, one.stream().limit(CELLS).map(AnnexSheet::tidy).toList()));
            }
        }
        return new Read.Taken(List.of(new AnnexSheet(lines)));
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long many = first.chars().filter(c -> c == candidate).count();
            if (many > most) {
                most = many;
                best = candidate;
            }
        }
        return best;
    }

    private static Read workbook(byte[] content) throws IOException {
        if (swells(content)) {
            return new Read.Refused(Refusal.FILE_TOO_LONG);
        }
        var sheets = new ArrayList<AnnexSheet>();
        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(content), new ReadingOptions(true, false))) {
            for (Sheet sheet : book.getSheets().toList()) {
                var lines = new ArrayList<Line>();
                try (var rows = sheet.openStream()) {
                    var all = rows.iterator();
                    while (all.hasNext()) {
                        Row row = all.next();
                        if (lines.size() >= MOST_ROWS) {
                            return new Read.Refused(Refusal.FILE_TOO_LONG);
                        }
                        lines.add(new Line(row.getRowNum(), cells(row)));
                    }
                }
                sheets.add(new AnnexSheet(lines));
            }
        } catch (ExcelReaderException _) {
            return new Read.Refused(Refusal.FILE_UNREADABLE);
        }
        return new Read.Taken(sheets);
    }

    /// Whether a small file unpacks to a huge one.
    private static boolean swells(byte[] content) throws IOException {
        long bytes = 0;
        var buffer = new byte[1 << 16];
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        bytes += n;
                        if (bytes > MOST_BYTES) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(CELLS, row.getCellCount()); i++) {
            cells.add(tidy(row.getOptionalCell(i).map(AnnexSheet::words).orElse("")));
        }
        return cells;
    }

    /// A cell as it is read, a day as "2025-10-31".
    private static String words(Cell cell) {
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA) {
            return day(cell).orElseGet(() -> number(cell));
        }
        return cell.getText();
    }

    /// Cells hold days as numbers; only the format tells.
    private static Optional<String> day(Cell cell) {
        String format = cell.getDataFormatString();
        boolean dated =
                format != null
                        && format.toLowerCase(Locale.ROOT)
                                .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "")
                                .matches(".*(d.*m|m.*y|y.*m).*");
        if (!dated) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(cell.asDate()).map(at -> at.toLocalDate().toString());
        } catch (ExcelReaderException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String number(Cell cell) {
        try {
            return new BigDecimal(cell.getRawValue()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException | NullPointerException _) {
            return cell.getText();
        }
    }

    private static String tidy(String cell) {
        String words = cell == null ? "" : cell.strip();
        return words.length() <= CELL_LENGTH ? words : words.substring(0, CELL_LENGTH);
    }
}
