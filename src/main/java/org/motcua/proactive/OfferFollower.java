package org.motcua.proactive;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.stereotype.Component;

/// Follows what is written into registries, and finds whom it is an occasion for, and for whom it
/// is one no more.
///
/// Read again from the start it finds nobody twice, because an occasion is offered once, and only
/// what still holds today.
@Component
class OfferFollower implements Follower {
    private static final String RECORD = "record:";

    private final Finding finding;
    private final OfferWork work;

    OfferFollower(Finding finding, OfferWork work) {
        this.finding = finding;
        this.work = work;
    }

    @Override
    public String name() {
        return "proactive.records";
    }

    @Override
    public boolean follows(String fact) {
        return OfferingCheck.FACTS.contains(fact);
    }

    @Override
    public void apply(List<Recorded> batch) {
        var changed = new LinkedHashSet<UUID>();
        var written = new HashMap<String, Map<String, Set<UUID>>>();
        for (Recorded recorded : batch) {
            var entry = recorded.entry();
            if (entry.subject().startsWith(RECORD)) {
                changed.add(UUID.fromString(entry.subject().substring(RECORD.length())));
                written.computeIfAbsent(
                                String.valueOf(entry.data().get("registry")), _ -> new HashMap<>())
                        .computeIfAbsent(entry.fact(), _ -> new LinkedHashSet<>())
                        .add(UUID.fromString(entry.subject().substring(RECORD.length())));
            }
        }
        for (Rules rules : finding.all()) {
            var offering = rules.offering();
            var byFact = written.getOrDefault(offering.registry(), Map.of());
            var records = new LinkedHashSet<UUID>();
            for (String fact : offering.trigger().facts()) {
                records.addAll(byFact.getOrDefault(fact, Set.of()));
            }
            if (!records.isEmpty()) {
                finding.among(rules, records);
            }
        }
        work.held(changed);
    }
}
