package org.motcua.indicator;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changes in sums: what something counted before is taken away, what it counts now is added.
final class Tally {
    /// A row of `indicator.cell`.
    record Cell(
            char scope,
            String province,
            String unit,
            String agency,
            char grain,
            String by,
            LocalDate since) {}

    /// A row of `indicator.spread`.
    record Stretch(
            char scope,
            String province,
            String unit,
            String agency,
            String by,
            LocalDate since,
            int term,
            int bucket) {}

    private final Scheme scheme;
    private final Map<Cell, long[]> cells = new LinkedHashMap<>();
    private final Map<Stretch, Long> stretches = new LinkedHashMap<>();

    Tally(Scheme scheme) {
        this.scheme = scheme;
    }

    Map<Cell, long[]> cells() {
        return cells;
    }

    Map<Stretch, Long> stretches() {
        return stretches;
    }

    /// Adds what a dossier counts (sign 1), or takes it away (sign -1).
    void dossier(Course course, Counted counted, int sign) {
        var seat = new Course.Seat(course.province, course.unit, course.agency);
        for (var day : Indicator.Day.values()) {
            var on = course.on(day);
            if (on != null) {
                long[] mine = new long[scheme.size()];
                boolean any = false;
                for (var term : scheme.terms()) {
                    if (term.day() == day && counted.at(term.place()) != 0) {
                        mine[term.place()] = sign * counted.at(term.place());
                        any = true;
                    }
                }
                if (any) {
                    everywhere(seat, course.procedure, course.channel, on, mine);
                }
            }
        }
        for (var gauge : scheme.gauges()) {
            var on = course.on(gauge.day());
            long value = counted.gauge(gauge.index());
            if (on != null && value >= 0) {
                spread(seat, course.procedure, on, gauge.index(), Sums.bucket(value), sign);
            }
        }
    }

    /// Adds dossiers that were late and unfinished when a month ended.
    void standing(Course.Seat seat, String procedure, LocalDate month, long dossiers) {
        long[] mine = new long[scheme.size()];
        mine[Scheme.STANDING] = dossiers;
        for (String by : new String[] {"", "p" + procedure}) {
            add(new Cell('n', "", "", "", 'm', by, month), mine);
            if (!seat.province().isEmpty()) {
                add(new Cell('p', seat.province(), "", "", 'm', by, month), mine);
            }
            add(new Cell('a', seat.province(), seat.unit(), seat.agency(), 'm', by, month), mine);
        }
    }

    /// Adds what an entry counts.
    void entry(
            Course.Seat seat,
            @Nullable String procedure,
            @Nullable String channel,
            LocalDate on,
            long[] mine) {
        everywhere(seat, procedure, channel, on, mine);
    }

    private void everywhere(
            Course.Seat seat,
            @Nullable String procedure,
            @Nullable String channel,
            LocalDate on,
            long[] mine) {
        in('n', "", "", "", procedure, channel, on, mine);
        if (!seat.province().isEmpty()) {
            in('p', seat.province(), "", "", procedure, channel, on, mine);
        }
        in('a', seat.province(), seat.unit(), seat.agency(), procedure, channel, on, mine);
    }

    private void in(
            char scope,
            String province,
            String unit,
            String agency,
            @Nullable String procedure,
            @Nullable String channel,
            LocalDate on,
            long[] mine) {
        var month = on.withDayOfMonth(1);
        add(new Cell(scope, province, unit, agency, 'd', "", on), mine);
        add(new Cell(scope, province, unit, agency, 'm', "", month), mine);
        if (procedure != null) {
            add(new Cell(scope, province, unit, agency, 'm', "p" + procedure, month), mine);
        }
        if (channel != null) {
            add(new Cell(scope, province, unit, agency, 'm', "c" + channel, month), mine);
        }
    }

    private void add(Cell cell, long[] mine) {
        long[] sums = cells.computeIfAbsent(cell, _ -> new long[scheme.size()]);
        for (int i = 0; i < mine.length; i++) {
            sums[i] += mine[i];
        }
    }

    private void spread(
            Course.Seat seat, String procedure, LocalDate on, int term, int bucket, long sign) {
        var month = on.withDayOfMonth(1);
        for (String by : new String[] {"", "p" + procedure}) {
            merge(new Stretch('n', "", "", "", by, month, term, bucket), sign);
            if (!seat.province().isEmpty()) {
                merge(new Stretch('p', seat.province(), "", "", by, month, term, bucket), sign);
            }
            merge(
                    new Stretch(
                            'a',
                            seat.province(),
                            seat.unit(),
                            seat.agency(),
                            by,
                            month,
                            term,
                            bucket),
                    sign);
        }
    }

    private void merge(Stretch stretch, long sign) {
        stretches.merge(stretch, sign, Long::sum);
    }
}
