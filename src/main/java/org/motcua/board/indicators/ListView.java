package org.motcua.board.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.ReportedFigure;
import org.motcua.page.NumberCard.Mark;
import org.motcua.page.Page;
import org.motcua.page.Sparkline;
import org.springframework.stereotype.Component;

/// All indicators of a place as rows: what is measured first, then what is reported.
@Component("indicatorList")
public class ListView {
    private static final int MONTHS = 12;

    private final Indicators indicators;

    ListView(Indicators indicators) {
        this.indicators = indicators;
    }

    /// One indicator in the list.
    ///
    /// @param told for what is reported: as of when, and by whom
    public record Row(
            String title,
            String path,
            String value,
            String target,
            Mark mark,
            String state,
            @Nullable Sparkline line,
            @Nullable String told,
            String source) {}

    List<Row> measured(Page page, Asked asked, boolean all) {
        var area = asked.area();
        var shown = shown(all);
        var listed = indicators.listed(shown, area, "", asked.months(), MONTHS);
        var today = indicators.today();
        var written = new Written(page);
        var rows = new ArrayList<Row>();
        for (Indicator one : shown) {
            var figure = listed.values().get(one.id());
            if (figure == null) {
                continue;
            }
            var earlier = listed.before().getOrDefault(one.id(), Figure.NONE).value();
            var mark = written.mark(one, figure.value(), earlier, today);
            rows.add(
                    new Row(
                            page.t(one.title()),
                            asked.one(one.id()),
                            written.value(one, figure),
                            written.target(one, today),
                            mark,
                            written.state(mark, one, figure.value(), earlier.isPresent()),
                            written.line(
                                    one,
                                    listed.courses().getOrDefault(one.id(), new TreeMap<>()),
                                    today),
                            null,
                            page.t(one.source())));
        }
        return rows;
    }

    List<Row> reported(Page page, Asked asked, boolean all) {
        var today = indicators.today();
        var written = new Written(page);
        var rows = new ArrayList<Row>();
        for (Indicator one : shown(all)) {
            if (one.measure() == Indicator.Measure.REPORTED) {
                var figures = indicators.reported(one, asked.area());
                var last = figures.isEmpty() ? null : figures.getLast();
                var value = last == null ? OptionalDouble.empty() : OptionalDouble.of(last.value());
                var earlier =
                        figures.size() < 2
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(figures.get(figures.size() - 2).value());
                var mark = written.mark(one, value, earlier, today);
                rows.add(
                        new Row(
                                page.t(one.title()),
                                asked.one(one.id()),
                                last == null
                                        ? page.w("board.missing")
                                        : written.number(one, last.value()),
                                written.target(one, today),
                                mark,
                                written.state(mark, one, value, earlier.isPresent()),
                                written.reported(one, figures, today),
                                last == null ? null : told(page, last),
                                page.t(one.source())));
            }
        }
        return rows;
    }

    static String told(Page page, ReportedFigure figure) {
        return page.w(
                "indicator.told",
                page.format().shortDate(figure.asOf()),
                page.t(figure.reporter()));
    }

    private List<Indicator> shown(boolean all) {
        return indicators.all().stream().filter(one -> all || one.open()).toList();
    }

    /// As rows of a file, with the numbers that each value is made of.
    List<List<String>> csv(Page page, Asked asked, boolean all) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of("id", "title", "value", "part", "whole", "standing", "kind", "as-of")
                        .stream()
                        .map(column -> page.w("indicator.csv." + column))
                        .toList());
        Map<String, Figure> values = indicators.values(asked.area(), asked.months());
        for (Indicator one : shown(all)) {
            var figure = values.get(one.id());
            if (figure != null) {
                rows.add(
                        List.of(
                                one.id(),
                                page.t(one.title()),
                                plain(figure.value()),
                                "" + figure.part(),
                                "" + figure.whole(),
                                "" + figure.standing(),
                                page.w("indicator.measured"),
                                asked.months().id()));
            } else {
                for (var told : indicators.reported(one, asked.area())) {
                    rows.add(
                            List.of(
                                    one.id(),
                                    page.t(one.title()),
                                    plain(OptionalDouble.of(told.value())),
                                    "",
                                    "",
                                    "",
                                    page.w("indicator.reported"),
                                    told.asOf().toString()));
                }
            }
        }
        return rows;
    }

    static String plain(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : BigDecimal.valueOf(value.getAsDouble()).stripTrailingZeros().toPlainString();
    }
}
