package org.motcua.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.motcua.calendar.Span;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.procedure.ProcessStep;

/// The officers of all units, and what each step costs them. What a staffing table leaves open is
/// taken from the internal process: a quarter of a step's hours, and as many officers as would be
/// busy for four fifths of their time.
final class Desks {
    private static final double PART_OF_HOURS = 0.25;
    private static final double LONGEST = 120;
    private static final double SPREAD = 0.5;
    private static final double BUSY = 0.8;

    private final WorkingCalendar calendar;
    private final Instant last;
    private final List<Office> offices = new ArrayList<>();
    private double shares;

    private Desks(WorkingCalendar calendar, Instant last) {
        this.calendar = calendar;
        this.last = last;
    }

    /// A unit with its teams.
    static final class Office {
        final String name;
        final double share;
        final Map<String, Team> teams = new LinkedHashMap<>();
        final Map<String, Staffing.Work> works = new LinkedHashMap<>();

        Office(String name, double share) {
            this.name = name;
            this.share = share;
        }

        Team team(String step) {
            return Objects.requireNonNull(teams.get(work(step).team()));
        }

        Staffing.Work work(String step) {
            return Objects.requireNonNull(works.get(step));
        }
    }

    /// Officers who share one queue: who is free first takes what came first.
    static final class Team {
        final int officers;

        /// What is done while requests come, and what of them is done only later.
        long busyMinutes;

        long leftMinutes;
        private final PriorityQueue<Instant> free = new PriorityQueue<>();

        Team(int officers) {
            this.officers = officers;
        }

        /// When somebody begins with what came at a moment.
        Instant begin(Instant came) {
            if (free.size() < officers) {
                return came;
            }
            var first = free.poll();
            return first.isAfter(came) ? first : came;
        }

        /// @param within how much of the work is done while requests come
        void until(Instant end, long minutes, long within) {
            free.add(end);
            busyMinutes += within;
            leftMinutes += minutes - within;
        }
    }

    /// @param requests how many come over the days of the table
    /// @param officers of every team instead of those of the table; 0: as it says
    static Desks of(
            Course course,
            Staffing staffing,
            WorkingCalendar calendar,
            Instant from,
            int requests,
            int officers) {
        var units =
                staffing.units().isEmpty()
                        ? List.of(new Staffing.Unit("all", 1, Map.of(), Map.of()))
                        : staffing.units();
        double shares = units.stream().mapToDouble(Staffing.Unit::share).sum();
        var until = from.plus(Duration.ofDays(staffing.days()));
        var desks = new Desks(calendar, until);
        double available = Math.max(1, calendar.worked(from, until).toMinutes());
        for (var unit : units) {
            double coming = requests * unit.share() / shares;
            desks.offices.add(office(course, unit, coming, available, officers));
            desks.known(course, unit);
        }
        desks.shares = shares;
        return desks;
    }

    private static Office office(
            Course course, Staffing.Unit unit, double coming, double available, int officers) {
        var office = new Office(unit.name(), unit.share());
        unit.teams()
                .forEach((name, size) ->
                        office.teams.put(name, new Team(officers > 0 ? officers : size)));
        for (var part : course.parts()) {
            for (var track : part.tracks()) {
                for (var step : track.steps()) {
                    String key = Course.key(part, step);
                    if (office.works.containsKey(key)) {
                        continue;
                    }
                    var work = unit.steps().getOrDefault(key, usual(key, step));
                    office.works.put(key, work);
                    office.teams.computeIfAbsent(
                            work.team(),
                            _ ->
                                    new Team(
                                            officers > 0
                                                    ? officers
                                                    : enough(work, coming, available)));
                }
            }
        }
        return office;
    }

    /// A step that the table names and the definition has not is a mistyped one.
    private void known(Course course, Staffing.Unit unit) {
        var office = offices.getLast();
        for (String step : unit.steps().keySet()) {
            if (!office.works.containsKey(step)) {
                throw new SimulationFault(
                        "units/%s/steps: %s has no step %s, only %s."
                                .formatted(
                                        unit.name(),
                                        course.code(),
                                        step,
                                        String.join(", ", office.works.keySet())));
            }
        }
    }

    private static Staffing.Work usual(String key, ProcessStep step) {
        double minutes = step.hours().doubleValue() * 60 * PART_OF_HOURS;
        return new Staffing.Work(key, Math.clamp(minutes, 5, LONGEST), SPREAD);
    }

    private static int enough(Staffing.Work work, double coming, double available) {
        double mean = work.minutes() * Math.exp(work.spread() * work.spread() / 2);
        return Math.max(1, (int) Math.ceil(coming * mean / (available * BUSY)));
    }

    /// The office for a number drawn between 0 and 1.
    Office office(double drawn) {
        double left = drawn * shares;
        for (Office office : offices) {
            left -= office.share;
            if (left < 0) {
                return office;
            }
        }
        return offices.getLast();
    }

    /// How many of so many minutes of work are done before the last request has come.
    long within(Instant begun, Instant done, long minutes) {
        if (!done.isAfter(last)) {
            return minutes;
        }
        return begun.isBefore(last)
                ? Math.min(minutes, calendar.worked(begun, last).toMinutes())
                : 0;
    }

    List<Office> offices() {
        return offices;
    }

    /// When so many minutes of work are done.
    Instant done(Instant begun, long minutes) {
        return calendar.due(begun, new Span.WorkingHours((int) minutes)).at();
    }
}
