package org.motcua.board.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Places;
import org.motcua.country.Countries;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.DotStrip;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// The parts of an indicator's value: place by place and procedure by procedure.
@Component("indicatorParts")
class PartsView {
    private final Indicators indicators;
    private final Places places;
    private final Countries countries;

    PartsView(Indicators indicators, Places places, Countries countries) {
        this.indicators = indicators;
        this.places = places;
        this.countries = countries;
    }

    /// A part with its value, those below the target first.
    record Line(Places.Part part, Figure figure) {}

    List<Line> lines(Page page, Asked asked, Indicator one) {
        var figures = indicators.parts(one, asked.area(), asked.months(), asked.procedure());
        if (figures.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        for (var part : places.parts(asked.area(), figures.keySet(), page.language())) {
            var figure = figures.get(part.getKey());
            if (figure != null) {
                lines.add(new Line(part.getValue(), figure));
            }
        }
        lines.sort(
                Comparator.comparing((Line line) -> line.figure().few())
                        .thenComparingDouble(line -> worst(one, line.figure())));
        return lines;
    }

    /// What stands first: the least, or the most where less is better.
    private static double worst(Indicator one, Figure figure) {
        return figure.value().orElse(0) * (one.lessIsBetter() ? -1 : 1);
    }

    static @Nullable DotStrip strip(Page page, Asked asked, Indicator one, List<Line> lines) {
        if (!one.measure().ofHundred() || lines.size() < 3) {
            return null;
        }
        var written = new Written(page);
        var dots = new ArrayList<DotStrip.Dot>();
        for (var line : lines) {
            line.figure()
                    .value()
                    .ifPresent(value ->
                            dots.add(
                                    new DotStrip.Dot(
                                            line.part().name()
                                                    + ": "
                                                    + written.value(one, line.figure()),
                                            value,
                                            line.figure().few(),
                                            false)));
        }
        var target = one.target();
        double most = dots.stream().mapToDouble(DotStrip.Dot::value).max().orElse(100);
        return new DotStrip(
                page.w("indicator.spread", Asked.name(page, asked.months())),
                0,
                Math.max(100, most),
                target == null ? null : target.steps().getLast().value(),
                dots);
    }

    static Table table(Page page, Asked asked, Indicator one, List<Line> lines) {
        var written = new Written(page);
        var rows = new ArrayList<List<Cell>>();
        for (var line : lines) {
            rows.add(
                    List.of(
                            new Cell(
                                    line.part().name(),
                                    asked.at(line.part().place()).one(one.id()),
                                    null),
                            new Cell(written.value(one, line.figure())),
                            new Cell(counted(page, one, line.figure().part())),
                            new Cell(missed(page, one, line.figure())),
                            new Cell(counted(page, one, line.figure().whole()))));
        }
        return new Table(page.w("indicator.parts"), columns(page, "board.part"), rows, true);
    }

    private static List<Column> columns(Page page, String first) {
        return List.of(
                new Column(page.w(first)),
                new Column(page.w("indicator.value"), true, null, Sorted.NOT),
                new Column(page.w("indicator.part"), true, null, Sorted.NOT),
                new Column(page.w("indicator.missed"), true, null, Sorted.NOT),
                new Column(page.w("indicator.whole"), true, null, Sorted.NOT));
    }

    /// How many; what a ratio of dossiers divides is time, which nobody reads in seconds.
    private static String counted(Page page, Indicator one, long count) {
        return one.measure() == Indicator.Measure.RATIO && one.of() == Indicator.Of.DOSSIERS
                ? ""
                : page.format().number(count);
    }

    /// How many do not meet it: whoever has most of them weighs most.
    private static String missed(Page page, Indicator one, Figure figure) {
        return one.measure() == Indicator.Measure.SHARE
                ? page.format().number(figure.whole() - figure.part())
                : "";
    }

    @Nullable Table procedures(Page page, Asked asked, Indicator one) {
        var figures = indicators.procedures(one, asked.area(), asked.months());
        if (figures.isEmpty()) {
            return null;
        }
        var written = new Written(page);
        var rows =
                figures.entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble((Map.Entry<String, Figure> of) ->
                                                worst(one, of.getValue()))
                                        .thenComparing(Map.Entry::getKey))
                        .map(of ->
                                List.of(
                                        new Cell(
                                                procedure(page, of.getKey()),
                                                asked.of(of.getKey()).one(one.id()),
                                                null),
                                        new Cell(written.value(one, of.getValue())),
                                        new Cell(counted(page, one, of.getValue().part())),
                                        new Cell(missed(page, one, of.getValue())),
                                        new Cell(counted(page, one, of.getValue().whole()))))
                        .toList();
        return new Table(
                page.w("indicator.procedures"), columns(page, "indicator.procedure"), rows, true);
    }

    String procedure(Page page, String code) {
        return Procedures.of(countries.active())
                .find(new ProcedureCode(code), indicators.today())
                .map(rules -> page.t(rules.procedure().title()))
                .orElse(code);
    }
}
