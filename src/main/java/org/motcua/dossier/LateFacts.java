package org.motcua.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.procedure.Facts;
import org.motcua.procedure.Prefill;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks the registries that did not answer when a dossier was filed, so that it goes on by itself.
@Component
class LateFacts {
    private final DossierTable dossiers;
    private final FindingTable findings;
    private final Prefilling prefilling;
    private final Ground ground;
    private final JdbcClient sql;

    LateFacts(
            DossierTable dossiers,
            FindingTable findings,
            Prefilling prefilling,
            Ground ground,
            JdbcClient sql) {
        this.dossiers = dossiers;
        this.findings = findings;
        this.prefilling = prefilling;
        this.ground = ground;
        this.sql = sql;
    }

    EffectWorker.Tried lookUp(UUID id) {
        var dossier = dossiers.lock(id).orElseThrow();
        if (dossier.state().ended()) {
            return new EffectWorker.Tried.Done();
        }
        var rulebook = ground.rulebook(dossier);
        var left = new ArrayList<String>();
        Facts facts = without(dossier.facts(), dossier.unavailable());
        List<Prefill.Lookup> open = rulebook.lookups(ground.filing(dossier).with(facts));
        for (Prefill.Lookup lookup : open) {
            var fact =
                    prefilling.read(
                            lookup,
                            dossier.subject(),
                            dossier.language(),
                            Actor.program("look-up"));
            if (fact.isEmpty()) {
                left.add(lookup.prefill().id());
            } else {
                facts = facts.with(lookup.prefill().id(), fact.get());
            }
        }
        write(dossier, facts, left);
        return left.isEmpty()
                ? new EffectWorker.Tried.Done()
                : new EffectWorker.Tried.Later("registry does not answer");
    }

    private static Facts without(Facts facts, List<String> unavailable) {
        var kept = new LinkedHashMap<>(facts.byPrefill());
        kept.keySet().removeAll(unavailable);
        return new Facts(kept);
    }

    private void write(Dossier dossier, Facts facts, List<String> left) {
        sql.sql(
                        """
                        update dossier.dossier
                        set facts = ?::jsonb, unavailable = ?::jsonb, version = version + 1
                        where id = ?
                        """)
                .param(Json.text(facts))
                .param(Json.text(left))
                .param(dossier.id())
                .update();
        var now = dossiers.find(dossier.id()).orElseThrow();
        findings.write(now.id(), ground.rulebook(now).runChecks(ground.filing(now)), ground.now());
    }
}
