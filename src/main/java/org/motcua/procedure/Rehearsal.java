package org.motcua.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.UnitCode;

/// The examples of a definition as filings, with what their registries answer.
public final class Rehearsal {
    private Rehearsal() {}

    /// What one example files, with all look-ups answered.
    public static Filing of(Rulebook rulebook, Example example) {
        return looked(rulebook, filing(example.given()), example.given());
    }

    private static Filing filing(Example.Setting given) {
        var applicant =
                new Filing.Applicant(
                        given.subject() == null ? "" : given.subject(),
                        given.number() == null ? null : new PersonNumber(given.number()),
                        "Applicant");
        return Filing.of(given.channel(), given.at().toLocalDate(), applicant)
                .with(given.answers())
                .at(unit(given.province()), unit(given.commune()))
                .inGroups(Set.copyOf(given.groups()));
    }

    private static @Nullable UnitCode unit(@Nullable String code) {
        return code == null ? null : new UnitCode(code);
    }

    /// Answers look-ups from the example's registries until none is left.
    private static Filing looked(Rulebook rulebook, Filing start, Example.Setting given) {
        Filing filing = start;
        for (int round = 0; round < 10; round++) {
            List<Prefill.Lookup> open = rulebook.lookups(filing);
            if (open.isEmpty()) {
                return filing;
            }
            Facts facts = filing.facts();
            for (Prefill.Lookup lookup : open) {
                Map<String, Object> row =
                        given.registries()
                                .getOrDefault(lookup.prefill().registry(), Map.of())
                                .getOrDefault(lookup.key(), Map.of());
                facts =
                        facts.with(
                                lookup.prefill().id(),
                                new Facts.Fact(lookup.key(), row, filing.on()));
            }
            filing = filing.with(facts);
        }
        return filing;
    }
}
