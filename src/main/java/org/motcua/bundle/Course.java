package org.motcua.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.procedure.Bundle;
import org.motcua.procedure.BundleStep;
import org.motcua.procedure.BundleStep.Mishap;

/// What follows for a bundle from where its parts stand. Pure: the same standing has the same
/// consequence in the server and in a test, and asking twice changes nothing.
final class Course {
    private Course() {}

    /// Where a part stands.
    ///
    /// @param consent nobody is asked, or still asked, or answered
    /// @param late the promised date has passed
    record Standing(StepState state, Agreement consent, boolean late) {}

    enum Agreement {
        NOT_NEEDED,
        OPEN,
        GIVEN,
        REFUSED
    }

    /// Something to be done about one part.
    sealed interface Act {
        String step();

        /// It can be filed.
        record File(String step) implements Act {}

        /// It will not be filed.
        ///
        /// @param because the part on whose account
        record Drop(String step, String because) implements Act {}

        /// Whoever was asked said no.
        record Forgo(String step) implements Act {}

        /// Its agency is to stop.
        record End(String step, String because) implements Act {}

        /// What was granted is to be taken back, by the step that does so.
        record Undo(String step, String granted) implements Act {}
    }

    /// Everything that is to be done now.
    ///
    /// @param now the parts that this person takes, by step
    static List<Act> acts(Bundle bundle, Map<String, Standing> now) {
        var acts = new ArrayList<Act>();
        for (BundleStep step : bundle.steps()) {
            Standing standing = now.get(step.id());
            if (standing == null) {
                undo(bundle, step, now).ifPresent(acts::add);
            } else if (standing.state() == StepState.WAITING) {
                waiting(bundle, step, standing, now).ifPresent(acts::add);
            } else if (standing.state() == StepState.READY || standing.state() == StepState.FILED) {
                running(bundle, step, standing, now).ifPresent(acts::add);
            }
        }
        return acts;
    }

    private static Optional<Act> waiting(
            Bundle bundle, BundleStep step, Standing standing, Map<String, Standing> now) {
        var stopped = stopped(bundle, step, now);
        if (stopped.isPresent()) {
            return Optional.of(new Act.Drop(step.id(), stopped.get()));
        }
        if (standing.consent() == Agreement.REFUSED) {
            return Optional.of(new Act.Forgo(step.id()));
        }
        boolean open = standing.consent() == Agreement.OPEN;
        for (String earlier : step.after()) {
            Standing before = now.get(earlier);
            if (before == null) {
                continue;
            }
            if (!before.state().ended()) {
                open = true;
            } else if (before.state() != StepState.GRANTED && step.needs(earlier)) {
                return Optional.of(new Act.Drop(step.id(), earlier));
            }
        }
        return open ? Optional.empty() : Optional.of(new Act.File(step.id()));
    }

    private static Optional<Act> running(
            Bundle bundle, BundleStep step, Standing standing, Map<String, Standing> now) {
        if (step.undoes() != null) {
            return Optional.empty();
        }
        return stopped(bundle, step, now)
                .map(because ->
                        standing.state() == StepState.READY
                                ? new Act.Drop(step.id(), because)
                                : new Act.End(step.id(), because));
    }

    private static Optional<Act> undo(Bundle bundle, BundleStep step, Map<String, Standing> now) {
        String granted = step.undoes();
        if (granted == null || !granted(bundle.step(granted), now)) {
            return Optional.empty();
        }
        return bundle.steps().stream()
                .filter(other -> happened(other, now, BundleStep.Course.COMPENSATE))
                .findFirst()
                .map(_ -> new Act.Undo(step.id(), granted));
    }

    /// The part on whose account a part is stopped.
    private static Optional<String> stopped(
            Bundle bundle, BundleStep step, Map<String, Standing> now) {
        return bundle.steps().stream()
                .filter(other -> !other.id().equals(step.id()))
                .filter(other ->
                        happened(other, now, BundleStep.Course.STOP)
                                || happened(other, now, BundleStep.Course.COMPENSATE))
                .map(BundleStep::id)
                .findFirst();
    }

    private static boolean happened(
            BundleStep step, Map<String, Standing> now, BundleStep.Course course) {
        Standing standing = now.get(step.id());
        return standing != null
                && mishap(standing).filter(one -> step.course(one) == course).isPresent();
    }

    /// How a part ended badly; one that was only dropped follows from another.
    private static Optional<Mishap> mishap(Standing standing) {
        return switch (standing.state()) {
            case REFUSED -> Optional.of(Mishap.REFUSED);
            case WITHDRAWN -> Optional.of(Mishap.WITHDRAWN);
            case NO_CONSENT -> Optional.of(Mishap.NO_CONSENT);
            case FILED -> standing.late() ? Optional.of(Mishap.LATE) : Optional.empty();
            case WAITING, READY, GRANTED, DROPPED -> Optional.empty();
        };
    }

    /// What came of the whole, once every part has ended.
    static Optional<JointDossier.Outcome> outcome(Bundle bundle, Map<String, Standing> now) {
        if (now.values().stream().anyMatch(standing -> !standing.state().ended())) {
            return Optional.empty();
        }
        var wanted =
                bundle.steps().stream()
                        .filter(step -> step.undoes() == null && now.containsKey(step.id()))
                        .toList();
        long granted =
                wanted.stream()
                        .filter(step -> granted(step, now))
                        .filter(step -> !undone(bundle, step, now))
                        .count();
        if (granted == 0) {
            return Optional.of(JointDossier.Outcome.FAILED);
        }
        return Optional.of(
                granted == wanted.size() ? JointDossier.Outcome.DONE : JointDossier.Outcome.PARTLY);
    }

    private static boolean undone(Bundle bundle, BundleStep step, Map<String, Standing> now) {
        return bundle.steps().stream()
                .filter(other -> step.id().equals(other.undoes()))
                .anyMatch(other -> granted(other, now));
    }

    private static boolean granted(BundleStep step, Map<String, Standing> now) {
        Standing standing = now.get(step.id());
        return standing != null && standing.state() == StepState.GRANTED;
    }
}
