package org.motcua.indicator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.indicator.Indicator.Of;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Procedures;
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
    private final Overview overview;
    private final SumReading sums;
    private final SpreadReading spreads;
    private final DossiersBehind dossiers;
    private final RecordsCounted records;
    private final Clock clock;

    Indicators(
            Countries countries,
            Overview overview,
            SumReading sums,
            SpreadReading spreads,
            DossiersBehind dossiers,
            RecordsCounted records,
            Clock clock) {
        this.records = records;
        this.countries = countries;
        this.overview = overview;
        this.sums = sums;
        this.spreads = spreads;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /// By itself, without the program around it.
    public static Indicators standingAlone(DataSource source, Countries countries, Clock clock) {
        var sql = JdbcClient.create(source);
        var sums = new SumReading(sql);
        var spreads = new SpreadReading(sql);
        var records = new RecordsCounted(Tallies.over(source, countries, clock), countries);
        return new Indicators(
                countries,
                new Overview(countries, sums, spreads, records, clock),
                sums,
                spreads,
                new DossiersBehind(sql),
                records,
                clock);
    }

    /// Another number whenever the numbers have moved.
    public long beat() {
        return sums.beat();
    }

    /// All indicators that hold today, in the order of the files.
    public List<Indicator> all() {
        return country().all(Indicator.KIND, today()).stream().map(Definition::value).toList();
    }

    public Optional<Indicator> find(String id) {
        return country().find(Indicator.KIND, id, today()).map(Definition::value);
    }

    /// Whether there is or was such a procedure: one that is defined, or of which something was
    /// counted.
    public boolean knowsProcedure(String code) {
        var procedures = Procedures.of(country());
        var named = new ProcedureCode(code);
        return !procedures.versions(named).isEmpty()
                || procedures.isBundle(named)
                || sums.counted("p" + code);
    }

    public LocalDate today() {
        return country().day(clock.instant());
    }

    /// The value of every indicator that is measured here, for a place and a time.
    public Map<String, Figure> values(Area area, Months months) {
        return overview.of(all(), area, "", months, 0).values();
    }

    /// One value; empty where it is reported and not measured.
    public Optional<Figure> value(Indicator one, Area area, Months months) {
        return Optional.ofNullable(
                overview.of(List.of(one), area, "", months, 0).values().get(one.id()));
    }

    /// Values with those of the time before and their courses over so many months up to today.
    ///
    /// @param procedure of one procedure; '' for all
    public Listed listed(
            List<Indicator> some, Area area, String procedure, Months months, int count) {
        return overview.of(some, area, by(procedure), months, count);
    }

    private static String by(String procedure) {
        return procedure.isEmpty() ? "" : "p" + procedure;
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
        return scheme.parts(one.id())
                .map(parts -> {
                    var asked = asked(area, months, by(procedure), parts.unfinished());
                    return parts.gauge() >= 0
                            ? figures(one, spreads.parts(asked, parts.gauge(), one.share()))
                            : Figure.all(one, parts, sums.parts(scheme, parts.places(), asked));
                })
                .orElse(Map.of());
    }

    private static Map<String, Figure> figures(
            Indicator one, Map<String, SpreadReading.Spread> spreads) {
        return spreads.entrySet().stream()
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
                .map(parts -> {
                    var asked = asked(area, months, "", parts.unfinished());
                    if (parts.gauge() >= 0) {
                        return kind == 'p'
                                ? figures(
                                        one, spreads.procedures(asked, parts.gauge(), one.share()))
                                : Map.<String, Figure>of();
                    }
                    return Figure.all(one, parts, sums.by(scheme, parts.places(), asked, kind));
                })
                .orElse(Map.of());
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
                        sums.times(
                                        scheme,
                                        parts.places(),
                                        new SumReading.Stretch(area, "", grain, from, to))
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
                        sums.closed(scheme, parts.places(), area, months)
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
    ///
    /// @param procedure of one procedure; '' for all
    public DossiersBehind.Slice behind(
            Indicator one,
            Area area,
            String procedure,
            Months months,
            DossiersBehind.Which which,
            int page) {
        var scheme = scheme();
        return scheme.parts(one.id())
                .map(parts ->
                        dossiers.of(
                                one, parts, asked(area, months, by(procedure), true), which, page))
                .orElse(DossiersBehind.Slice.NONE);
    }

    /// @param late whether what is late and unfinished counts
    SumReading.Asked asked(Area area, Months months, String by, boolean late) {
        Optional<Instant> now =
                late && months.contains(today()) ? Optional.of(clock.instant()) : Optional.empty();
        return new SumReading.Asked(area, months, by, now);
    }

    Country country() {
        return countries.active();
    }

    Scheme scheme() {
        return Scheme.of(country());
    }
}
