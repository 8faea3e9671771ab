package org.motcua.server;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.motcua.simulation.Course;
import org.motcua.simulation.Figures;
import org.motcua.simulation.Staffing;

/// What `./motcua simulate` prints.
final class SimulationReport {
    private static final int MINUTES_OF_A_DAY = 8 * 60;

    private final PrintWriter out;

    SimulationReport(PrintWriter out) {
        this.out = out;
    }

    void head(String code, Course course, int dossiers, long seed) {
        out.printf(
                Locale.ROOT,
                "%s %s: %,d requests, seed %d.%n",
                code,
                course.title(),
                dossiers,
                seed);
    }

    void assumed(Staffing staffing, boolean nothingSaid) {
        out.printf(
                Locale.ROOT,
                "They come over %d days, %.0f %% outside working time; in %.0f %% something is missing, for %.1f days.%n",
                staffing.days(),
                100 * staffing.outside(),
                100 * staffing.supplements().share(),
                staffing.supplements().days());
        if (nothingSaid) {
            out.printf(
                    Locale.ROOT,
                    "No staffing table: work is assumed to take a quarter of a step's hours, two hours at most, and officers to be busy for four fifths of their time. See --help.%n");
        }
        out.printf(Locale.ROOT, "%n");
    }

    void whole(List<String> names, List<Figures> figures) {
        line("", names.stream().map(name -> (Object) cut(name)).toList());
        row("requests ended", figures, one -> "%,d".formatted(one.ended()));
        row("filing to result, median", figures, one -> days(one.took().median()));
        row("filing to result, p90", figures, one -> days(one.took().ninth()));
        row("waiting for officers, median", figures, one -> work(one.waited().median()));
        row("waiting for officers, p90", figures, one -> work(one.waited().ninth()));
        row("late", figures, one -> percent(one.late()));
        row("dossiers late", figures, one -> percent(one.partsLate()));
        row("dossiers late by the index", figures, one -> percent(one.partsLateMeasured()));
        row(
                "bottleneck",
                figures,
                one ->
                        one.bottleneck()
                                .map(line -> line.unit() + " " + line.step())
                                .orElse("none"));
        out.printf(Locale.ROOT, "%n");
    }

    void steps(String name, Figures figures) {
        out.printf(Locale.ROOT, "%s%n", name);
        out.printf(
                Locale.ROOT,
                "  %-10s %-24s %8s %9s %11s %11s %7s %7s %11s%n",
                "unit",
                "step",
                "officers",
                "served",
                "wait med.",
                "wait p90",
                "late",
                "busy",
                "left over");
        for (var line : figures.lines()) {
            out.printf(
                    Locale.ROOT,
                    "  %-10s %-24s %8d %,9d %11s %11s %7s %7s %11s%n",
                    line.unit(),
                    line.step(),
                    line.officers(),
                    line.served(),
                    work(line.waited().median()),
                    work(line.waited().ninth()),
                    percent(line.late()),
                    percent(line.busy()),
                    work(line.left()));
        }
        out.printf(
                Locale.ROOT,
                "  Busy: of their working time while requests come. Left over: what each officer has still to do then.%n%n");
    }

    private void row(String title, List<Figures> figures, Function<Figures, String> cell) {
        line(title, figures.stream().map(one -> (Object) cell.apply(one)).toList());
    }

    private void line(String title, List<Object> cells) {
        out.print("%-30s".formatted(title));
        cells.forEach(cell -> out.print("%24s".formatted(cell)));
        out.println();
    }

    private static String cut(String name) {
        return name.length() > 22 ? name.substring(0, 21) + "…" : name;
    }

    /// Days of the calendar.
    private static String days(int minutes) {
        return "%.1f days".formatted(minutes / 60.0 / 24);
    }

    /// Working time.
    private static String work(int minutes) {
        return minutes < MINUTES_OF_A_DAY
                ? "%d min".formatted(minutes)
                : "%.1f w.days".formatted(minutes / (double) MINUTES_OF_A_DAY);
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }
}
