package org.motcua.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.Pause;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.dossier.DossierClock;
import org.motcua.dossier.Life;
import org.motcua.dossier.Standing;
import org.motcua.dossier.Step;
import org.motcua.procedure.ProcessStep;

/// An invented request with its parts.
final class Request {
    final Instant filed;
    final Desks.Office office;
    final List<Matter> matters = new ArrayList<>();
    long waited;
    boolean late;

    Request(Instant filed, Desks.Office office) {
        this.filed = filed;
        this.office = office;
    }

    boolean ended() {
        return matters.stream().allMatch(one -> one.finished != null);
    }

    Instant finished() {
        return matters.stream()
                .flatMap(one -> Optional.ofNullable(one.finished).stream())
                .reduce(filed, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// When a part may begin; empty while it waits for another.
    Optional<Instant> ready(Course.Part part) {
        var last = filed;
        for (int before : part.after()) {
            var done = matters.get(before).finished;
            if (done == null) {
                return Optional.empty();
            }
            last = done.isAfter(last) ? done : last;
        }
        return Optional.of(last);
    }

    /// One part on its way: where it stands by the rule of the real engine, and its clocks.
    static final class Matter {
        final Request request;
        final int part;
        final Course.Track track;
        final SplittableRandom chance;
        final DossierClock clock;
        final List<Pause> pauses = new ArrayList<>();
        Standing standing;
        int step;
        boolean begun;
        @Nullable Instant asked;
        @Nullable Instant received;
        @Nullable Instant clockFrom;
        @Nullable Instant finished;

        Matter(
                Request request,
                int part,
                Course.Track track,
                SplittableRandom chance,
                WorkingCalendar calendar) {
            this.request = request;
            this.part = part;
            this.track = track;
            this.chance = chance;
            this.clock = new DossierClock(track.deadline(), calendar);
            this.standing = Standing.filed(track.steps().getFirst().id());
        }

        ProcessStep now() {
            return track.steps().get(step);
        }

        Optional<ProcessStep> next() {
            return step + 1 < track.steps().size()
                    ? Optional.of(track.steps().get(step + 1))
                    : Optional.empty();
        }

        /// Takes a step by the rule of the real engine.
        void take(Step wanted) {
            standing =
                    switch (Life.take(standing, wanted)) {
                        case Life.Outcome.Moved(var after) -> after;
                        case Life.Outcome.Refused(var why) ->
                                throw new IllegalStateException(
                                        "%s is refused in %s: %s"
                                                .formatted(wanted, standing.state(), why));
                    };
        }

        /// By the two clocks of the real engine.
        DossierClock.Dues dues() {
            var from = java.util.Objects.requireNonNull(received);
            return clock.dues(from, clockFrom == null ? from : clockFrom, pauses);
        }
    }
}
