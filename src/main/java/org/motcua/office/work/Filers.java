package org.motcua.office.work;

import java.util.Optional;
import org.motcua.dossier.Applicant;
import org.motcua.dossier.Dossier;
import org.motcua.mandate.Mandate;
import org.motcua.mandate.Mandates;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// Tells an officer who filed a dossier for its applicant, and by what right.
@Component
class Filers {
    private final Mandates mandates;

    Filers(Mandates mandates) {
        this.mandates = mandates;
    }

    Optional<Bench.Filer> of(Page page, Dossier dossier) {
        return dossier.applicant().agent().map(agent -> filer(page, agent));
    }

    private Bench.Filer filer(Page page, Applicant.Agent agent) {
        return new Bench.Filer(
                agent.name(),
                page.t(agent.role()),
                mandates.kind(agent.kind())
                        .map(kind ->
                                page.w(
                                        "office.work.filer.right",
                                        page.t(kind.title()),
                                        page.t(kind.legalBasis())))
                        .orElse(agent.kind()),
                mandates.behind(agent.mandate()).map(one -> standing(page, one)).orElse(""));
    }

    /// As it was last written down: to look at a dossier asks no registry.
    private static String standing(Page page, Mandate mandate) {
        var ended = mandate.times().ended();
        if (ended.isPresent()) {
            return page.w("office.work.filer.ended", page.format().shortMoment(ended.get()));
        }
        return mandate.until()
                .map(until ->
                        page.w("office.work.filer.until", page.format().date(until.minusDays(1))))
                .orElse("");
    }
}
