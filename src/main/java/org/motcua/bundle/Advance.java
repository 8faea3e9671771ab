package org.motcua.bundle;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.dossier.Parts;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.Message;
import org.springframework.stereotype.Component;

/// Does what follows from where the parts of a request stand. Runs in the transaction of what
/// happened, holds the request, and asks [Course] until nothing more follows.
@Component
class Advance {
    static final String TASK = "bundle.steps";
    private static final int ROUNDS = 20;

    private final JointTable joints;
    private final StepTable steps;
    private final Parts parts;
    private final BundleTellings tellings;
    private final Journal journal;
    private final BundleGround ground;

    Advance(
            JointTable joints,
            StepTable steps,
            Parts parts,
            BundleTellings tellings,
            Journal journal,
            BundleGround ground) {
        this.joints = joints;
        this.steps = steps;
        this.parts = parts;
        this.tellings = tellings;
        this.journal = journal;
        this.ground = ground;
    }

    void run(UUID id) {
        var stopping = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var joint = joints.lock(id).orElseThrow();
            if (joint.ended().isPresent()) {
                return;
            }
            var plan = ground.plan(joint);
            var now = standings(joint);
            boolean done = false;
            for (Course.Act act : Course.acts(plan.bundle(), now)) {
                done |= act(joint, plan, act, stopping);
            }
            if (!done) {
                Course.outcome(plan.bundle(), now).ifPresent(outcome -> end(joint, outcome));
                return;
            }
        }
        throw new IllegalStateException("the bundle %s does not come to rest".formatted(id));
    }

    private Map<String, Course.Standing> standings(JointDossier joint) {
        var now = new LinkedHashMap<String, Course.Standing>();
        for (JointStep step : joint.steps()) {
            now.put(
                    step.step(),
                    new Course.Standing(step.state(), agreement(step), step.late(ground.now())));
        }
        return now;
    }

    private static Course.Agreement agreement(JointStep step) {
        if (step.consent().isEmpty()) {
            return Course.Agreement.NOT_NEEDED;
        }
        Optional<Boolean> agreed = step.consent().get().agreed();
        if (agreed.isEmpty()) {
            return Course.Agreement.OPEN;
        }
        return agreed.get() ? Course.Agreement.GIVEN : Course.Agreement.REFUSED;
    }

    /// @return whether something changed that may have further consequences
    private boolean act(JointDossier joint, BundlePlan plan, Course.Act act, Set<String> stopping) {
        return switch (act) {
            case Course.Act.File(var id) -> {
                steps.ready(joint.step(id).orElseThrow().id(), ground.now());
                tell(joint, "bundle.step-ready", id, "");
                yield true;
            }
            case Course.Act.Drop(var id, var because) ->
                    close(joint, id, StepState.DROPPED, because);
            case Course.Act.Forgo(var id) -> close(joint, id, StepState.NO_CONSENT, id);
            case Course.Act.End(var id, var because) -> {
                if (stopping.add(id)) {
                    stop(joint, plan, id, because);
                }
                yield false;
            }
            case Course.Act.Undo(var id, var granted) -> {
                UUID step = Identifier.next();
                steps.insert(step, joint.id(), joint.steps().size(), id);
                steps.ready(step, ground.now());
                tell(joint, "bundle.step-undone", id, granted);
                yield true;
            }
        };
    }

    private boolean close(JointDossier joint, String step, StepState state, String because) {
        boolean closed =
                steps.closeUnfiled(
                        joint.step(step).orElseThrow().id(), state, ground.now(), because);
        if (closed) {
            tell(joint, "bundle.step-closed", step, because);
        }
        return closed;
    }

    private void stop(JointDossier joint, BundlePlan plan, String step, String because) {
        String language = joint.language();
        joint.step(step)
                .flatMap(JointStep::dossier)
                .ifPresent(dossier ->
                        parts.end(
                                dossier,
                                TASK,
                                ground.words(
                                        "stopped",
                                        language,
                                        plan.bundle().step(because).title().in(language))));
    }

    private void end(JointDossier joint, JointDossier.Outcome outcome) {
        joints.ended(joint.id(), outcome, ground.now());
        journal.append(
                Entry.of(
                        "bundle.ended",
                        Actor.program(TASK),
                        joint.subject(),
                        Map.of(
                                "code", joint.code().value(),
                                "procedure", joint.procedure().value(),
                                "outcome", outcome.name().toLowerCase(java.util.Locale.ROOT),
                                "onTime", !ground.now().isAfter(joint.due()))));
        tellings.send(
                joint,
                outcome == JointDossier.Outcome.DONE
                        ? Message.Event.GRANTED
                        : Message.Event.REFUSED);
    }

    private void tell(JointDossier joint, String fact, String step, String because) {
        var data = new LinkedHashMap<String, Object>();
        data.put("code", joint.code().value());
        data.put("step", step);
        if (!because.isEmpty()) {
            data.put("because", because);
        }
        journal.append(Entry.of(fact, Actor.program(TASK), joint.subject(), data));
    }
}
