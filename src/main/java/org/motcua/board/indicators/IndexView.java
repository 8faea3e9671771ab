package org.motcua.board.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.board.BoardLink;
import org.motcua.board.Places;
import org.motcua.indicator.Index;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Scored;
import org.motcua.indicator.Scores;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.springframework.stereotype.Component;

/// An index of a place: its groups and items with the points of each, and its parts by points.
@Component("indicatorIndex")
public class IndexView {
    private final Indicators indicators;
    private final Scores scores;
    private final Places places;

    IndexView(Indicators indicators, Scores scores, Places places) {
        this.indicators = indicators;
        this.scores = scores;
        this.places = places;
    }

    /// A group with its points.
    public record GroupShown(String title, String points, Table items) {}

    Html.View shown(Page page, Asked asked, Index index) {
        var scored = scores.scored(index, asked.area(), asked.months());
        var groups = new ArrayList<GroupShown>();
        for (var group : index.groups()) {
            groups.add(
                    new GroupShown(
                            page.t(group.title()),
                            page.w(
                                    "indicator.points",
                                    points(page, scored.points(group).orElse(null)),
                                    number(page, scored.possible(group)),
                                    number(page, group.points())),
                            items(page, asked, scored, group)));
        }
        var parts = parts(page, asked, index);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("title", page.t(index.title()));
        model.put("name", places.name(asked.area(), page.language()));
        model.put("list", asked.list());
        model.put(
                "up",
                places.around(asked.area())
                        .map(up ->
                                new BoardLink(
                                        places.name(up, page.language()),
                                        asked.at(up).index(index.id()),
                                        false)));
        model.put(
                "periods",
                asked.periods(page, indicators.today(), asked.root() + "/indexes/" + index.id()));
        model.put("sum", points(page, scored.ofHundred().orElse(null)));
        model.put("grade", scored.grade().map(grade -> page.t(grade.title())).orElse(""));
        model.put(
                "applies",
                page.w(
                        "indicator.applies",
                        points(page, scored.points()),
                        number(page, scored.possible()),
                        number(page, index.points())));
        model.put("groups", groups);
        model.put("parts", parts.rows().isEmpty() ? null : parts);
        model.put("source", page.t(index.source()));
        model.put("csv", asked.root() + "/indexes/" + index.id() + "/table.csv" + asked.query());
        return Html.of("board/indicators/index", model);
    }

    private static Table items(Page page, Asked asked, Scored scored, Index.Group group) {
        var written = new Written(page);
        var rows = new ArrayList<List<Cell>>();
        for (var line : scored.of(group)) {
            var indicator = line.indicator();
            if (indicator == null) {
                continue;
            }
            rows.add(
                    List.of(
                            new Cell(
                                    page.w(
                                            "indicator.numbered",
                                            line.item().number(),
                                            page.t(indicator.title())),
                                    asked.one(indicator.id()),
                                    null),
                            new Cell(written.value(indicator, line.figure())),
                            new Cell(points(page, line.points().orElse(null))),
                            new Cell(
                                    line.item().points() == 0
                                            ? page.w("indicator.not-weighed")
                                            : page.w(
                                                    line.item().assumed()
                                                            ? "indicator.assumed"
                                                            : "indicator.most",
                                                    number(page, line.item().points())))));
        }
        return new Table(
                page.t(group.title()),
                List.of(
                        new Column(page.w("indicator.title")),
                        new Column(page.w("indicator.value"), true, null, Sorted.NOT),
                        new Column(page.w("indicator.points.column"), true, null, Sorted.NOT),
                        new Column(page.w("indicator.points.most"), true, null, Sorted.NOT)),
                rows,
                true);
    }

    /// A part of the place with its points.
    record Line(Places.Part part, Scored scored) {}

    private List<Line> lines(Page page, Asked asked, Index index) {
        var scored = scores.scoredParts(index, asked.area(), asked.months());
        return places.parts(asked.area(), scored.keySet(), page.language()).stream()
                .flatMap(part -> {
                    var of = scored.get(part.getKey());
                    return of == null
                            ? Stream.<Line>empty()
                            : Stream.of(new Line(part.getValue(), of));
                })
                .sorted(
                        Comparator.comparing((Line line) -> line.scored().ofHundred().orElse(0.0))
                                .reversed())
                .toList();
    }

    private Table parts(Page page, Asked asked, Index index) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("board.part")));
        columns.add(new Column(page.w("indicator.sum"), true, null, Sorted.DOWN));
        columns.add(new Column(page.w("indicator.grade")));
        index.groups()
                .forEach(group ->
                        columns.add(new Column(page.t(group.title()), true, null, Sorted.NOT)));
        columns.add(new Column(page.w("indicator.possible"), true, null, Sorted.NOT));
        var rows = new ArrayList<List<Cell>>();
        for (var line : lines(page, asked, index)) {
            var scored = line.scored();
            var row = new ArrayList<Cell>();
            row.add(
                    new Cell(
                            line.part().name(),
                            asked.at(line.part().place()).index(index.id()),
                            null));
            row.add(new Cell(points(page, scored.ofHundred().orElse(null))));
            row.add(new Cell(scored.grade().map(grade -> page.t(grade.title())).orElse("")));
            index.groups()
                    .forEach(group ->
                            row.add(new Cell(points(page, scored.points(group).orElse(null)))));
            row.add(new Cell(number(page, scored.possible())));
            rows.add(row);
        }
        return new Table(page.w("indicator.index.parts"), columns, rows, true);
    }

    /// The same as rows of a file.
    List<List<String>> csv(Page page, Asked asked, Index index) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(page.w("board.csv.code"), page.w("board.csv.name")));
        head.add(page.w("indicator.sum"));
        head.add(page.w("indicator.possible"));
        index.groups().forEach(group -> head.add(page.t(group.title())));
        rows.add(head);
        for (var line : lines(page, asked, index)) {
            var row = new ArrayList<>(List.of(line.part().code(), line.part().name()));
            row.add(line.scored().ofHundred().map(String::valueOf).orElse(""));
            row.add("" + line.scored().possible());
            index.groups()
                    .forEach(group ->
                            row.add(line.scored().points(group).map(String::valueOf).orElse("")));
            rows.add(row);
        }
        return rows;
    }

    private static String points(Page page, @Nullable Double points) {
        return points == null
                ? page.w("indicator.not-applicable")
                : page.format().decimal(points, 2);
    }

    private static String number(Page page, double points) {
        return points == Math.rint(points)
                ? page.format().number(Math.round(points))
                : page.format().decimal(points, 2);
    }

    /// The ways to all indexes.
    List<BoardLink> links(Page page, Asked asked) {
        return scores.indexes().stream()
                .map(index -> new BoardLink(page.t(index.title()), asked.index(index.id()), false))
                .toList();
    }
}
