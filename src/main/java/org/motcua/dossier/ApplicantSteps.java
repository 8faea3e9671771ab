package org.motcua.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the steps of applicants change, whether they come from a page or from another house.
@Component
class ApplicantSteps {
    private final Tables tables;
    private final Ground ground;

    ApplicantSteps(Tables tables, Ground ground) {
        this.tables = tables;
        this.ground = ground;
    }

    void withdraw(Moving moving, String reason) {
        moving.reason = reason.isBlank() ? null : reason;
        tables.pauses().end(moving.before.id(), DossierClock.SUPPLEMENT, moving.at);
    }

    void supply(Moving moving, Map<String, Object> answers) {
        var before = moving.before;
        tables.pauses().end(before.id(), DossierClock.SUPPLEMENT, moving.at);
        tables.supplements().answered(before.id(), moving.at);
        moving.answers = merged(before, answers);
        var clock = ground.clock(before);
        var from =
                before.dates()
                        .clockFrom()
                        .map(since -> clock.clockFromAfterSupplement(since, moving.at))
                        .orElse(moving.at);
        clock.promise(moving, from, tables.pauses().of(before.id(), moving.at));
    }

    /// Settles what was asked for: the agency's clock runs again.
    void settle(Moving moving) {
        var id = moving.before.id();
        tables.pauses().end(id, DossierClock.PAYMENT, moving.at);
        ground.clock(moving.before)
                .promise(
                        moving,
                        moving.before.dates().clockFrom().orElse(moving.at),
                        tables.pauses().of(id, moving.at));
        moving.told.putAll(Map.of("paid", true));
    }

    /// The answers with those that were mended; what the form does not ask is left out.
    Map<String, Object> merged(Dossier before, Map<String, Object> answers) {
        var form = ground.rulebook(before).procedure().form();
        var merged = new LinkedHashMap<>(before.answers());
        answers.forEach((field, value) -> {
            if (form.properties().containsKey(field)) {
                merged.put(field, value);
            }
        });
        return merged;
    }
}
