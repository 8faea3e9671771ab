package org.motcua.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which moments count as working time: weekdays with the exceptions of the year laid over them.
final class Plan {
    /// No chain of days off is longer, unless the calendar has no working weekday at all.
    private static final int LONGEST_REST = 400;

    private final WorkingTime hours;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Session>> sessions = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, CalendarDay> exceptions = new HashMap<>();
    private final Set<Integer> announced = new HashSet<>();
    private final List<Session> madeUp;

    Plan(WorkingTime hours, List<CalendarDay> days, List<CalendarYear> years, ZoneId zone) {
        this.hours = hours;
        this.zone = zone;
        for (DayOfWeek weekday : DayOfWeek.values()) {
            sessions.put(weekday, hours.weekdays().getOrDefault(weekday, List.of()));
        }
        madeUp =
                sessions.values().stream()
                        .filter(list -> !list.isEmpty())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "working time needs a working weekday"));
        days.forEach(day -> exceptions.put(day.day(), day));
        years.stream().filter(CalendarYear::announced).forEach(y -> announced.add(y.year()));
    }

    WorkingTime.Articles articles() {
        return hours.articles();
    }

    @Nullable CalendarDay exception(LocalDate day) {
        return exceptions.get(day);
    }

    boolean announced(int year) {
        return announced.contains(year);
    }

    /// The working stretches of a day; a make-up day is worked like the first working weekday.
    List<Session> sessions(LocalDate day) {
        CalendarDay exception = exceptions.get(day);
        List<Session> usual = sessions.getOrDefault(day.getDayOfWeek(), List.of());
        if (exception == null) {
            return usual;
        }
        return switch (exception.kind()) {
            case HOLIDAY, SUBSTITUTE -> List.of();
            case MAKE_UP -> usual.isEmpty() ? madeUp : usual;
        };
    }

    boolean works(LocalDate day) {
        return !sessions(day).isEmpty();
    }

    LocalDate workingDayFrom(LocalDate day) {
        LocalDate last = day.plusDays(LONGEST_REST);
        for (LocalDate next = day; next.isBefore(last); next = next.plusDays(1)) {
            if (works(next)) {
                return next;
            }
        }
        throw new IllegalStateException("no working day in the year after " + day);
    }

    LocalDate workingDayUpTo(LocalDate day) {
        LocalDate first = day.minusDays(LONGEST_REST);
        for (LocalDate before = day; before.isAfter(first); before = before.minusDays(1)) {
            if (works(before)) {
                return before;
            }
        }
        throw new IllegalStateException("no working day in the year before " + day);
    }

    Instant opening(LocalDate workingDay) {
        return at(workingDay, sessions(workingDay).getFirst().from());
    }

    Instant closing(LocalDate workingDay) {
        return at(workingDay, sessions(workingDay).getLast().until());
    }

    /// The end of the first half of a working day: the break where there is one, otherwise when
    /// half of its minutes have passed.
    Instant middle(LocalDate workingDay) {
        List<Session> day = sessions(workingDay);
        if (day.size() == 2) {
            return at(workingDay, day.getFirst().until());
        }
        int left = day.stream().mapToInt(Session::minutes).sum() / 2;
        for (Session session : day) {
            if (left <= session.minutes()) {
                return at(workingDay, session.from().plusMinutes(left));
            }
            left -= session.minutes();
        }
        throw new IllegalStateException("half a day is within the day");
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    LocalTime timeOf(Instant moment) {
        return moment.atZone(zone).toLocalTime();
    }

    Duration worked(Instant from, Instant until) {
        if (until.isBefore(from)) {
            return worked(until, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = dayOf(until);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Session session : sessions(day)) {
                Instant begin = later(at(day, session.from()), from);
                Instant end = earlier(at(day, session.until()), until);
                if (end.isAfter(begin)) {
                    sum = sum.plus(Duration.between(begin, end));
                }
            }
        }
        return sum;
    }

    boolean open(Instant moment) {
        LocalDate day = dayOf(moment);
        LocalTime time = timeOf(moment);
        CalendarDay exception = exceptions.get(day);
        List<Session> extra =
                exception == null
                        ? hours.counters().getOrDefault(day.getDayOfWeek(), List.of())
                        : List.of();
        return within(sessions(day), time) || within(extra, time);
    }

    private static boolean within(List<Session> sessions, LocalTime time) {
        return sessions.stream()
                .anyMatch(one -> !time.isBefore(one.from()) && time.isBefore(one.until()));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
