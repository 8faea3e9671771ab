package org.motcua.bundle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.springframework.stereotype.Component;

/// Follows the dossiers that are parts of a larger request, and lets the others go on when one has
/// its result.
@Component
class BundleFollower implements Follower {
    private static final String FILED = "dossier.filed";
    private static final String RECEIVED = "dossier.received";
    private static final String DECLINED = "dossier.not-received";
    private static final String DONE = "dossier.done";
    private static final String WITHDRAWN = "dossier.withdrawn";
    private static final String STOPPED = "dossier.stopped";
    private static final String REAPPOINTED = "dossier.reappointed";
    private static final String SUPPLEMENTED = "dossier.supplemented";
    private static final Set<String> FACTS =
            Set.of(FILED, RECEIVED, DECLINED, DONE, WITHDRAWN, STOPPED, REAPPOINTED, SUPPLEMENTED);

    private final StepTable steps;
    private final Advance advance;

    BundleFollower(StepTable steps, Advance advance) {
        this.steps = steps;
        this.advance = advance;
    }

    @Override
    public String name() {
        return Advance.TASK;
    }

    @Override
    public boolean follows(String fact) {
        return FACTS.contains(fact);
    }

    @Override
    public void apply(List<Recorded> batch) {
        var mine = steps.ofDossiers(batch.stream().map(BundleFollower::dossier).toList());
        var moved = new HashSet<UUID>();
        for (Recorded recorded : batch) {
            var step = mine.get(dossier(recorded));
            if (step != null) {
                note(step, recorded);
                moved.add(step.filing());
            }
        }
        moved.stream().sorted().forEach(advance::run);
    }

    private static UUID dossier(Recorded recorded) {
        return UUID.fromString(recorded.entry().subject().substring("dossier:".length()));
    }

    private void note(JointStep step, Recorded recorded) {
        Entry entry = recorded.entry();
        Instant at = recorded.at();
        boolean byProgram = entry.actor().kind() == Actor.Kind.PROGRAM;
        switch (entry.fact()) {
            case RECEIVED, REAPPOINTED, SUPPLEMENTED ->
                    steps.acknowledged(step.id(), at, due(entry));
            case DECLINED -> {
                steps.acknowledged(step.id(), at, null);
                steps.ended(step.id(), StepState.REFUSED, at, null);
            }
            case DONE -> {
                boolean granted = Boolean.TRUE.equals(entry.data().get("granted"));
                steps.ended(step.id(), granted ? StepState.GRANTED : StepState.REFUSED, at, null);
            }
            case WITHDRAWN ->
                    steps.ended(
                            step.id(),
                            byProgram ? StepState.DROPPED : StepState.WITHDRAWN,
                            at,
                            entry.reason());
            case STOPPED ->
                    steps.ended(
                            step.id(),
                            byProgram ? StepState.DROPPED : StepState.REFUSED,
                            at,
                            entry.reason());
            default -> {
                // that it was filed is known; whoever moved meanwhile is looked at again
            }
        }
    }

    private static @Nullable Instant due(Entry entry) {
        return entry.data().get("due") instanceof String text ? Instant.parse(text) : null;
    }
}
