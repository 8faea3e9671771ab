package org.motcua.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.motcua.calendar.Pause;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.dossier.DossierClock;
import org.motcua.dossier.State;
import org.motcua.dossier.Step;
import org.motcua.dossier.Turns;
import org.motcua.procedure.ProcessStep.Action;
import org.motcua.simulation.Request.Matter;

/// One trial: so many requests, event by event, in the order of time.
///
/// Everything that chance decides of a request is drawn from the seed and its number alone. So the
/// same seed gives the same result, and two trials differ by nothing but what was changed.
public final class Trial {
    private static final int TRIES = 10_000;
    private static final long PRIME = 1_000_003;

    private final Course course;
    private final Staffing staffing;
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final Setting setting;
    private final Desks desks;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Tally tally;
    private long order;
    private int ended;

    /// @param requests how many
    /// @param from the first day on which they come
    /// @param officers of every team instead of those of the table; 0: as it says
    public record Setting(int requests, long seed, LocalDate from, int officers) {}

    private Trial(
            Course course,
            Staffing staffing,
            WorkingCalendar calendar,
            ZoneId zone,
            Setting setting) {
        this.course = course;
        this.staffing = staffing;
        this.calendar = calendar;
        this.zone = zone;
        this.setting = setting;
        var begin = setting.from().atStartOfDay(zone).toInstant();
        this.desks =
                Desks.of(course, staffing, calendar, begin, setting.requests(), setting.officers());
        this.tally = new Tally(setting.requests());
    }

    /// Runs it.
    ///
    /// @param told how many have ended
    public static Figures run(
            Course course,
            Staffing staffing,
            WorkingCalendar calendar,
            ZoneId zone,
            Setting setting,
            IntConsumer told) {
        return new Trial(course, staffing, calendar, zone, setting).run(told);
    }

    /// A part of a request comes to the step whose turn it is.
    private record Event(Instant at, long order, Matter matter) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int earlier = at.compareTo(other.at);
            return earlier != 0 ? earlier : Long.compare(order, other.order);
        }
    }

    private Figures run(IntConsumer told) {
        for (int i = 0; i < setting.requests(); i++) {
            file(i);
        }
        for (var event = events.poll(); event != null; event = events.poll()) {
            int before = ended;
            work(event.at(), event.matter());
            if (ended > before) {
                told.accept(ended);
            }
        }
        if (ended != setting.requests()) {
            throw new IllegalStateException("%d of the requests ended".formatted(ended));
        }
        return tally.figures(desks, calendar, staffing, setting, zone);
    }

    private void file(int number) {
        var chance = new SplittableRandom(setting.seed() * PRIME + number);
        var request = new Request(arrival(chance), desks.office(chance.nextDouble()));
        for (int i = 0; i < course.parts().size(); i++) {
            var own = chance.split();
            var tracks = course.parts().get(i).tracks();
            var track = tracks.get(own.nextInt(tracks.size()));
            request.matters.add(new Matter(request, i, track, own, calendar));
        }
        begin(request);
    }

    /// In working time or outside it, as the table says; on any day of its time.
    private Instant arrival(SplittableRandom chance) {
        boolean open = chance.nextDouble() >= staffing.outside();
        var first = setting.from().atStartOfDay(zone).toInstant();
        long seconds = Duration.ofDays(staffing.days()).toSeconds();
        var at = first.plusSeconds(chance.nextLong(seconds));
        for (int i = 0; i < TRIES && calendar.open(at) != open; i++) {
            at = first.plusSeconds(chance.nextLong(seconds));
        }
        return at;
    }

    /// Every part that waits for nothing any more.
    private void begin(Request request) {
        for (Matter matter : request.matters) {
            if (!matter.begun) {
                request.ready(course.parts().get(matter.part))
                        .ifPresent(at -> {
                            matter.begun = true;
                            come(at, matter);
                        });
            }
        }
    }

    private void come(Instant at, Matter matter) {
        events.add(new Event(at, order++, matter));
    }

    /// Whoever is free first does it; then it goes on.
    private void work(Instant came, Matter matter) {
        if (matter.standing.state() == State.SUPPLEMENT_REQUESTED) {
            supplied(came, matter);
        }
        var office = matter.request.office;
        var step = matter.now();
        String key = Course.key(course.parts().get(matter.part), step);
        var team = office.team(key);
        var begun = team.begin(came);
        var work = office.work(key);
        long minutes =
                Math.max(
                        1,
                        Math.round(
                                work.minutes()
                                        * Math.exp(work.spread() * matter.chance.nextGaussian())));
        var done = desks.done(begun, minutes);
        team.until(done, minutes, desks.within(begun, done, minutes));
        long waited = begun.equals(came) ? 0 : calendar.worked(came, begun).toMinutes();
        boolean late = Turns.begin(step, came, calendar).due().filter(done::isAfter).isPresent();
        tally.worked(office.name, key, waited, late);
        if (step.action() != Action.RETURN) {
            matter.request.waited += waited;
        }
        after(done, matter);
    }

    private static void supplied(Instant at, Matter matter) {
        var asked = java.util.Objects.requireNonNull(matter.asked);
        matter.take(new Step.Supply());
        matter.pauses.add(new Pause(asked, at, DossierClock.SUPPLEMENT));
        var from = matter.clockFrom == null ? matter.received : matter.clockFrom;
        matter.clockFrom =
                matter.clock.clockFromAfterSupplement(java.util.Objects.requireNonNull(from), at);
    }

    private void after(Instant done, Matter matter) {
        var step = matter.now();
        if (matter.received == null) {
            matter.take(new Step.Receive(true));
            matter.received = done;
        }
        if (step.action() == Action.CHECK
                && matter.standing.supplements() == 0
                && matter.chance.nextDouble() < staffing.supplements().share()) {
            matter.take(new Step.AskForMore(List.of("something"), false));
            matter.asked = done;
            double days = -Math.log(1 - matter.chance.nextDouble()) * staffing.supplements().days();
            come(done.plusSeconds((long) (days * Duration.ofDays(1).toSeconds())), matter);
            return;
        }
        if (step.action() == Action.SIGN) {
            matter.take(new Step.Decide("granted"));
        }
        var next = matter.next();
        boolean last = next.filter(one -> one.action() != Action.RETURN).isEmpty();
        if (matter.finished == null && last) {
            finish(done, matter);
        }
        if (next.isPresent()) {
            if (!last) {
                matter.take(new Step.Advance(next.get().id()));
            }
            matter.step++;
            come(done, matter);
        } else {
            matter.take(new Step.Return());
            end(matter.request);
        }
    }

    private void finish(Instant done, Matter matter) {
        if (matter.standing.outcome() == null) {
            matter.take(new Step.Decide("granted"));
        }
        if (matter.standing.state() == State.RECEIVED) {
            matter.take(new Step.Advance(matter.now().id()));
        }
        matter.take(new Step.Finish());
        matter.finished = done;
        var dues = matter.dues();
        tally.finished(done.isAfter(dues.legal()), done.isAfter(dues.measured()));
        matter.request.late |= done.isAfter(dues.legal());
        begin(matter.request);
    }

    private void end(Request request) {
        if (request.matters.stream().allMatch(one -> one.standing.state() == State.RETURNED)) {
            ended++;
            boolean late =
                    course.whole()
                            .map(deadline ->
                                    calendar.due(request.filed, deadline.span(), deadline.cutOff())
                                            .at())
                            .map(due -> request.finished().isAfter(due))
                            .orElse(request.late);
            tally.ended(
                    Duration.between(request.filed, request.finished()).toMinutes(),
                    request.waited,
                    late);
        }
    }
}
