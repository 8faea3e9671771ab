package org.motcua.server.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.motcua.procedure.ProcessStep;
import org.motcua.store.StoreFault;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The measuring itself. The ways take turns, so that a busy machine is equally busy for all;
/// compared is the median of the turns.
final class DossierTurns {
    static final int CLIENTS = 16;
    private static final long FEW = 10_000;
    private static final int COUNTED = 10;
    private static final long MANY = 1_000_000;
    private static final long MANY_QUICK = 100_000;

    private final ThrowAwayDatabase database;
    private final Scenario scenario;
    private final Timings timings;
    private final PrintWriter out;
    private final JdbcTemplate sql;
    private final Lifecycle lifecycle;
    private final Moves moves;

    DossierTurns(
            ThrowAwayDatabase database,
            House house,
            Scenario scenario,
            List<Crew> crews,
            Timings timings,
            PrintWriter out) {
        this.database = database;
        this.scenario = scenario;
        this.timings = timings;
        this.out = out;
        sql = new JdbcTemplate(database.source());
        lifecycle = new Lifecycle(scenario, crews, house);
        moves = new Moves(scenario, crews, house);
    }

    /// How many lives a second, and where the time went.
    private record Lived(double perSecond, long lives, Parts.Split split) {
        /// Seconds of the processor that one life takes.
        double work() {
            return split.seconds() / lives;
        }
    }

    /// How often a second in one turn of each way.
    private record Turn(double lives, double rows, double moves, double rival) {}

    void measure(boolean quick) throws InterruptedException {
        say(
                "procedure %s: %d papers, a fee of %d, then the steps %s",
                scenario.code().value(),
                scenario.papers().size(),
                scenario.fee(),
                scenario.steps().stream().map(ProcessStep::id).toList());
        say(
                """
                what each side does, with %d clients on the same PostgreSQL:
                  over HTTP              a whole life in browsers: pages, papers, payment, PDF, signature, notices
                  without pages, papers  the same moves by the program's doorways in its process: draft, filing,
                                         payment, steps, deadlines, letters' rows, journal, notices
                  Flowable 8             as many steps and waits in process, with history; nothing else of the above
                  plain rows             as many rows changed in as many transactions as a whole life over HTTP\
                """,
                CLIENTS);
        say("warming up ...");
        perSecond(quick ? 20 : 60, lifecycle::live);
        perSecond(quick ? 3 : 10, moves::live);
        var rows = new PlainRows(database.source(), counted(quick ? 5 : 10));
        var fill = new Fill(database.source());
        fill.upTo(FEW);
        List<Lived> few;
        try (var rival = rival()) {
            perSecond(quick ? 3 : 10, rival::once);
            timings.forget();
            few = compare(quick, rows, rival);
        }
        grow(quick, fill, few);
    }

    /// What lives of one client at a time send to the database, then what they cost under load.
    void count(Statements statements) throws InterruptedException {
        say("warming up ...");
        perSecond(15, lifecycle::live);
        TimeUnit.SECONDS.sleep(3);
        statements.forget();
        for (int i = 0; i < COUNTED; i++) {
            lifecycle.live(0);
        }
        TimeUnit.SECONDS.sleep(2);
        statements.print(out, COUNTED);
        statements.forget();
        for (int i = 0; i < COUNTED; i++) {
            moves.live(0);
        }
        TimeUnit.SECONDS.sleep(2);
        say("%nthe same without pages and papers");
        statements.print(out, COUNTED);
        timings.forget();
        Statements.watch(sql);
        var lived = live(15);
        timings.print(out);
        Statements.print(sql, out, (double) lived.lives());
        lived.split().print(out, (double) lived.lives());
        say(
                "lives over HTTP under load: %.2f/s, %.0f ms each",
                lived.perSecond(), lived.work() * 1000);
    }

    private List<Lived> compare(boolean quick, PlainRows rows, Rival rival)
            throws InterruptedException {
        var turns = new ArrayList<Turn>();
        var lived = new ArrayList<Lived>();
        int others = quick ? 3 : 8;
        for (int number = 1; number <= (quick ? 3 : 5); number++) {
            var whole = live(quick ? 8 : 20);
            lived.add(whole);
            var turn =
                    new Turn(
                            whole.perSecond(),
                            perSecond(others, _ -> rows.once()),
                            perSecond(others, moves::live),
                            perSecond(others, rival::once));
            turns.add(turn);
            say(
                    "turn %d, lives a second: over HTTP %.2f, as plain rows %.1f, without pages and papers %.1f, %s %.1f",
                    number, turn.lives(), turn.rows(), turn.moves(), rival.name(), turn.rival());
        }
        timings.print(out);
        lived.getLast().split().print(out, (double) lived.getLast().lives());
        say(
                "median of the turns: %.2f lives a second over HTTP, %.3f of the plain rows; without pages and papers %.2f of the plain rows",
                median(turns, Turn::lives),
                median(turns, turn -> turn.lives() / turn.rows()),
                median(turns, turn -> turn.moves() / turn.rows()));
        ratio("dossier-life-over-http-to-flowable", turns, turn -> turn.lives() / turn.rival());
        ratio("dossier-moves-to-flowable", turns, turn -> turn.moves() / turn.rival());
        double part = median(lived, one -> one.split().largestShare());
        Results.print(out, "dossier-largest-part", part, "share", "<=", 0.5);
        out.flush();
        return lived;
    }

    private void ratio(String what, List<Turn> turns, ToDoubleFunction<Turn> ratio) {
        Results.print(out, what, median(turns, ratio), "ratio", ">=", 3);
    }

    private void grow(boolean quick, Fill fill, List<Lived> few) throws InterruptedException {
        long begin = System.nanoTime();
        fill.upTo(quick ? MANY_QUICK : MANY);
        say(
                "filled to %d dossiers in %d s",
                fill.dossiers(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        perSecond(quick ? 4 : 10, lifecycle::live);
        var many = new ArrayList<Lived>();
        for (int number = 1; number <= (quick ? 3 : 5); number++) {
            many.add(live(quick ? 8 : 20));
            say("turn %d: lives over HTTP %.2f/s", number, many.getLast().perSecond());
        }
        many.getLast().split().print(out, (double) many.getLast().lives());
        double time = median(few, Lived::perSecond) / median(many, Lived::perSecond);
        double work = median(many, Lived::work) / median(few, Lived::work);
        Results.print(out, "dossier-growth-time", time, "ratio", "<=", 1.2);
        Results.print(out, "dossier-growth-processor-time", work, "ratio", "<=", 1.2);
        out.flush();
    }

    private double perSecond(int seconds, IntConsumer once) throws InterruptedException {
        return Clients.perSecond(CLIENTS, TimeUnit.SECONDS.toNanos(seconds), once);
    }

    private Lived live(int seconds) throws InterruptedException {
        long before = lifecycle.lived();
        try (var parts = new Parts()) {
            double perSecond = perSecond(seconds, lifecycle::live);
            return new Lived(perSecond, lifecycle.lived() - before, parts.split());
        }
    }

    /// What one life changes in the database, counted while all clients live some.
    private PlainRows.Changes counted(int seconds) throws InterruptedException {
        var before = PlainRows.Changes.now(sql);
        long lived = lifecycle.lived();
        perSecond(seconds, lifecycle::live);
        // followers and messages come after
        TimeUnit.SECONDS.sleep(3);
        var changes = PlainRows.Changes.now(sql).since(before, lifecycle.lived() - lived);
        say(
                "a life inserts %.0f rows, updates %.0f, deletes %.0f, in %.0f transactions that change something",
                changes.inserted(), changes.updated(), changes.deleted(), changes.transactions());
        return changes;
    }

    private Rival rival() {
        var waits = new ArrayList<String>();
        waits.add(Rival.PAYMENT);
        scenario.steps().forEach(step -> waits.add(step.role()));
        var rival =
                ServiceLoader.load(Rival.class)
                        .findFirst()
                        .orElseThrow(() ->
                                new StoreFault(
                                        "Flowable is not there. Start this bench by ./motcua bench dossier, which brings it along."));
        String answers =
                JsonMapper.builder()
                        .build()
                        .writeValueAsString(scenario.example().given().answers());
        rival.open(database.address(), CLIENTS, waits, answers);
        return rival;
    }

    private void say(String form, @Nullable Object... values) {
        out.printf(Locale.ROOT, form + "%n", values);
        out.flush();
    }

    private static <T> double median(List<T> turns, ToDoubleFunction<T> what) {
        double[] sorted = turns.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
