package org.motcua.portal;

import java.util.List;
import java.util.stream.Collectors;
import org.motcua.dossier.Draft;
import org.motcua.dossier.Drafts;
import org.motcua.identity.SignedIn;
import org.motcua.proactive.Offers;
import org.springframework.stereotype.Component;

/// What somebody began; what the state prepared stands with its offer.
@Component
public class OwnDrafts {
    private final Drafts drafts;

    OwnDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    /// The drafts of somebody but for those of what is offered to them.
    public List<Draft> of(SignedIn who, List<Offers.Shown> offered) {
        var prepared =
                offered.stream()
                        .flatMap(one -> one.offer().matter().draft().stream())
                        .collect(Collectors.toSet());
        return drafts.of(who).stream().filter(draft -> !prepared.contains(draft.id())).toList();
    }
}
