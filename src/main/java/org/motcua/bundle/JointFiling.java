package org.motcua.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Joining;
import org.motcua.dossier.Parts;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Identifier;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.BundleStep;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Message;
import org.motcua.store.ShortTransactions;
import org.springframework.stereotype.Component;

/// Makes a request for several procedures of a draft: one code, its parts, and whatever can go to
/// an agency at once.
@Component
class JointFiling implements Joining {
    private final JointTable joints;
    private final StepTable steps;
    private final StepFiling filing;
    private final Parts parts;
    private final Consents consents;
    private final BundleTellings tellings;
    private final Journal journal;
    private final BundleGround ground;
    private final ShortTransactions apart;

    JointFiling(
            JointTable joints,
            StepTable steps,
            StepFiling filing,
            Parts parts,
            Consents consents,
            BundleTellings tellings,
            Journal journal,
            BundleGround ground,
            ShortTransactions apart) {
        this.joints = joints;
        this.steps = steps;
        this.filing = filing;
        this.parts = parts;
        this.consents = consents;
        this.tellings = tellings;
        this.journal = journal;
        this.ground = ground;
        this.apart = apart;
    }

    @Override
    public Filed file(Asked asked) {
        var plan = asked.plan();
        var first = plan.bundle().steps().getFirst();
        var joint = joint(asked);
        var known = ground.known(joint, Map.of());
        var taken = taken(joint, plan.taken(known));
        var faults = new ArrayList<FormFault>();
        Optional<Instant> due = Optional.empty();
        boolean unknown = false;
        for (JointStep step : taken) {
            var outlook = filing.outlook(joint, step, plan, asked.actor());
            outlook.faults().forEach(fault -> faults.add(ofWhole(plan, step, fault)));
            unknown |= outlook.agency().isEmpty();
            if (step.step().equals(first.id()) && outlook.agency().isPresent()) {
                var deadline = plan.whole().deadline(asked.filing()).orElseThrow();
                due =
                        Optional.of(
                                ground.calendar(outlook.agency().get())
                                        .due(joint.filed(), deadline.span(), deadline.cutOff())
                                        .at());
            }
        }
        if (!faults.isEmpty() || unknown || due.isEmpty()) {
            return new Filed.Faulty(faults, List.of(), unknown);
        }
        return written(asked, with(joint, due.get(), plan, known), taken);
    }

    private Filed written(Asked asked, JointDossier joint, List<JointStep> taken) {
        if (!joints.insert(joint)) {
            return before(joint);
        }
        int place = 0;
        for (JointStep step : taken) {
            steps.insert(step.id(), joint.id(), place++, step.step());
        }
        parts.joined(asked.draft().id(), joint.id());
        journal.append(
                Entry.of(
                        "bundle.filed",
                        asked.actor(),
                        joint.subject(),
                        Map.of(
                                "code", joint.code().value(),
                                "procedure", joint.procedure().value(),
                                "steps", taken.stream().map(JointStep::step).toList(),
                                "due", joint.due().toString())));
        tellings.send(joint, Message.Event.SUBMITTED);
        for (JointStep step : taken) {
            consents.ask(joint, step, asked.plan());
        }
        begin(joint, asked);
        return new Filed.Joined(joint.id());
    }

    /// What waits for nothing goes to its agency at once, or nothing does.
    private void begin(JointDossier joint, Asked asked) {
        var whole = joints.find(joint.id()).orElseThrow();
        for (JointStep step : whole.steps()) {
            var definition = asked.plan().bundle().step(step.step());
            boolean waits =
                    step.consent().isPresent()
                            || definition.after().stream()
                                    .anyMatch(earlier -> whole.step(earlier).isPresent());
            if (!waits && !(filing.file(whole, step, asked.actor()) instanceof Filed.Accepted)) {
                throw new Undone(step.step());
            }
        }
    }

    private static FormFault ofWhole(BundlePlan plan, JointStep step, FormFault fault) {
        return plan.asked(step.step(), fault.field())
                .map(field -> new FormFault(field, fault.rule(), fault.text()))
                .orElse(fault);
    }

    private Filed before(JointDossier joint) {
        return new Filed.AskedBefore(
                joint.event()
                        .flatMap(event -> joints.byEvent(joint.procedure(), event))
                        .filter(other ->
                                other.applicant().account().isPresent()
                                        && other.applicant()
                                                .account()
                                                .equals(joint.applicant().account()))
                        .map(JointDossier::id));
    }

    private JointDossier joint(Asked asked) {
        var now = ground.now();
        var plan = asked.plan();
        String series = plan.bundle().system();
        long number = apart.take(sql -> JointTable.nextNumber(sql, series, ground.today()));
        return new JointDossier(
                Identifier.next(),
                filing.code(plan, number),
                plan.bundle().code(),
                plan.hash(),
                asked.draft().id(),
                asked.applicant(),
                asked.draft().channel(),
                asked.draft().language(),
                plan.whole().settled(asked.filing()).values(),
                asked.draft().facts(),
                Optional.empty(),
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static JointDossier with(
            JointDossier one, Instant due, BundlePlan plan, BundlePlan.Known known) {
        return new JointDossier(
                one.id(),
                one.code(),
                one.procedure(),
                one.definition(),
                one.draft(),
                one.applicant(),
                one.channel(),
                one.language(),
                one.answers(),
                one.facts(),
                plan.once(known),
                one.filed(),
                due,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static List<JointStep> taken(JointDossier joint, List<BundleStep> taken) {
        return taken.stream().map(step -> waiting(joint.id(), step.id())).toList();
    }

    static JointStep waiting(UUID filing, String step) {
        return new JointStep(
                Identifier.next(),
                filing,
                step,
                StepState.WAITING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }
}
