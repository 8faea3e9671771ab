package org.motcua.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.stereotype.Component;

/// Judges each record again when it changed, and those that agree with it or refer to it.
@Component
class QualityFollower implements Follower {
    private static final String SUBJECT = "record:";
    private static final Set<String> FACTS =
            Set.of(
                    "registry.created",
                    "registry.updated",
                    "registry.corrected",
                    "registry.ended",
                    "registry.confirmed",
                    "registry.merged",
                    "registry.split",
                    "registry.regrouped",
                    "registry.accepted");

    private final Qualities qualities;

    QualityFollower(Qualities qualities) {
        this.qualities = qualities;
    }

    @Override
    public String name() {
        return "registry.quality";
    }

    @Override
    public boolean follows(String fact) {
        return FACTS.contains(fact);
    }

    @Override
    public void apply(List<Recorded> batch) {
        var changed = new LinkedHashSet<UUID>();
        for (Recorded recorded : batch) {
            changed.add(UUID.fromString(recorded.entry().subject().substring(SUBJECT.length())));
        }
        qualities.changed(changed);
    }
}
