package org.motcua.bundle;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Applicant;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Facts;

/// One request for several procedures (hồ sơ liên thông).
///
/// @param code by which the person knows the whole
/// @param definition hash of the bundle with the versions of its procedures
/// @param draft in which it was filled in
/// @param answers everything that was answered or found for the whole
/// @param outcome what came of it; empty while it runs
public record JointDossier(
        UUID id,
        DossierCode code,
        ProcedureCode procedure,
        String definition,
        UUID draft,
        Applicant applicant,
        Channel channel,
        String language,
        Map<String, Object> answers,
        Facts facts,
        Optional<String> event,
        Instant filed,
        Instant due,
        Optional<Outcome> outcome,
        Optional<Instant> ended,
        List<JointStep> steps) {
    public JointDossier {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        steps = List.copyOf(steps);
    }

    public enum Outcome {
        /// Everything was granted.
        DONE,
        PARTLY,
        /// Nothing was granted.
        FAILED
    }

    JointDossier with(List<JointStep> its) {
        return new JointDossier(
                id,
                code,
                procedure,
                definition,
                draft,
                applicant,
                channel,
                language,
                answers,
                facts,
                event,
                filed,
                due,
                outcome,
                ended,
                its);
    }

    public String subject() {
        return "bundle:" + id;
    }

    public Optional<JointStep> step(String id) {
        return steps.stream().filter(step -> step.step().equals(id)).findFirst();
    }

    /// Without names and answers.
    @Override
    public String toString() {
        return "JointDossier[%s %s]".formatted(code, outcome);
    }
}
