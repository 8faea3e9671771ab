package org.motcua.portal.joint;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motcua.bundle.JointDossier;
import org.motcua.bundle.JointStep;
import org.motcua.bundle.StepState;
import org.motcua.country.Countries;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Page;
import org.motcua.portal.Tones;
import org.motcua.procedure.Bundle;
import org.motcua.procedure.BundlePlan;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;

/// The parts of a request in plain words: where each stands, and what it waits for.
@Component
class StepLines {
    private final Dossiers dossiers;
    private final Countries countries;
    private final Clock clock;

    StepLines(Dossiers dossiers, Countries countries, Clock clock) {
        this.dossiers = dossiers;
        this.countries = countries;
        this.clock = clock;
    }

    List<StepLine> of(Page page, JointDossier joint, BundlePlan plan) {
        var lines = new ArrayList<StepLine>();
        for (JointStep step : joint.steps()) {
            lines.add(line(page, joint, plan.bundle(), step));
        }
        return lines;
    }

    private StepLine line(Page page, JointDossier joint, Bundle bundle, JointStep step) {
        Optional<Dossier> dossier = step.dossier().map(dossiers::get);
        // inside an agency its own states say more than ours
        boolean inside = step.state() == StepState.FILED && dossier.isPresent();
        return new StepLine(
                page.t(bundle.step(step.step()).title()),
                inside
                        ? page.w("portal.state." + dossier.get().state().name())
                        : page.w("portal.bundle.step." + step.state().name()),
                inside ? Tones.of(dossier.get().state()) : Tones.of(step.state()),
                says(page, joint, bundle, step),
                dossier.map(one -> one.code().value()),
                step.dossier(),
                inside ? dossier.get().dates().due() : Optional.empty(),
                dossier.flatMap(Dossier::result).isPresent());
    }

    private String says(Page page, JointDossier joint, Bundle bundle, JointStep step) {
        String agency = step.agency().map(code -> agency(page, code)).orElse("");
        return switch (step.state()) {
            case WAITING -> waits(page, joint, bundle, step);
            case READY -> page.w("portal.bundle.says.READY");
            case FILED, GRANTED, REFUSED -> page.w("portal.bundle.says.AGENCY", agency);
            case WITHDRAWN -> page.w("portal.bundle.says.WITHDRAWN");
            case NO_CONSENT -> page.w("portal.bundle.says.NO_CONSENT");
            case DROPPED -> page.w("portal.bundle.says.DROPPED", because(page, bundle, step));
        };
    }

    private static String because(Page page, Bundle bundle, JointStep step) {
        return step.because()
                .flatMap(id ->
                        bundle.steps().stream().filter(one -> one.id().equals(id)).findFirst())
                .map(one -> page.t(one.title()))
                .orElse("");
    }

    /// An agreement is what somebody can do something about, so it is named first.
    private static String waits(Page page, JointDossier joint, Bundle bundle, JointStep step) {
        if (step.consent().filter(consent -> consent.agreed().isEmpty()).isPresent()) {
            return page.w("portal.bundle.says.CONSENT");
        }
        String earlier =
                bundle.step(step.step()).after().stream()
                        .filter(id ->
                                joint.step(id).filter(one -> !one.state().ended()).isPresent())
                        .map(id -> page.t(bundle.step(id).title()))
                        .collect(Collectors.joining(", "));
        return page.w("portal.bundle.says.WAITING", earlier);
    }

    private String agency(Page page, AgencyCode code) {
        return Agencies.of(countries.active()).name(code, countries.today(clock), page.language());
    }
}
