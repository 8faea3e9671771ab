package org.motcua.board.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.motcua.report.Report;
import org.motcua.report.RollUp;
import org.motcua.report.Sheet;
import org.motcua.report.Term;
import org.springframework.stereotype.Component;

/// Reports in words and tables.
@Component("reportViews")
public class ReportViews {
    /// A cell as the page shows it.
    ///
    /// @param name of the field; none where nothing is typed
    /// @param label for those who listen
    /// @param mark what is to be looked at twice, or that a person changed it
    public record Box(
            String shown,
            @Nullable String name,
            String label,
            boolean number,
            boolean words,
            @Nullable String mark) {}

    public record Row(String title, List<Box> boxes) {}

    /// A report of an agency in the list.
    public record Owed(String agency, String path, String state, Tone tone) {}

    /// A report with its time.
    ///
    /// @param sums the way to the sums; none where the reader sees none
    public record Line(
            String title, String term, String due, List<Owed> owed, @Nullable String sums) {}

    List<String> heads(Page page, Report report) {
        return report.columns().stream().map(one -> page.t(one.title())).toList();
    }

    /// @param last what was sent for the time before
    List<Row> rows(
            Page page,
            Sheet sheet,
            Map<String, Map<String, Long>> last,
            boolean open,
            Map<String, String> sent) {
        var rows = new ArrayList<Row>();
        for (var line : sheet.lines()) {
            var boxes = new ArrayList<Box>();
            for (var column : sheet.report().columns()) {
                String name = name(line.id(), column.id());
                String value = line.cell(column.id()).value();
                boolean typed = open && column.typed();
                boxes.add(
                        new Box(
                                typed
                                        ? sent.getOrDefault(name, value == null ? "" : value)
                                        : shown(page, column, value),
                                typed ? name : null,
                                page.t(line.title()) + " · " + page.t(column.title()),
                                column.adds(),
                                column.type() == Report.Type.WORDS,
                                mark(page, sheet, line, column, last)));
            }
            rows.add(new Row(page.t(line.title()), boxes));
        }
        return rows;
    }

    static String name(String line, String column) {
        return "c/" + line + "/" + column;
    }

    private static @Nullable String mark(
            Page page,
            Sheet sheet,
            Sheet.Line line,
            Report.Column column,
            Map<String, Map<String, Long>> last) {
        if (line.cell(column.id()).changed()) {
            return page.w("report.mark.changed");
        }
        var outlier = sheet.report().outlier();
        var before = last.getOrDefault(line.id(), Map.of()).get(column.id());
        if (outlier == null || before == null || !column.adds()) {
            return null;
        }
        long now = line.cell(column.id()).amount();
        long change = Math.abs(now - before);
        return change >= outlier.least() && change * 100 > before * outlier.percent()
                ? page.w("report.mark.outlier", page.format().number(before))
                : null;
    }

    private static String shown(Page page, Report.Column column, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (column.type()) {
            case NUMBER, MONEY -> page.format().number(Long.parseLong(value));
            case DAY -> page.format().shortDate(LocalDate.parse(value));
            case WORDS -> value;
        };
    }

    /// The sums of the columns that are added up; empty elsewhere.
    List<String> totals(Page page, Sheet sheet) {
        return sheet.report().columns().stream()
                .map(column -> column.adds() ? page.format().number(sheet.sum(column.id())) : "")
                .toList();
    }

    String stretch(Page page, Term term) {
        return page.w(
                "report.stretch",
                page.format().shortDate(term.from()),
                page.format().shortDate(term.until()));
    }

    String state(Page page, Sheet sheet, LocalDate today) {
        var state = sheet.state();
        var sent = state.map(Sheet.State::sent);
        if (sent.isPresent()) {
            long late = state.get().late();
            String when = page.format().moment(sent.get());
            return late > 0
                    ? page.w("report.state.sent-late", when, hours(page, late))
                    : page.w("report.state.sent", when);
        }
        if (!today.isAfter(sheet.term().until())) {
            return page.w("report.state.running");
        }
        return today.isAfter(sheet.term().due())
                ? page.w("report.state.missing", page.format().shortDate(sheet.term().due()))
                : page.w("report.state.due", page.format().shortDate(sheet.term().due()));
    }

    Tone tone(Sheet sheet, LocalDate today) {
        if (sheet.sent()) {
            return sheet.state().filter(one -> one.late() > 0).isPresent() ? Tone.WARN : Tone.GOOD;
        }
        return today.isAfter(sheet.term().due()) ? Tone.BAD : Tone.INFO;
    }

    private static String hours(Page page, long minutes) {
        return page.format().decimal(minutes / 60.0, 1);
    }

    /// What a person changes of what the program filled in.
    List<Field> changing(Page page, Sheet sheet, Map<String, String> sent) {
        var lines =
                sheet.lines().stream()
                        .map(line -> new Field.Option(line.id(), page.t(line.title())))
                        .toList();
        var columns =
                sheet.report().columns().stream()
                        .filter(Report.Column::filled)
                        .map(column -> new Field.Option(column.id(), page.t(column.title())))
                        .toList();
        return lines.isEmpty() || columns.isEmpty()
                ? List.of()
                : List.of(
                        Field.select("line", page.w("report.row"), lines).value(sent.get("line")),
                        Field.select("column", page.w("report.column"), columns)
                                .value(sent.get("column")),
                        Field.text("value", page.w("report.change.changed"))
                                .value(sent.get("value")),
                        Field.longText("reason", page.w("report.change.reason"))
                                .value(sent.get("reason")));
    }

    Table changes(Page page, List<List<String>> changes) {
        return new Table(
                page.w("report.changes"),
                List.of("cell", "filled", "changed", "reason").stream()
                        .map(name -> new Column(page.w("report.change." + name)))
                        .toList(),
                changes.stream().map(row -> row.stream().map(Cell::new).toList()).toList(),
                true);
    }

    /// The sums by row.
    Optional<Table> sums(Page page, RollUp all) {
        if (all.lines().isEmpty()) {
            return Optional.empty();
        }
        var columns = all.report().columns().stream().filter(Report.Column::adds).toList();
        var rows = new ArrayList<List<Cell>>();
        for (var line : all.lines()) {
            var cells = new ArrayList<Cell>();
            cells.add(new Cell(page.t(line.title())));
            columns.forEach(column -> cells.add(number(page, line.sums(), column)));
            rows.add(cells);
        }
        var total = new ArrayList<Cell>();
        total.add(new Cell(page.w("report.total")));
        columns.forEach(column -> total.add(new Cell(page.format().number(all.sum(column.id())))));
        rows.add(total);
        return Optional.of(
                new Table(page.w("report.sums"), heads(page, "report.row", columns), rows, true));
    }

    private static Cell number(Page page, Map<String, Long> sums, Report.Column column) {
        return new Cell(page.format().number(sums.getOrDefault(column.id(), 0L)));
    }

    private static List<Column> heads(Page page, String first, List<Report.Column> columns) {
        var heads = new ArrayList<Column>();
        heads.add(new Column(page.w(first)));
        columns.forEach(
                one -> heads.add(new Column(page.t(one.title()), true, null, Table.Sorted.NOT)));
        return heads;
    }

    /// Who owes it, with how it stands and their sums.
    Table parts(Page page, RollUp all, String path) {
        var columns = all.report().columns().stream().filter(Report.Column::adds).toList();
        var heads = new ArrayList<Column>();
        heads.add(new Column(page.w("report.reporters")));
        for (String name : List.of("expected", "sent", "late", "missing", "hours")) {
            heads.add(new Column(page.w("report.count." + name), true, null, Table.Sorted.NOT));
        }
        heads.addAll(heads(page, "report.row", columns).subList(1, columns.size() + 1));
        var rows = new ArrayList<List<Cell>>();
        for (var part : all.parts()) {
            var cells = new ArrayList<Cell>();
            cells.add(new Cell(page.t(part.title()), path(part, path), null));
            for (long count :
                    new long[] {part.expected(), part.sent(), part.late(), part.missing()}) {
                cells.add(new Cell(page.format().number(count)));
            }
            cells.add(new Cell(hours(page, part.lateMinutes())));
            columns.forEach(column -> cells.add(number(page, part.sums(), column)));
            rows.add(cells);
        }
        return new Table(page.w("report.by-reporter"), heads, rows, true);
    }

    private static String path(RollUp.Part part, String path) {
        String code = part.code().substring(2);
        return part.code().startsWith("u:") ? path + "/sums?unit=" + code : path + "/of/" + code;
    }
}
