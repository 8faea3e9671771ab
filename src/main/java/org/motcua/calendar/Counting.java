package org.motcua.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// Counts one span from one moment and writes down how. Used once.
///
/// A half of a working day counts when the clock runs at its end (noon break, closing); a calendar
/// day counts when the clock runs at its midnight. So a pause takes away exactly the ends that it
/// covers, and two pauses take away as much as their sum.
final class Counting {
    /// Longer than any span a law knows; the guard against a calendar without an end.
    private static final int MOST_DAYS = 40_000;

    private final Plan plan;
    private final List<Pause> pauses;
    private final List<Reason> reasons = new ArrayList<>();

    Counting(Plan plan, List<Pause> pauses) {
        this.plan = plan;
        this.pauses = List.copyOf(pauses);
    }

    Due due(Instant start, Span span, @Nullable CutOff cutOff) {
        var articles = plan.articles();
        String law =
                switch (span) {
                    case Span.WorkingDays _ -> articles.workingDays();
                    case Span.WorkingHours _ -> articles.hours();
                    case Span.CalendarDays _ -> articles.firstDay();
                    case Span.CalendarMonths _, Span.CalendarYears _ -> articles.months();
                };
        reasons.add(new Reason.Started(start, span, law));
        Instant counts = arrival(start, cutOff);
        Instant end =
                switch (span) {
                    case Span.WorkingDays(int halves) when halves == 0 -> sameDay(counts);
                    case Span.WorkingDays(int halves) -> halves(plan.dayOf(counts), halves);
                    case Span.WorkingHours(int minutes) -> minutes(counts, minutes);
                    case Span.CalendarDays(int days) when days == 0 -> sameDay(counts);
                    case Span.CalendarDays(int days) -> days(plan.dayOf(counts), days);
                    case Span.CalendarMonths(int months) -> months(plan.dayOf(counts), months);
                    case Span.CalendarYears(int years) ->
                            months(plan.dayOf(counts), Math.multiplyExact(years, 12));
                };
        boolean provisional = notAnnounced(start, end);
        reasons.add(new Reason.Ends(end, ""));
        return new Due(end, reasons, provisional);
    }

    private Instant arrival(Instant start, @Nullable CutOff cutOff) {
        if (cutOff == null) {
            return start;
        }
        LocalDate day = plan.dayOf(start);
        boolean late = plan.timeOf(start).isAfter(cutOff.time());
        if (plan.works(day) && !late) {
            // what waits before the door counts from its opening like what came the night before
            return cutOff.opens() == null ? start : Plan.later(start, plan.at(day, cutOff.opens()));
        }
        LocalDate next = plan.workingDayFrom(plan.works(day) ? day.plusDays(1) : day);
        Instant counts =
                cutOff.opens() == null ? plan.opening(next) : plan.at(next, cutOff.opens());
        String article = cutOff.article() == null ? plan.articles().cutOff() : cutOff.article();
        reasons.add(
                new Reason.ArrivedLate(
                        day, plan.works(day) ? cutOff.time() : null, counts, article));
        return counts;
    }

    private Instant sameDay(Instant counts) {
        LocalDate day = plan.dayOf(counts);
        if (plan.works(day) && plan.closing(day).isBefore(counts)) {
            day = moved(day, day.plusDays(1));
        } else if (!plan.works(day)) {
            day = moved(day, day);
        }
        for (int guard = 0; paused(plan.closing(day)) != null; guard++) {
            stop(guard);
            pausedOn(day, plan.closing(day), 2);
            day = moved(day, day.plusDays(1));
        }
        reasons.add(new Reason.Counted(day, 2, 2, plan.articles().workingDays()));
        return plan.closing(day);
    }

    private Instant halves(LocalDate first, int wanted) {
        reasons.add(new Reason.FirstDayLeftOut(first, plan.articles().firstDay()));
        int total = 0;
        LocalDate day = first;
        for (int guard = 0; ; guard++) {
            stop(guard);
            day = day.plusDays(1);
            if (!plan.works(day)) {
                skip(day);
                continue;
            }
            tellMadeUp(day);
            int before = total;
            for (Instant end : List.of(plan.middle(day), plan.closing(day))) {
                if (paused(end) != null) {
                    pausedOn(day, end, 1);
                } else if (++total == wanted) {
                    reasons.add(counted(day, total - before, total));
                    return end;
                }
            }
            if (total > before) {
                reasons.add(counted(day, total - before, total));
            }
        }
    }

    private Reason counted(LocalDate day, int halves, int total) {
        return new Reason.Counted(day, halves, total, plan.articles().workingDays());
    }

    private Instant minutes(Instant start, int wanted) {
        Duration left = Duration.ofMinutes(wanted);
        LocalDate day = plan.dayOf(start);
        for (int guard = 0; ; guard++, day = day.plusDays(1)) {
            stop(guard);
            if (!plan.works(day)) {
                skip(day);
                continue;
            }
            tellMadeUp(day);
            Duration today = Duration.ZERO;
            for (Stretch stretch : running(day, start)) {
                Duration length = stretch.length();
                if (length.compareTo(left) >= 0) {
                    today = today.plus(left);
                    worked(day, today);
                    return stretch.from().plus(left);
                }
                left = left.minus(length);
                today = today.plus(length);
            }
            worked(day, today);
        }
    }

    private void worked(LocalDate day, Duration today) {
        if (today.isPositive()) {
            reasons.add(new Reason.Worked(day, (int) today.toMinutes(), plan.articles().hours()));
        }
    }

    /// The working stretches of a day from a moment on, without what the pauses cover.
    private List<Stretch> running(LocalDate day, Instant start) {
        List<Stretch> open = new ArrayList<>();
        for (Session session : plan.sessions(day)) {
            Instant from = Plan.later(plan.at(day, session.from()), start);
            Instant until = plan.at(day, session.until());
            if (from.isBefore(until)) {
                open.add(new Stretch(from, until));
            }
        }
        for (Pause pause : pauses) {
            List<Stretch> rest = new ArrayList<>();
            for (Stretch stretch : open) {
                rest.addAll(stretch.without(pause));
            }
            if (!rest.equals(open)) {
                reasons.add(new Reason.Paused(day, pause, 0, plan.articles().pause()));
            }
            open = rest;
        }
        return open;
    }

    private Instant days(LocalDate first, int wanted) {
        reasons.add(new Reason.FirstDayLeftOut(first, plan.articles().firstDay()));
        LocalDate last = run(first, wanted);
        return closingFrom(last);
    }

    private Instant months(LocalDate first, int months) {
        reasons.add(new Reason.FirstDayLeftOut(first, plan.articles().firstDay()));
        LocalDate same = first.plusMonths(months);
        if (same.getDayOfMonth() != first.getDayOfMonth()) {
            reasons.add(new Reason.LastOfMonth(same, plan.articles().months()));
        }
        int days = Math.toIntExact(same.toEpochDay() - first.toEpochDay());
        return closingFrom(run(first, days));
    }

    /// The last of so many calendar days after the first.
    private LocalDate run(LocalDate first, int wanted) {
        LocalDate day = first;
        int counted = 0;
        for (int guard = 0; counted < wanted; guard++) {
            stop(guard);
            day = day.plusDays(1);
            if (paused(plan.endOf(day)) != null) {
                pausedOn(day, plan.endOf(day), 2);
            } else {
                counted++;
            }
        }
        reasons.add(new Reason.Ran(first.plusDays(1), day, counted, plan.articles().firstDay()));
        return day;
    }

    private Instant closingFrom(LocalDate last) {
        return plan.closing(plan.works(last) ? last : moved(last, last));
    }

    private LocalDate moved(LocalDate from, LocalDate earliest) {
        LocalDate to = plan.workingDayFrom(earliest);
        for (LocalDate day = earliest; day.isBefore(to); day = day.plusDays(1)) {
            skip(day);
        }
        tellMadeUp(to);
        reasons.add(new Reason.MovedOn(from, to, plan.articles().dayOff()));
        return to;
    }

    private void skip(LocalDate day) {
        CalendarDay exception = plan.exception(day);
        if (exception == null) {
            reasons.add(new Reason.RestDay(day, plan.articles().weekend()));
        } else {
            reasons.add(new Reason.Skipped(day, exception.name(), exception.source()));
        }
    }

    private void tellMadeUp(LocalDate day) {
        CalendarDay exception = plan.exception(day);
        if (exception != null && exception.kind() == CalendarDay.Kind.MAKE_UP) {
            Text name = exception.name();
            reasons.add(new Reason.MadeUp(day, name, exception.source()));
        }
    }

    private @Nullable Pause paused(Instant moment) {
        return pauses.stream().filter(pause -> pause.covers(moment)).findFirst().orElse(null);
    }

    private void pausedOn(LocalDate day, Instant moment, int halves) {
        Pause pause = paused(moment);
        if (pause != null) {
            reasons.add(new Reason.Paused(day, pause, halves, plan.articles().pause()));
        }
    }

    private boolean notAnnounced(Instant start, Instant end) {
        boolean provisional = false;
        int last = plan.dayOf(end).getYear();
        for (int year = plan.dayOf(start).getYear(); year <= last; year++) {
            if (!plan.announced(year)) {
                reasons.add(new Reason.NotAnnounced(year, plan.articles().yearly()));
                provisional = true;
            }
        }
        return provisional;
    }

    private static void stop(int guard) {
        if (guard > MOST_DAYS) {
            throw new IllegalStateException("no end within " + MOST_DAYS + " days");
        }
    }

    private record Stretch(Instant from, Instant until) {
        Duration length() {
            return Duration.between(from, until);
        }

        List<Stretch> without(Pause pause) {
            if (!pause.from().isBefore(until) || !pause.until().isAfter(from)) {
                return List.of(this);
            }
            List<Stretch> rest = new ArrayList<>(2);
            if (pause.from().isAfter(from)) {
                rest.add(new Stretch(from, pause.from()));
            }
            if (pause.until().isBefore(until)) {
                rest.add(new Stretch(pause.until(), until));
            }
            return rest;
        }
    }
}
