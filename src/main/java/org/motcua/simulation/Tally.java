package org.motcua.simulation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.calendar.WorkingCalendar;

/// Counts what happens in a trial.
final class Tally {
    private final int[] took;
    private final int[] waited;
    private int ended;
    private int late;
    private int parts;
    private int partsLate;
    private int partsLateMeasured;
    private final Map<String, Waits> steps = new LinkedHashMap<>();

    Tally(int requests) {
        took = new int[requests];
        waited = new int[requests];
    }

    /// What waited before one step of one office.
    private static final class Waits {
        private int[] minutes = new int[256];
        private int size;
        private int late;

        void add(long waited) {
            if (size == minutes.length) {
                minutes = Arrays.copyOf(minutes, size * 2);
            }
            minutes[size++] = (int) waited;
        }

        Figures.Spread spread() {
            return Tally.spread(minutes, size);
        }
    }

    void worked(String office, String step, long waitedFor, boolean tooLong) {
        var waits = steps.computeIfAbsent(office + "\n" + step, _ -> new Waits());
        waits.add(waitedFor);
        if (tooLong) {
            waits.late++;
        }
    }

    void finished(boolean pastLegal, boolean pastMeasured) {
        parts++;
        partsLate += pastLegal ? 1 : 0;
        partsLateMeasured += pastMeasured ? 1 : 0;
    }

    void ended(long minutes, long waitedFor, boolean tooLate) {
        took[ended] = (int) minutes;
        waited[ended] = (int) waitedFor;
        ended++;
        late += tooLate ? 1 : 0;
    }

    private static Figures.Spread spread(int[] values, int size) {
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new Figures.Spread(
                at(sorted, 0.5),
                at(sorted, 0.9),
                Arrays.stream(sorted).mapToLong(one -> one).sum());
    }

    private static int at(int[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    Figures figures(
            Desks desks,
            WorkingCalendar calendar,
            Staffing staffing,
            Trial.Setting setting,
            ZoneId zone) {
        var begin = setting.from().atStartOfDay(zone).toInstant();
        double available =
                Math.max(
                        1,
                        calendar.worked(begin, begin.plus(Duration.ofDays(staffing.days())))
                                .toMinutes());
        var lines = new ArrayList<Figures.Line>();
        for (var office : desks.offices()) {
            office.works.forEach((step, work) -> {
                var waits = steps.get(office.name + "\n" + step);
                if (waits != null) {
                    var team = office.team(step);
                    lines.add(
                            new Figures.Line(
                                    office.name,
                                    step,
                                    work.team(),
                                    team.officers,
                                    waits.size,
                                    waits.spread(),
                                    share(waits.late, waits.size),
                                    Math.min(1, team.busyMinutes / (available * team.officers)),
                                    (int) (team.leftMinutes / team.officers)));
                }
            });
        }
        var bottleneck =
                lines.stream()
                        .filter(line -> line.waited().sum() > 0)
                        .max(Comparator.comparingLong(line -> line.waited().sum()));
        return new Figures(
                ended,
                spread(took, ended),
                spread(waited, ended),
                share(late, ended),
                share(partsLate, parts),
                share(partsLateMeasured, parts),
                lines,
                bottleneck);
    }

    private static double share(int some, int of) {
        return of == 0 ? 0 : (double) some / of;
    }
}
