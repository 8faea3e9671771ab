package org.motcua.indicator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.indicator.Figure.Counts;
import org.motcua.indicator.Indicator.Of;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.registry.Tallies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The doorway to what is measured: values of a place and a time, by parts, by procedure, through
/// time, as they were first published, and the dossiers behind them.
@Component
public class Indicators {
    public static final List<Kind<?>> KINDS =
            List.of(Indicator.KIND, Index.KIND, ReportedFigure.KIND, Offered.Announcement.KIND);

    private final Countries countries;
    private final SumReading sums;
    private final DossiersBehind dossiers;
    private final RecordsCounted records;
    private final Clock clock;

    Indicators(
            Countries countries,
            SumReading sums,
            DossiersBehind dossiers,
            RecordsCounted records,
            Clock clock) {
        this.records = records;
        this.countries = countries;
        this.sums = sums;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /// By itself, without the program around it.
    public static Indicators standingAlone(DataSource source, Countries countries, Clock clock) {
        var sql = JdbcClient.create(source);
        return new Indicators(
                countries,
                new SumReading(sql),
                new DossiersBehind(sql),
                new RecordsCounted(Tallies.over(source, countries, clock), countries),
                clock);
    }

    /// All indicators that hold today, in the order of the files.
    public List<Indicator> all() {
        return country().all(Indicator.KIND, today()).stream().map(Definition::value).toList();
    }

    public Optional<Indicator> find(String id) {
        return country().find(Indicator.KIND, id, today()).map(Definition::value);
    }

    public LocalDate today() {
        return country().day(clock.instant());
    }

    /// The value of every indicator that is measured here, for a place and a time.
    public Map<String, Figure> values(Area area, Months months) {
        var found = new LinkedHashMap<String, Figure>();
        var scheme = scheme();
        var counts = sums.all(scheme, asked(area, months, ""));
        for (Indicator one : all()) {
            value(one, scheme, area, months, counts)
                    .ifPresent(figure -> found.put(one.id(), figure));
        }
        return found;
    }

    /// One value; empty where it is reported and not measured.
    public Optional<Figure> value(Indicator one, Area area, Months months) {
        var scheme = scheme();
        return value(one, scheme, area, months, sums.all(scheme, asked(area, months, "")));
    }

    private Optional<Figure> value(
            Indicator one, Scheme scheme, Area area, Months months, Counts counts) {
        if (one.of() == Of.RECORDS) {
            return Optional.of(records.figure(one, area, today()));
        }
        if (one.of() == Of.PROCEDURES) {
            var used = sums.used(asked(area, months, ""), false).getOrDefault("", Set.of());
            return Optional.of(new Offered(country(), today()).figure(one, area, used));
        }
        return scheme.parts(one.id())
                .map(parts ->
                        parts.gauge() >= 0
                                ? spread(one, parts, asked(area, months, ""))
                                : reportedToo(one, area, months, Figure.of(one, parts, counts)));
    }

    private Figure spread(Indicator one, Scheme.Parts parts, SumReading.Asked asked) {
        Integer percentile = one.percentile();
        return Optional.ofNullable(
                        sums.spreads(
                                        asked,
                                        parts.gauge(),
                                        percentile == null ? 50 : percentile,
                                        false)
                                .get(""))
                .map(found -> Figure.of(one, found))
                .orElse(Figure.NONE);
    }

    /// Where another system reports more than is counted here, the whole is what it reports.
    Figure reportedToo(Indicator one, Area area, Months months, Figure counted) {
        String series = one.orReported();
        if (series == null) {
            return counted;
        }
        long whole =
                Math.max(counted.whole(), new Reported(country()).number(series, area, months));
        return new Figure(Figure.ofHundred(one, counted.part(), whole), counted.part(), whole, 0);
    }

    /// The values of the parts of a place: `u:` and a unit, or `a:` and an agency.
    public Map<String, Figure> parts(Indicator one, Area area, Months months) {
        return parts(one, area, months, "");
    }

    /// The same for one procedure.
    public Map<String, Figure> parts(Indicator one, Area area, Months months, String procedure) {
        if (one.of() == Of.RECORDS) {
            return procedure.isEmpty() ? records.parts(one, area, today()) : Map.of();
        }
        var scheme = scheme();
        var asked = asked(area, months, procedure.isEmpty() ? "" : "p" + procedure);
        return scheme.parts(one.id())
                .map(parts ->
                        parts.gauge() >= 0
                                ? spreads(one, parts, asked)
                                : Figure.all(one, parts, sums.parts(scheme, asked)))
                .orElse(Map.of());
    }

    private Map<String, Figure> spreads(Indicator one, Scheme.Parts parts, SumReading.Asked asked) {
        Integer percentile = one.percentile();
        return sums
                .spreads(asked, parts.gauge(), percentile == null ? 50 : percentile, true)
                .entrySet()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, found -> Figure.of(one, found.getValue())));
    }

    /// The place that a part is.
    public static Area partArea(Area around, String part) {
        String code = part.substring(2);
        if (part.startsWith("a:")) {
            return new Area.Office(new AgencyCode(code));
        }
        return around instanceof Area.Nation
                ? new Area.Province(new UnitCode(code))
                : new Area.Commune(new UnitCode(code));
    }

    /// The values of a place by procedure.
    public Map<String, Figure> procedures(Indicator one, Area area, Months months) {
        return by(one, area, months, 'p');
    }

    /// The values of a place by channel.
    public Map<String, Figure> channels(Indicator one, Area area, Months months) {
        return by(one, area, months, 'c');
    }

    private Map<String, Figure> by(Indicator one, Area area, Months months, char kind) {
        var scheme = scheme();
        return scheme.parts(one.id())
                .filter(parts -> parts.gauge() < 0)
                .map(parts ->
                        Figure.all(one, parts, sums.by(scheme, asked(area, months, ""), kind)))
                .orElse(Map.of());
    }

    /// The courses of all indicators over so many months up to today.
    public Map<String, SortedMap<LocalDate, Figure>> courses(Area area, int count) {
        var scheme = scheme();
        var last = today().withDayOfMonth(1);
        var found = new HashMap<String, SortedMap<LocalDate, Figure>>();
        sums.times(scheme, area, 'm', last.minusMonths(count - 1L), last)
                .forEach((month, counts) -> {
                    for (Indicator one : all()) {
                        scheme.parts(one.id())
                                .filter(parts -> parts.gauge() < 0)
                                .map(parts -> Figure.of(one, parts, counts))
                                .filter(figure -> figure.whole() != 0)
                                .ifPresent(figure ->
                                        found.computeIfAbsent(one.id(), _ -> new TreeMap<>())
                                                .put(month, figure));
                    }
                });
        return found;
    }

    /// The values of so many months up to today, those without anything left out.
    public SortedMap<LocalDate, Figure> months(Indicator one, Area area, int count) {
        var last = today().withDayOfMonth(1);
        return times(one, area, 'm', last.minusMonths(count - 1L), last);
    }

    /// The values of single days.
    public SortedMap<LocalDate, Figure> days(
            Indicator one, Area area, LocalDate from, LocalDate to) {
        return times(one, area, 'd', from, to);
    }

    private SortedMap<LocalDate, Figure> times(
            Indicator one, Area area, char grain, LocalDate from, LocalDate to) {
        var found = new TreeMap<LocalDate, Figure>();
        var scheme = scheme();
        scheme.parts(one.id())
                .filter(parts -> parts.gauge() < 0)
                .ifPresent(parts ->
                        sums.times(scheme, area, grain, from, to)
                                .forEach((day, counts) -> {
                                    var figure = Figure.of(one, parts, counts);
                                    if (figure.whole() != 0) {
                                        found.put(day, figure);
                                    }
                                }));
        return found;
    }

    /// What was published when the months were closed; empty while they are not, and where nothing
    /// was published.
    public Optional<Figure> closed(Indicator one, Area area, Months months) {
        var scheme = scheme();
        return scheme.parts(one.id())
                .filter(parts -> parts.gauge() < 0)
                .flatMap(parts ->
                        sums.closed(scheme, area, months)
                                .map(counts -> Figure.of(one, parts, counts)));
    }

    /// What others say about a place, the earliest first.
    public List<ReportedFigure> reported(Indicator one, Area area) {
        return new Reported(country()).of(one.id(), area);
    }

    /// What others say about groups of places, the earliest first.
    public List<ReportedFigure> reportedAmong(Indicator one) {
        return new Reported(country())
                .of(one.id()).stream().filter(ReportedFigure::ofGroup).toList();
    }

    /// The dossiers behind a value.
    public DossiersBehind.Slice behind(
            Indicator one, Area area, Months months, DossiersBehind.Which which, int page) {
        var scheme = scheme();
        return scheme.parts(one.id())
                .map(parts -> dossiers.of(one, parts, asked(area, months, ""), which, page))
                .orElse(DossiersBehind.Slice.NONE);
    }

    SumReading.Asked asked(Area area, Months months, String by) {
        Optional<Instant> now =
                months.contains(today()) ? Optional.of(clock.instant()) : Optional.empty();
        return new SumReading.Asked(area, months, by, now);
    }

    Country country() {
        return countries.active();
    }

    Scheme scheme() {
        return Scheme.of(country());
    }
}
