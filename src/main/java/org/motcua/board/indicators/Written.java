package org.motcua.board.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.ReportedFigure;
import org.motcua.page.NumberCard.Mark;
import org.motcua.page.Page;
import org.motcua.page.Sparkline;

/// How values, targets and the course of an indicator are written.
public final class Written {
    private final Page page;

    public Written(Page page) {
        this.page = page;
    }

    /// A value with its unit; a missing one says so, one of few is marked.
    public String value(Indicator one, Figure figure) {
        if (figure.value().isEmpty()) {
            return page.w("board.missing");
        }
        String text = number(one, figure.value().getAsDouble());
        return figure.few() && one.of() == Indicator.Of.DOSSIERS && one.measure().ofHundred()
                ? page.w("board.few", text)
                : text;
    }

    /// A value with its unit; a missing one says so.
    String known(Indicator one, OptionalDouble value) {
        return value.isEmpty() ? page.w("board.missing") : number(one, value.getAsDouble());
    }

    String number(Indicator one, double value) {
        if (one.measure().ofHundred()) {
            return page.w("page.format.percent", page.format().decimal(value, one.digits()));
        }
        String number =
                value == Math.rint(value) && one.digits() == 0
                        ? page.format().number(Math.round(value))
                        : page.format().decimal(value, one.digits());
        var unit = one.unit();
        if (unit == null) {
            return number;
        }
        return page.t(unit).equals("%")
                ? page.w("page.format.percent", number)
                : page.w("board.with-unit", number, page.t(unit));
    }

    /// What is to be reached next; empty where no target is set.
    Optional<Indicator.Target.Step> step(Indicator one, LocalDate today) {
        var target = one.target();
        return target == null ? Optional.empty() : Optional.of(target.on(today));
    }

    String target(Indicator one, LocalDate today) {
        var target = one.target();
        if (target == null) {
            return page.w("indicator.no-target");
        }
        var step = target.on(today);
        String wanted = page.w("indicator.target." + target.direction(), number(one, step.value()));
        var by = step.by();
        return by == null
                ? wanted
                : page.w("indicator.target.by", wanted, page.format().shortDate(by));
    }

    /// Level and direction in one mark, against the value of the time before.
    Mark mark(Indicator one, OptionalDouble value, OptionalDouble before, LocalDate today) {
        var target = one.target();
        if (target == null || value.isEmpty()) {
            return Mark.UNKNOWN;
        }
        if (target.met(value.getAsDouble(), target.on(today))) {
            return Mark.MET;
        }
        if (before.isEmpty()) {
            return Mark.BEHIND_AND_STILL;
        }
        boolean better =
                target.direction() == Indicator.Target.Direction.UP
                        ? value.getAsDouble() > before.getAsDouble()
                        : value.getAsDouble() < before.getAsDouble();
        return better ? Mark.BEHIND_BUT_MOVING : Mark.BEHIND_AND_STILL;
    }

    /// @param compared whether there is a time before to hold it against
    String state(Mark mark, Indicator one, OptionalDouble value, boolean compared) {
        if (mark == Mark.BEHIND_AND_STILL && !compared) {
            return page.w("indicator.state.BEHIND");
        }
        if (value.isEmpty()) {
            return page.w("board.goal.missing");
        }
        return one.target() == null ? page.w("board.goal.none") : page.w("indicator.state." + mark);
    }

    /// The course of months as a line; months without a value are left out, not drawn as zero.
    @Nullable Sparkline line(Indicator one, SortedMap<LocalDate, Figure> months, LocalDate today) {
        var values = new ArrayList<Double>();
        months.values().forEach(figure -> figure.value().ifPresent(values::add));
        return line(one, values, today);
    }

    @Nullable Sparkline reported(Indicator one, List<ReportedFigure> figures, LocalDate today) {
        return line(one, figures.stream().map(ReportedFigure::value).toList(), today);
    }

    private @Nullable Sparkline line(Indicator one, List<Double> values, LocalDate today) {
        if (values.size() < 2) {
            return null;
        }
        return new Sparkline(
                values,
                step(one, today).map(Indicator.Target.Step::value).orElse(null),
                page.w(
                        "indicator.line",
                        values.size(),
                        number(one, values.getFirst()),
                        number(one, values.getLast())));
    }
}
