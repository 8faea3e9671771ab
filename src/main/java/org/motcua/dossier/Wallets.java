package org.motcua.dossier;

import java.util.Set;
import org.springframework.stereotype.Component;

/// The earlier results of an applicant that replace papers of a dossier.
@Component
public class Wallets {
    private final DraftRules rules;
    private final Ground ground;

    Wallets(DraftRules rules, Ground ground) {
        this.rules = rules;
        this.ground = ground;
    }

    /// The codes of their kinds, as far as the procedure takes any.
    public Set<String> of(Dossier dossier) {
        return rules.wallet(ground.rulebook(dossier), dossier.applicant().account());
    }
}
