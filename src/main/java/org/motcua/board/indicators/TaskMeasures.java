package org.motcua.board.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Reach;
import org.motcua.country.Countries;
import org.motcua.directive.Directives;
import org.motcua.directive.Standing;
import org.motcua.directive.Task;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;

/// Which indicator shows how far a task is, and which tasks an indicator shows: nobody types it.
@Component("taskMeasures")
public class TaskMeasures {
    private final Indicators indicators;
    private final Directives directives;
    private final Countries countries;
    private final Rights rights;
    private final Reach reach;

    TaskMeasures(
            Indicators indicators,
            Directives directives,
            Countries countries,
            Rights rights,
            Reach reach) {
        this.indicators = indicators;
        this.directives = directives;
        this.countries = countries;
        this.rights = rights;
        this.reach = reach;
    }

    /// How far a task is, by an indicator.
    ///
    /// @param value of the last twelve months
    /// @param target what it is to reach
    /// @param path to the indicator; none where the reader sees no board
    public record Shown(
            String title,
            String value,
            String target,
            String state,
            Tone tone,
            @Nullable String path) {}

    /// What an indicator says of a task.
    public Optional<Shown> of(Page page, SignedIn who, Task task) {
        String measure = task.measure();
        return measure == null
                ? Optional.empty()
                : indicators.find(measure).map(one -> shown(page, who, task, one));
    }

    private Shown shown(Page page, SignedIn who, Task task, Indicator one) {
        var today = indicators.today();
        var area = area(task);
        var written = new Written(page);
        var value = value(one, area);
        var mark = written.mark(one, value, OptionalDouble.empty(), today);
        String at =
                switch (area) {
                    case Area.Nation _ -> "";
                    case Area.Office(var code) -> "?agency=" + code;
                    case Area.Province(var code) -> "?unit=" + code;
                    case Area.Commune(var code) -> "?unit=" + code;
                };
        return new Shown(
                page.t(one.title()),
                value.isEmpty()
                        ? page.w("board.missing")
                        : written.number(one, value.getAsDouble()),
                written.target(one, today),
                written.state(mark, one, value, false),
                mark.tone(),
                rights.allows(who, Reach.SEE) && reach.of(who, Reach.SEE, area)
                        ? IndicatorPages.ROOT + "/" + one.id() + at
                        : null);
    }

    private OptionalDouble value(Indicator one, Area area) {
        if (one.measure() == Indicator.Measure.REPORTED) {
            var told = indicators.reported(one, area);
            return told.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(told.getLast().value());
        }
        return indicators
                .value(one, area, Months.twelve(indicators.today()))
                .map(figure -> figure.value())
                .orElse(OptionalDouble.empty());
    }

    /// Where the lead has its say: the unit of a province's agency, otherwise the nation.
    private Area area(Task task) {
        return task.answering()
                .flatMap(code -> Agencies.of(countries.active()).find(code, indicators.today()))
                .flatMap(agency -> Optional.ofNullable(agency.unit()))
                .map(unit -> (Area) new Area.Province(unit))
                .orElseGet(Area.Nation::new);
    }

    /// The tasks that an indicator shows and somebody may see; none where there are none.
    @Nullable Table tasks(Page page, SignedIn who, Indicator one) {
        if (!rights.allows(who, "directive.see")) {
            return null;
        }
        var today = indicators.today();
        var shown =
                directives.tasks(who).stream()
                        .filter(task -> one.id().equals(task.measure()))
                        .toList();
        var rows = new ArrayList<List<Cell>>();
        for (var standing : Standing.of(shown, today)) {
            rows.add(
                    List.of(
                            new Cell(
                                    page.t(standing.task().text()),
                                    "/board/tasks/" + standing.task().id(),
                                    null),
                            new Cell(
                                    standing.task()
                                            .deadline()
                                            .last()
                                            .map(page.format()::shortDate)
                                            .orElse(page.w("board.task.no-deadline"))),
                            new Cell(page.w("board.task.is." + standing.progress()))));
        }
        return rows.isEmpty()
                ? null
                : new Table(
                        page.w("indicator.tasks"),
                        Stream.of("text", "due", "progress")
                                .map(name -> new Column(page.w("board.task." + name)))
                                .toList(),
                        rows,
                        true);
    }
}
