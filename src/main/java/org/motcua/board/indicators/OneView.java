package org.motcua.board.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.motcua.board.BoardLink;
import org.motcua.board.Places;
import org.motcua.country.Countries;
import org.motcua.indicator.DossiersBehind.Which;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.DotStrip;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// One indicator of a place: its value and formula, its course, its parts, its procedures, what was
/// published when the time was closed, and the way to the dossiers.
@Component("indicatorOne")
class OneView {
    private static final int MONTHS = 12;

    private final Indicators indicators;
    private final Places places;
    private final Countries countries;

    OneView(Indicators indicators, Places places, Countries countries) {
        this.indicators = indicators;
        this.places = places;
        this.countries = countries;
    }

    Html.View shown(Page page, Asked asked, Indicator one, boolean behind) {
        var today = indicators.today();
        var written = new Written(page);
        var figure = indicators.value(one, asked.area(), asked.months()).orElse(Figure.NONE);
        var before = indicators.value(one, asked.area(), asked.months().before());
        var reported = indicators.reported(one, asked.area());
        boolean told = one.measure() == Indicator.Measure.REPORTED;
        var value =
                told && !reported.isEmpty()
                        ? OptionalDouble.of(reported.getLast().value())
                        : figure.value();
        var earlier = before.map(Figure::value).orElse(OptionalDouble.empty());
        var mark = written.mark(one, value, earlier, today);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("name", places.name(asked.area(), page.language()));
        model.put("title", page.t(one.title()));
        model.put("reportedOnly", told);
        model.put(
                "value",
                value.isEmpty()
                        ? page.w("board.missing")
                        : written.number(one, value.getAsDouble()));
        model.put("mark", mark);
        model.put("state", written.state(mark, one, value, earlier.isPresent()));
        model.put("list", asked.list());
        model.put(
                "periods",
                told ? List.of() : asked.periods(page, today, asked.root() + "/" + one.id()));
        model.put("up", places.around(asked.area()).map(up -> up(page, asked.at(up), one)));
        model.put("facts", facts(page, asked, one, figure, today));
        model.put(
                "line",
                told
                        ? written.reported(one, reported, today)
                        : written.line(one, indicators.months(one, asked.area(), MONTHS), today));
        model.put("revised", revised(page, asked, one, figure));
        var parts = lines(page, asked, one);
        model.put("strip", strip(page, asked, one, parts));
        model.put("parts", parts.isEmpty() ? null : parts(page, asked, one, parts));
        model.put("procedures", procedures(page, asked, one));
        model.put("figures", FigureTable.of(page, one, reported, indicators.reportedAmong(one)));
        model.put("behind", behind ? behind(page, asked, one, figure) : List.of());
        model.put("csv", asked.root() + "/" + one.id() + "/parts.csv" + asked.query());
        return Html.of("board/indicators/one", model);
    }

    private BoardLink up(Page page, Asked up, Indicator one) {
        return new BoardLink(places.name(up.area(), page.language()), up.one(one.id()), false);
    }

    private static Summary facts(
            Page page, Asked asked, Indicator one, Figure figure, LocalDate today) {
        var written = new Written(page);
        var rows = new ArrayList<Summary.Row>();
        if (one.measure() != Indicator.Measure.REPORTED) {
            rows.add(new Summary.Row(page.w("indicator.period"), Asked.name(page, asked.months())));
            rows.add(new Summary.Row(page.w("indicator.made-of"), madeOf(page, one, figure)));
        }
        rows.add(new Summary.Row(page.w("indicator.target"), written.target(one, today)));
        written.step(one, today)
                .ifPresent(step ->
                        rows.add(new Summary.Row(page.w("indicator.basis"), page.t(step.basis()))));
        if (figure.value().isPresent()) {
            one.grade(figure.value().getAsDouble())
                    .ifPresent(grade ->
                            rows.add(
                                    new Summary.Row(
                                            page.w("indicator.grade"), page.t(grade.title()))));
        }
        rows.add(new Summary.Row(page.w("indicator.how"), page.t(one.how())));
        Integer cap = one.cap();
        if (cap != null) {
            rows.add(new Summary.Row(page.w("indicator.cap"), page.w("indicator.cap.words", cap)));
        }
        rows.add(new Summary.Row(page.w("indicator.source"), page.t(one.source())));
        return new Summary(rows);
    }

    private static String madeOf(Page page, Indicator one, Figure figure) {
        var format = page.format();
        return switch (one.measure()) {
            case SHARE ->
                    figure.standing() > 0
                            ? page.w(
                                    "indicator.of-standing",
                                    format.number(figure.part()),
                                    format.number(figure.whole()),
                                    format.number(figure.standing()))
                            : page.w(
                                    "indicator.of",
                                    format.number(figure.part()),
                                    format.number(figure.whole()));
            case RATIO -> page.w("indicator.ratio");
            case COUNT, PERCENTILE, REPORTED ->
                    page.w("board.note.of", format.number(figure.whole()));
        };
    }

    /// What was published, where later entries made something else of it.
    private @Nullable String revised(Page page, Asked asked, Indicator one, Figure figure) {
        return indicators
                .closed(one, asked.area(), asked.months())
                .filter(closed -> !closed.value().equals(figure.value()))
                .map(closed -> page.w("indicator.revised", new Written(page).value(one, closed)))
                .orElse(null);
    }

    /// A part with its value, those below the target first.
    record Line(Places.Part part, Figure figure) {}

    List<Line> lines(Page page, Asked asked, Indicator one) {
        var figures = indicators.parts(one, asked.area(), asked.months());
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
        var target = one.target();
        boolean down = target != null && target.direction() == Indicator.Target.Direction.DOWN;
        Comparator<Line> order =
                Comparator.comparingDouble(
                        line -> line.figure().value().orElse(0) * (down ? -1 : 1));
        lines.sort(Comparator.comparing((Line line) -> line.figure().few()).thenComparing(order));
        return lines;
    }

    private static @Nullable DotStrip strip(
            Page page, Asked asked, Indicator one, List<Line> lines) {
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

    private static Table parts(Page page, Asked asked, Indicator one, List<Line> lines) {
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
                            new Cell(page.format().number(line.figure().part())),
                            new Cell(page.format().number(line.figure().whole()))));
        }
        return new Table(page.w("indicator.parts"), columns(page, "board.part"), rows, true);
    }

    private static List<Column> columns(Page page, String first) {
        return List.of(
                new Column(page.w(first)),
                new Column(page.w("indicator.value"), true, null, Sorted.NOT),
                new Column(page.w("indicator.part"), true, null, Sorted.NOT),
                new Column(page.w("indicator.whole"), true, null, Sorted.NOT));
    }

    private @Nullable Table procedures(Page page, Asked asked, Indicator one) {
        var figures = indicators.procedures(one, asked.area(), asked.months());
        if (figures.isEmpty()) {
            return null;
        }
        var written = new Written(page);
        var rows =
                figures.entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble((Map.Entry<String, Figure> of) ->
                                                of.getValue().value().orElse(0))
                                        .thenComparing(Map.Entry::getKey))
                        .map(of ->
                                List.of(
                                        new Cell(procedure(page, of.getKey())),
                                        new Cell(written.value(one, of.getValue())),
                                        new Cell(page.format().number(of.getValue().part())),
                                        new Cell(page.format().number(of.getValue().whole()))))
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

    private static List<BoardLink> behind(Page page, Asked asked, Indicator one, Figure figure) {
        if (one.of() != Indicator.Of.DOSSIERS || figure.whole() == 0) {
            return List.of();
        }
        var links = new ArrayList<BoardLink>();
        for (var which : Which.values()) {
            boolean any =
                    switch (which) {
                        case WHOLE -> true;
                        case MET, MISSED -> one.measure() == Indicator.Measure.SHARE;
                        case STANDING -> figure.standing() > 0;
                    };
            if (any) {
                links.add(
                        new BoardLink(
                                page.w("indicator.which." + which.id()),
                                dossiers(asked, one, which),
                                false));
            }
        }
        return links;
    }

    static String dossiers(Asked asked, Indicator one, Which which) {
        return asked.root() + "/" + one.id() + "/dossiers" + asked.query() + "&show=" + which.id();
    }
}
