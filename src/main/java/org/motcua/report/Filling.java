package org.motcua.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.directive.Directives;
import org.motcua.directive.Document;
import org.motcua.directive.Progress;
import org.motcua.directive.Task;
import org.motcua.indicator.Area;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Handlings;
import org.motcua.indicator.Handlings.Handled;
import org.motcua.indicator.Indicators;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Procedures;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Tallies;
import org.motcua.report.Report.Column;
import org.motcua.report.Sheet.Line;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Fills in what nobody is to be asked for: dossiers, indicators, tasks and records of registries.
@Component("reportFilling")
class Filling {
    static final String OTHER = "other";
    private static final int MOST_RECORDS = 1000;

    private final Handlings handlings;
    private final Indicators indicators;
    private final Tallies tallies;
    private final Directives directives;
    private final Countries countries;

    Filling(
            Handlings handlings,
            Indicators indicators,
            Tallies tallies,
            Directives directives,
            Countries countries) {
        this.handlings = handlings;
        this.indicators = indicators;
        this.tallies = tallies;
        this.directives = directives;
        this.countries = countries;
    }

    /// The rows of a report for an agency, with what the program knows of them.
    List<Line> lines(Report report, Term term, Agency agency) {
        var rows = report.rows();
        if (rows.fields()) {
            return fields(report, term, agency);
        }
        if (!rows.tasks().isEmpty()) {
            return tasks(report, agency);
        }
        var records = rows.records();
        return records == null ? fixed(report, term, agency) : records(report, records, agency);
    }

    private Country country() {
        return countries.active();
    }

    private List<Line> fields(Report report, Term term, Agency agency) {
        var byField = new HashMap<String, Handled>();
        handlings
                .byProcedure(area(agency), term.from(), term.until())
                .forEach((procedure, handled) ->
                        byField.merge(field(procedure), handled, Handled::plus));
        var lines = new ArrayList<Line>();
        titles(report, country())
                .forEach((id, title) -> {
                    var handled = byField.getOrDefault(id, Handled.NONE);
                    if (!id.equals(OTHER) || !handled.equals(Handled.NONE)) {
                        lines.add(line(report, id, title, column -> number(column, handled)));
                    }
                });
        return lines;
    }

    /// The rows that every reporter of a report has, by id.
    static Map<String, Text> titles(Report report, Country country) {
        var titles = new LinkedHashMap<String, Text>();
        report.rows().fixed().forEach(row -> titles.put(row.id(), row.title()));
        if (report.rows().fields()) {
            country.all(Procedures.FIELDS).forEach(one -> titles.put(one.id(), one.value().name()));
            country.words().find("report.other-fields").ifPresent(text -> titles.put(OTHER, text));
        }
        return titles;
    }

    private String field(String procedure) {
        return Procedures.of(country())
                .find(new ProcedureCode(procedure), indicators.today())
                .map(rules -> rules.procedure().field())
                .filter(field -> !country().versions(Procedures.FIELDS, field).isEmpty())
                .orElse(OTHER);
    }

    private static @Nullable String number(Column column, Handled of) {
        var handling = column.handling();
        if (handling == null) {
            return null;
        }
        return String.valueOf(
                switch (handling) {
                    case CARRIED -> of.carried();
                    case ONLINE -> of.online();
                    case OTHER -> of.other();
                    case DONE_IN_TIME -> of.doneInTime();
                    case DONE_LATE -> of.doneLate();
                    case OPEN_IN_TIME -> of.openInTime();
                    case OPEN_LATE -> of.openLate();
                });
    }

    private List<Line> fixed(Report report, Term term, Agency agency) {
        var area = area(agency);
        return report.rows().fixed().stream()
                .map(row ->
                        line(report, row.id(), row.title(), column -> value(column, term, area)))
                .toList();
    }

    private @Nullable String value(Column column, Term term, Area area) {
        String indicator = column.indicator();
        if (indicator != null) {
            return indicators
                    .find(indicator)
                    .map(one ->
                            indicators.days(one, area, term.from(), term.until()).values().stream()
                                    .mapToLong(Figure::whole)
                                    .sum())
                    .map(String::valueOf)
                    .orElse(null);
        }
        var count = column.count();
        return count == null
                ? null
                : String.valueOf(tallies.count(count.registry(), count.having(), units(area)));
    }

    private List<Line> tasks(Report report, Agency agency) {
        var numbers =
                directives.documents().stream()
                        .filter(one -> report.rows().tasks().contains(one.number()))
                        .collect(Collectors.toMap(Document::id, Document::number));
        var today = directives.today();
        var lines = new ArrayList<Line>();
        for (var task : directives.ledBy(agency.code())) {
            String number = numbers.get(task.directive());
            if (number != null) {
                lines.add(
                        line(
                                report,
                                task.id().toString(),
                                named(task, number),
                                column -> fact(column, task, today)));
            }
        }
        return lines;
    }

    private static Text named(Task task, String number) {
        var named = new LinkedHashMap<String, String>();
        task.text()
                .byLanguage()
                .forEach((tag, words) ->
                        named.put(tag, "%s, %s: %s".formatted(number, task.label(), words)));
        return new Text(named);
    }

    private @Nullable String fact(Column column, Task task, LocalDate today) {
        var fact = column.task();
        if (fact == null) {
            return null;
        }
        var progress = task.progress(today);
        return switch (fact) {
            case DUE -> task.deadline().last().map(LocalDate::toString).orElse(null);
            case STANDING ->
                    country()
                            .words()
                            .of("board.task.is." + progress, country().settings().binding());
            case DONE -> progress.open() || progress == Progress.WITHDRAWN ? "0" : "1";
            case OVERDUE -> progress == Progress.OVERDUE ? "1" : "0";
            case SAID -> task.said();
        };
    }

    private List<Line> records(Report report, Report.Records of, Agency agency) {
        return tallies
                .having(of.registry(), of.having(), units(area(agency)), MOST_RECORDS)
                .stream()
                .map(record ->
                        line(
                                report,
                                record.key(),
                                same(String.valueOf(record.fields().get(of.name()))),
                                column -> value(column, record)))
                .toList();
    }

    private static @Nullable String value(Column column, RegistryRecord record) {
        var count = column.count();
        if (count != null) {
            boolean has =
                    count.having().entrySet().stream()
                            .allMatch(one ->
                                    one.getValue().equals(record.fields().get(one.getKey())));
            return has ? "1" : "0";
        }
        String field = column.field();
        var value = field == null ? null : record.fields().get(field);
        return value == null ? null : String.valueOf(value);
    }

    private Text same(String words) {
        return new Text(
                country().settings().tags().stream()
                        .collect(
                                Collectors.toMap(
                                        tag -> tag, _ -> words, (one, _) -> one, TreeMap::new)));
    }

    private interface Source {
        @Nullable String of(Column column);
    }

    private static Line line(Report report, String id, Text title, Source source) {
        var cells = new LinkedHashMap<String, Cell>();
        for (var column : report.columns()) {
            String filled = source.of(column);
            if (filled != null) {
                cells.put(column.id(), new Cell(filled, null, null));
            }
        }
        return new Line(id, title, cells);
    }

    /// The unit of an agency; the agency itself where it has none.
    private Area area(Agency agency) {
        var unit = agency.unit();
        if (unit == null) {
            return new Area.Office(agency.code());
        }
        boolean first =
                Units.of(country())
                        .find(unit, indicators.today())
                        .filter(found -> found.parent() == null)
                        .isPresent();
        return first ? new Area.Province(unit) : new Area.Commune(unit);
    }

    /// The units whose records an area has; for the whole country none is named.
    private List<UnitCode> units(Area area) {
        return switch (area) {
            case Area.Nation _, Area.Office _ -> List.of();
            case Area.Commune(var code) -> List.of(code);
            case Area.Province(var code) -> below(code);
        };
    }

    private List<UnitCode> below(UnitCode province) {
        var units = Units.of(country());
        var all = new ArrayList<UnitCode>();
        all.add(province);
        Optional.ofNullable(units.find(province, indicators.today()).orElse(null))
                .ifPresent(unit ->
                        units.children(unit.code(), indicators.today())
                                .forEach(one -> all.add(one.code())));
        return all;
    }
}
