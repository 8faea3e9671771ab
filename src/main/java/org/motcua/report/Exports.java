package org.motcua.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.credential.Documents;
import org.motcua.report.Report.Column;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;

/// Reports and their sums as workbooks and as printed papers.
@Component("reportExports")
public class Exports {
    private static final String DOCUMENT = "report";
    private static final double WIDE = 48;
    private static final double NARROW = 16;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Documents documents;
    private final Reports reports;

    Exports(Documents documents, Reports reports) {
        this.documents = documents;
        this.reports = reports;
    }

    /// A report as a workbook: the table, and on a second sheet what a person changed and why.
    public byte[] workbook(Sheet sheet, String language) {
        var columns = sheet.report().columns();
        return book(
                sheet.report().title().in(language),
                book -> {
                    var page =
                            page(
                                    book,
                                    sheet.report(),
                                    sheet.term(),
                                    agency(sheet, language),
                                    language);
                    int row = heading(page, columns, language, 4);
                    for (var line : sheet.lines()) {
                        page.value(row, 0, line.title().in(language));
                        for (int i = 0; i < columns.size(); i++) {
                            put(
                                    page,
                                    row,
                                    i + 1,
                                    columns.get(i),
                                    line.cell(columns.get(i).id()).value());
                        }
                        row++;
                    }
                    page.value(row, 0, word("report.total", language));
                    for (int i = 0; i < columns.size(); i++) {
                        if (columns.get(i).adds()) {
                            page.value(row, i + 1, sheet.sum(columns.get(i).id()));
                        }
                    }
                    page.range(row, 0, row, columns.size()).style().bold().set();
                    changes(book, sheet, language);
                });
    }

    private void changes(Workbook book, Sheet sheet, String language) {
        var page = book.newWorksheet(word("report.changes", language));
        var titles = List.of("cell", "filled", "changed", "reason");
        for (int i = 0; i < titles.size(); i++) {
            page.value(0, i, word("report.change." + titles.get(i), language));
            page.width(i, i == 0 || i == 3 ? WIDE : NARROW);
        }
        int row = 1;
        for (var change : changes(sheet, language)) {
            for (int i = 0; i < change.size(); i++) {
                page.value(row, i, change.get(i));
            }
            row++;
        }
    }

    /// The sums as a workbook: by row, where all have the same rows, and by who owes it.
    public byte[] workbook(RollUp sums, String place, String language) {
        var columns = sums.report().columns().stream().filter(Column::adds).toList();
        return book(
                sums.report().title().in(language),
                book -> {
                    if (!sums.lines().isEmpty()) {
                        var page = page(book, sums.report(), sums.term(), place, language);
                        int row = heading(page, columns, language, 4);
                        for (var line : sums.lines()) {
                            page.value(row, 0, line.title().in(language));
                            numbers(page, row++, 1, columns, line.sums());
                        }
                    }
                    var page = book.newWorksheet(word("report.reporters", language));
                    page.width(0, WIDE);
                    page.value(0, 0, place);
                    var states = List.of("expected", "sent", "late", "missing");
                    for (int i = 0; i < states.size(); i++) {
                        page.value(2, i + 1, word("report.count." + states.get(i), language));
                    }
                    for (int i = 0; i < columns.size(); i++) {
                        page.value(2, i + 5, columns.get(i).title().in(language));
                    }
                    page.range(2, 0, 2, columns.size() + 4).style().bold().wrapText(true).set();
                    int row = 3;
                    for (var part : sums.parts()) {
                        page.value(row, 0, part.title().in(language));
                        page.value(row, 1, part.expected());
                        page.value(row, 2, part.sent());
                        page.value(row, 3, part.late());
                        page.value(row, 4, part.missing());
                        numbers(page, row++, 5, columns, part.sums());
                    }
                });
    }

    private static void numbers(
            Worksheet page, int row, int from, List<Column> columns, Map<String, Long> sums) {
        for (int i = 0; i < columns.size(); i++) {
            page.value(row, from + i, sums.getOrDefault(columns.get(i).id(), 0L));
        }
    }

    private interface Writing {
        void into(Workbook book) throws IOException;
    }

    private static byte[] book(String title, Writing writing) {
        var content = new ByteArrayOutputStream();
        try (var book = new Workbook(content, "Motcua", "1.0")) {
            book.properties().setTitle(title);
            writing.into(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    private Worksheet page(Workbook book, Report report, Term term, String who, String language) {
        var page = book.newWorksheet(word("report.sheet", language));
        page.value(0, 0, report.title().in(language));
        page.style(0, 0).bold().fontSize(14).set();
        page.value(1, 0, who);
        page.value(
                2,
                0,
                word("report.stretch", language, DAY.format(term.from()), DAY.format(term.until()))
                        + " · "
                        + report.basis().in(language));
        page.width(0, WIDE);
        return page;
    }

    private static int heading(Worksheet page, List<Column> columns, String language, int row) {
        for (int i = 0; i < columns.size(); i++) {
            page.value(row, i + 1, columns.get(i).title().in(language));
            page.width(i + 1, columns.get(i).type() == Report.Type.WORDS ? WIDE : NARROW);
        }
        page.range(row, 0, row, columns.size()).style().bold().wrapText(true).set();
        page.freezePane(1, row + 1);
        return row + 1;
    }

    private static void put(
            Worksheet page, int row, int column, Column of, @Nullable String value) {
        if (value == null) {
            return;
        }
        switch (of.type()) {
            case NUMBER, MONEY -> {
                page.value(row, column, Long.parseLong(value));
                page.style(row, column).format("#,##0").set();
            }
            case DAY -> {
                page.value(row, column, LocalDate.parse(value));
                // a day that every program reads, whatever its language
                page.style(row, column).format("yyyy-mm-dd").set();
            }
            case WORDS -> page.value(row, column, value);
        }
    }

    /// What a person changed: where, from what, to what and why.
    public List<List<String>> changes(Sheet sheet, String language) {
        var changes = new ArrayList<List<String>>();
        for (var line : sheet.lines()) {
            for (var column : sheet.report().columns()) {
                var cell = line.cell(column.id());
                if (cell.changed()) {
                    changes.add(
                            List.of(
                                    line.title().in(language) + " · " + column.title().in(language),
                                    Optional.ofNullable(cell.filled()).orElse(""),
                                    Optional.ofNullable(cell.typed()).orElse(""),
                                    Optional.ofNullable(cell.reason()).orElse("")));
                }
            }
        }
        return changes;
    }

    /// A report as a printed paper.
    ///
    /// @param signer who prints it
    /// @param state in words
    public byte[] paper(Sheet sheet, String signer, String state) {
        String language = reports.country().settings().binding();
        var columns = sheet.report().columns();
        var lines = new ArrayList<Map<String, ?>>();
        for (var line : sheet.lines()) {
            lines.add(
                    row(
                            line.title().in(language),
                            columns.stream()
                                    .map(column ->
                                            printed(
                                                    column,
                                                    line.cell(column.id()).value(),
                                                    language))
                                    .toList()));
        }
        var changes = new ArrayList<Map<String, ?>>();
        for (var change : changes(sheet, language)) {
            changes.add(
                    Map.of(
                            "cell", change.get(0),
                            "was", change.get(1),
                            "now", change.get(2),
                            "why", change.get(3)));
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("agency", agency(sheet, language));
        fields.put("reporter", agency(sheet, language));
        fields.put("issued_on", reports.today());
        fields.put("signer_name", signer);
        fields.put("name", sheet.report().title().in(language));
        fields.put("basis", sheet.report().basis().in(language));
        fields.put("from_day", sheet.term().from());
        fields.put("until_day", sheet.term().until());
        fields.put("state", state);
        fields.put(
                "heads",
                List.of(
                        row(
                                word("report.row", language),
                                columns.stream().map(one -> one.title().in(language)).toList())));
        fields.put("lines", lines);
        fields.put("changes", changes);
        return documents.render(DOCUMENT, fields, language);
    }

    private static Map<String, String> row(String title, List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        row.put("c0", title);
        for (int i = 0; i < cells.size(); i++) {
            row.put("c" + (i + 1), cells.get(i));
        }
        return row;
    }

    private static String printed(Column column, @Nullable String value, String language) {
        if (value == null) {
            return "";
        }
        return switch (column.type()) {
            case NUMBER, MONEY ->
                    NumberFormat.getIntegerInstance(Locale.forLanguageTag(language))
                            .format(Long.parseLong(value));
            case DAY -> DAY.format(LocalDate.parse(value));
            case WORDS -> value;
        };
    }

    private String agency(Sheet sheet, String language) {
        return Agencies.of(reports.country()).name(sheet.agency(), reports.today(), language);
    }

    private String word(String key, String language, Object... values) {
        Country country = reports.country();
        return country.words().of(key, language, values);
    }
}
