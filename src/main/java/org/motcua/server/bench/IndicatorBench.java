package org.motcua.server.bench;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.indicator.Area;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.IndicatorFollower;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.journal.Followers;
import org.motcua.server.Kinds;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench indicator`: invented lives of dossiers over a year, all provinces, all communes
/// and 200 procedures; how fast the follower counts them, how long any drill-down takes with a
/// tenth of the entries and with all, and the same question by plain SQL over the entries.
@Command(
        name = "indicator",
        description = "Counting of indicators, drill-downs, growth, and plain SQL beside them.",
        mixinStandardHelpOptions = true)
final class IndicatorBench implements Callable<Integer> {
    private static final int QUESTIONS = 400;
    private static final int TENTH = 10;

    /// Questions before the first that counts, so that both sizes are asked by a warm program.
    private static final int WARMING = 2_000;

    @Option(
            names = "--entries",
            description = "How many entries of the journal (default ${DEFAULT-VALUE}).")
    private int entries = 2_000_000;

    @Option(names = "--quick", description = "100,000 entries.")
    private boolean quick;

    @Spec private @Nullable CommandSpec spec;

    private final Random random = new Random(766);

    /// How long questions took, in milliseconds, sorted.
    private record Answers(List<Double> all) {
        double at(int percentile) {
            return all.get(Math.min(all.size() - 1, all.size() * percentile / 100));
        }
    }

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var country = Countries.load(DossierBench.countryFolder(), Kinds.all()).orThrow();
        var countries = new Countries(country, Kinds.all());
        try (var database = new ThrowAwayDatabase(8)) {
            measure(database, countries, quick ? 100_000 : entries, out);
        }
        return 0;
    }

    private void measure(ThrowAwayDatabase database, Countries countries, int all, PrintWriter out)
            throws Exception {
        var source = database.source();
        var lives = new InventedLives(source, countries.active());
        var follower = IndicatorFollower.standingAlone(source, countries);
        var followers = new Followers(source, InventedLives.NOW, List.of(follower));
        var indicators = Indicators.standingAlone(source, countries, lives.clock());
        lives.places();
        int tenth = all / TENTH;
        fill(lives, followers, source, tenth, out);
        var few = ask(indicators, lives, source, out, "a tenth of the entries");
        double rebuilt = rebuild(followers);
        out.printf(
                Locale.ROOT,
                "a tenth counted again in %.1f s (%.0f/s)%n",
                rebuilt,
                tenth / rebuilt);
        out.flush();
        double perSecond = fill(lives, followers, source, all - all / TENTH, out);
        var many = ask(indicators, lives, source, out, "all entries");
        var zone = countries.active().settings().zone();
        double share =
                new PlainDrills(indicators, source, zone, out)
                        .compare(lives.province(lives.agency(random)));
        var waits = lives.followed(database, follower, quick ? 3 : 20);
        Results.print(out, "indicator-follower", perSecond, "entries/s", ">=", 500);
        Results.print(out, "indicator-query-p99", many.at(99), "ms", "<=", 50);
        Results.print(out, "indicator-growth-median", many.at(50) / few.at(50), "ratio", "<=", 1.2);
        Results.print(out, "indicator-growth-p99", many.at(99) / few.at(99), "ratio", "<=", 1.2);
        Results.print(out, "indicator-to-plain-sql-worst", share, "ratio", "<=", 1);
        Results.print(out, "indicator-rebuild", tenth / rebuilt, "entries/s", ">=", 500);
        Results.print(
                out,
                "indicator-event-to-board-p95",
                waits.get(waits.size() * 95 / 100),
                "ms",
                "<=",
                1000);
    }

    private static double fill(
            InventedLives lives,
            Followers followers,
            DataSource source,
            int entries,
            PrintWriter out) {
        long began = System.nanoTime();
        long written = lives.write(entries);
        double writing = seconds(began);
        new Followers(source, InventedLives.NOW, List.of()).catchUp();
        began = System.nanoTime();
        followers.catchUp();
        double counting = seconds(began);
        followers
                .states()
                .forEach(state ->
                        state.error()
                                .ifPresent(error -> {
                                    throw new IllegalStateException(error);
                                }));
        new JdbcTemplate(source).execute("vacuum analyze");
        out.printf(
                Locale.ROOT,
                "%d entries written in %.1f s, counted in %.1f s (%.0f/s)%n",
                written,
                writing,
                counting,
                written / counting);
        out.flush();
        return written / counting;
    }

    /// Drill-downs of all kinds, at places, times and indicators by chance.
    private Answers ask(
            Indicators indicators,
            InventedLives lives,
            DataSource source,
            PrintWriter out,
            String when) {
        var all =
                indicators.all().stream().filter(one -> one.of() == Indicator.Of.DOSSIERS).toList();
        var times = new ArrayList<Double>();
        for (int i = -WARMING; i < QUESTIONS; i++) {
            var one = all.get(random.nextInt(all.size()));
            var area = area(lives);
            var months = months(lives.today());
            long began = System.nanoTime();
            switch (random.nextInt(6)) {
                case 0 -> indicators.values(area, months);
                case 5 -> indicators.listed(List.of(one), area, "", months, 12);
                case 1 -> indicators.parts(one, area, months);
                case 2 -> indicators.procedures(one, area, months);
                case 3 -> indicators.months(one, area, 12);
                default -> indicators.channels(one, area, months);
            }
            if (i >= 0) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        times.sort(null);
        var answers = new Answers(times);
        out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, 95th percentile %.2f ms, 99th %.2f ms, longest %.2f ms; %d rows of sums%n",
                when,
                answers.at(50),
                answers.at(95),
                answers.at(99),
                times.getLast(),
                Objects.requireNonNull(
                        new JdbcTemplate(source)
                                .queryForObject(
                                        "select count(*) from indicator.cell", Long.class)));
        out.flush();
        return answers;
    }

    private Area area(InventedLives lives) {
        var agency = lives.agency(random);
        return switch (random.nextInt(4)) {
            case 0 -> new Area.Nation();
            case 1 -> new Area.Province(lives.province(agency));
            case 2 -> new Area.Commune(Objects.requireNonNull(agency.unit()));
            default -> new Area.Office(agency.code());
        };
    }

    private Months months(LocalDate today) {
        var month = YearMonth.from(today).minusMonths(random.nextInt(12));
        return switch (random.nextInt(3)) {
            case 0 -> Months.month(month);
            case 1 -> Months.quarter(month);
            default -> Months.twelve(today);
        };
    }

    private static double rebuild(Followers followers) {
        long began = System.nanoTime();
        followers.rebuild(IndicatorFollower.NAME);
        followers.catchUp();
        return seconds(began);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
