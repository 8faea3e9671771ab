package org.motcua.board.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.board.BoardLink;
import org.motcua.board.Places;
import org.motcua.indicator.DossiersBehind.Which;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Listed;
import org.motcua.indicator.ReportedFigure;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.springframework.stereotype.Component;

/// One indicator of a place: its value and formula, its course, its parts, its procedures, what was
/// published when the time was closed, and the way to the dossiers.
@Component("indicatorOne")
class OneView {
    private static final int MONTHS = 12;

    private final Indicators indicators;
    private final Places places;
    private final PartsView parts;

    OneView(Indicators indicators, Places places, PartsView parts) {
        this.indicators = indicators;
        this.places = places;
        this.parts = parts;
    }

    Html.View shown(Page page, Asked asked, Indicator one, boolean behind) {
        var today = indicators.today();
        var listed =
                indicators.listed(
                        List.of(one), asked.area(), asked.procedure(), asked.months(), MONTHS);
        var figure = listed.values().getOrDefault(one.id(), Figure.NONE);
        var reported = indicators.reported(one, asked.area());
        boolean told = one.measure() == Indicator.Measure.REPORTED;
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("name", name(page, asked));
        model.put("title", page.t(one.title()));
        model.put("reportedOnly", told);
        model.put("list", asked.list());
        model.put(
                "periods",
                told ? List.of() : asked.periods(page, today, asked.root() + "/" + one.id()));
        model.put("up", places.around(asked.area()).map(up -> up(page, asked.at(up), one)));
        model.put("facts", facts(page, asked, one, figure, today));
        level(model, new Written(page), one, listed, reported);
        parts(model, page, asked, one);
        boolean all = asked.procedure().isEmpty();
        model.put("revised", all ? revised(page, asked, one, figure) : null);
        model.put("figures", FigureTable.of(page, one, reported, indicators.reportedAmong(one)));
        model.put("behind", behind ? behind(page, asked, one, figure) : List.of());
        model.put("csv", asked.root() + "/" + one.id() + "/parts.csv" + asked.query());
        return Html.of("board/indicators/one", model);
    }

    /// The value, how it stands against its target, and its course.
    private void level(
            Map<String, @Nullable Object> model,
            Written written,
            Indicator one,
            Listed listed,
            List<ReportedFigure> reported) {
        var today = indicators.today();
        boolean told = one.measure() == Indicator.Measure.REPORTED;
        var value =
                told && !reported.isEmpty()
                        ? OptionalDouble.of(reported.getLast().value())
                        : listed.values().getOrDefault(one.id(), Figure.NONE).value();
        var earlier = listed.before().getOrDefault(one.id(), Figure.NONE).value();
        var mark = written.mark(one, value, earlier, today);
        model.put("value", written.known(one, value));
        model.put("mark", mark);
        model.put("state", written.state(mark, one, value, earlier.isPresent()));
        var course = listed.courses().getOrDefault(one.id(), new TreeMap<>());
        model.put(
                "line",
                told ? written.reported(one, reported, today) : written.line(one, course, today));
    }

    /// Place by place, and procedure by procedure where all procedures are asked for.
    private void parts(Map<String, @Nullable Object> model, Page page, Asked asked, Indicator one) {
        var lines = parts.lines(page, asked, one);
        model.put("strip", PartsView.strip(page, asked, one, lines));
        model.put("parts", lines.isEmpty() ? null : PartsView.table(page, asked, one, lines));
        boolean all = asked.procedure().isEmpty();
        model.put("procedures", all ? parts.procedures(page, asked, one) : null);
        model.put(
                "whole",
                all
                        ? null
                        : new BoardLink(
                                page.w("indicator.all-procedures"),
                                asked.of("").one(one.id()),
                                false));
    }

    /// The place, and the procedure where one is asked for.
    String name(Page page, Asked asked) {
        String place = places.name(asked.area(), page.language());
        return asked.procedure().isEmpty()
                ? place
                : page.w("indicator.of-procedure", place, parts.procedure(page, asked.procedure()));
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
            case RATIO ->
                    one.of() == Indicator.Of.ENTRIES
                            ? page.w(
                                    "indicator.of",
                                    format.number(figure.part()),
                                    format.number(figure.whole()))
                            : page.w("indicator.ratio");
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
