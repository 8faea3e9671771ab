package org.motcua.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Parts;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.DossierCode;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.Facts;
import org.springframework.stereotype.Component;

/// Makes the ordinary dossier of one part, from what the person said for the whole and what earlier
/// parts brought about.
@Component
class StepFiling {
    private final Parts parts;
    private final Dossiers dossiers;
    private final StepTable steps;
    private final Journal journal;
    private final BundleGround ground;

    StepFiling(
            Parts parts, Dossiers dossiers, StepTable steps, Journal journal, BundleGround ground) {
        this.parts = parts;
        this.dossiers = dossiers;
        this.steps = steps;
        this.journal = journal;
        this.ground = ground;
    }

    /// Files a part, in the caller's transaction.
    Filed file(JointDossier joint, JointStep step, Actor actor) {
        var plan = ground.plan(joint);
        var filed = parts.file(part(joint, step, plan, written(joint), actor));
        if (filed instanceof Filed.Accepted(var dossier)) {
            filed(joint, step, plan, dossier, actor);
        }
        return filed;
    }

    private void filed(
            JointDossier joint, JointStep step, BundlePlan plan, Dossier dossier, Actor actor) {
        var now = ground.now();
        var by =
                ground.calendar(dossier.agency())
                        .due(dossier.dates().filed(), plan.bundle().acknowledge())
                        .at();
        steps.filed(step.id(), dossier.id(), dossier.agency(), now, by);
        journal.append(
                Entry.of(
                        "bundle.step-filed",
                        actor,
                        joint.subject(),
                        Map.of(
                                "code", joint.code().value(),
                                "step", step.step(),
                                "dossier", dossier.id().toString(),
                                "agency", dossier.agency().value())));
    }

    /// What would be wrong with a part that is filed later, as far as that is known now.
    Parts.Outlook outlook(JointDossier joint, JointStep step, BundlePlan plan, Actor actor) {
        var outlook = parts.outlook(part(joint, step, plan, Map.of(), actor));
        Set<String> later = plan.later(step.step());
        return new Parts.Outlook(
                outlook.faults().stream()
                        .filter(fault -> !later.contains(fault.field().split("\\.", 2)[0]))
                        .toList(),
                outlook.agency());
    }

    private Parts.Part part(
            JointDossier joint,
            JointStep step,
            BundlePlan plan,
            Map<String, Map<String, String>> written,
            Actor actor) {
        var definition = plan.bundle().step(step.step());
        return new Parts.Part(
                step.id(),
                plan.rulebook(step.step()),
                joint.channel(),
                joint.language(),
                joint.applicant(),
                plan.answers(definition, ground.known(joint, written)),
                // what registries said at the filing may have changed by the time of a later part
                definition.after().isEmpty() ? plan.facts(step.step(), joint.facts()) : Facts.NONE,
                joint.draft(),
                plan.papers(step.step()),
                actor);
    }

    /// The keys under which registries wrote what earlier parts granted.
    private Map<String, Map<String, String>> written(JointDossier joint) {
        var written = new LinkedHashMap<String, Map<String, String>>();
        for (JointStep step : joint.steps()) {
            if (step.state() == StepState.GRANTED && step.dossier().isPresent()) {
                written.put(step.step(), parts.written(dossiers.get(step.dossier().get())));
            }
        }
        return written;
    }

    /// The code that the person gets for the whole.
    DossierCode code(BundlePlan plan, long number) {
        var day = ground.today();
        return new DossierCode(
                "%s-%02d%02d%02d-%06d"
                        .formatted(
                                plan.bundle().system(),
                                day.getYear() % 100,
                                day.getMonthValue(),
                                day.getDayOfMonth(),
                                number));
    }
}
