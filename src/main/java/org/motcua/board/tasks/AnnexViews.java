package org.motcua.board.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.directive.Annex;
import org.motcua.directive.AnnexReport;
import org.motcua.directive.Document;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.springframework.stereotype.Component;

/// Examined files in words and tables.
@Component
public class AnnexViews {
    private static final int SHORT = 120;

    /// A file that was sent.
    public record Kept(String name, String state, String path) {}

    List<Kept> files(Page page, Document document, List<Annex> all) {
        return all.stream()
                .map(one -> {
                    var taken = one.takenAt();
                    return new Kept(
                            one.name(),
                            taken == null
                                    ? page.w("board.directive.annex.waiting")
                                    : page.w(
                                            "board.directive.annex.taken",
                                            page.format().moment(taken)),
                            DirectivePages.path(document, one));
                })
                .toList();
    }

    AnnexReport.Choices choices(List<String> chosen) {
        return new AnnexReport.Choices(
                chosen.contains("renumber"),
                chosen.contains("firstLeads"),
                chosen.contains("strict"));
    }

    static List<String> chosen(AnnexReport.Choices choices) {
        return Stream.of(
                        choices.renumber() ? "renumber" : "",
                        choices.firstLeads() ? "firstLeads" : "",
                        choices.strict() ? "strict" : "")
                .filter(one -> !one.isEmpty())
                .toList();
    }

    Field field(Page page, AnnexReport.Choices choices) {
        return Field.checkboxes(
                        "choice",
                        page.w("board.directive.report.choices"),
                        Stream.of("renumber", "firstLeads", "strict")
                                .map(name ->
                                        new Field.Option(
                                                name, page.w("board.directive.report." + name)))
                                .toList())
                .values(chosen(choices));
    }

    String counts(Page page, AnnexReport report) {
        var format = page.format();
        return page.w(
                "board.directive.report.counts",
                format.number(report.lines().size()),
                format.number(report.fresh()),
                format.number(report.known()),
                format.number(report.refused()));
    }

    List<String> general(Page page, AnnexReport report) {
        return report.general().stream().map(flaw -> words(page, flaw)).toList();
    }

    private static String words(Page page, AnnexReport.Flaw flaw) {
        return flaw.words(page.country(), page.language());
    }

    Table kinds(Page page, AnnexReport report) {
        var rows = new ArrayList<List<Cell>>();
        report.counts()
                .forEach((what, many) ->
                        rows.add(
                                List.of(
                                        new Cell(page.w("directive.annex.kind." + what)),
                                        new Cell(page.format().number(many)),
                                        new Cell(
                                                page.w(
                                                        what.stops()
                                                                ? "board.directive.report.refused"
                                                                : "board.directive.report.remark"),
                                                null,
                                                what.stops() ? Tone.BAD : Tone.WARN))));
        return new Table(
                page.w("board.directive.report.faults"),
                List.of(
                        new Column(page.w("board.directive.report.what")),
                        new Column(
                                page.w("board.directive.report.how-many"),
                                true,
                                null,
                                Table.Sorted.NOT),
                        new Column(page.w("board.directive.report.state"))),
                rows,
                true);
    }

    /// Rows that are not taken first, then those with remarks, then the others.
    Table rows(Page page, AnnexReport report) {
        var sorted =
                Stream.of(2, 1, 0)
                        .flatMap(rank -> report.lines().stream().filter(line -> rank(line) == rank))
                        .map(line -> row(page, line))
                        .toList();
        return new Table(
                page.w("board.directive.report.rows"),
                Stream.of(
                                "board.directive.report.row",
                                "board.task.number",
                                "board.task.text",
                                "board.directive.report.state",
                                "board.directive.report.what")
                        .map(key -> new Column(page.w(key)))
                        .toList(),
                sorted,
                true);
    }

    private static int rank(AnnexReport.Line line) {
        return line.refused() ? 2 : line.flaws().isEmpty() ? 0 : 1;
    }

    private static List<Cell> row(Page page, AnnexReport.Line line) {
        String state = line.refused() ? "refused" : line.known() ? "known" : "fresh";
        Tone tone = line.refused() ? Tone.BAD : line.known() ? Tone.PLAIN : Tone.GOOD;
        String text = line.text();
        return List.of(
                new Cell(page.format().number(line.row())),
                new Cell(line.label()),
                new Cell(text.length() <= SHORT ? text : text.substring(0, SHORT - 1) + "…"),
                new Cell(page.w("board.directive.report." + state), null, tone),
                new Cell(
                        line.flaws().stream()
                                .map(flaw -> words(page, flaw))
                                .collect(Collectors.joining(" "))));
    }
}
