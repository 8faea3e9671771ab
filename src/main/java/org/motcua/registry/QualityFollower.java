package org.motcua.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.stereotype.Component;

/// Judges each record again when it changed, and those that agree with it or refer to it; and says
/// which registries moved.
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
    private final Moved moved;

    QualityFollower(Qualities qualities, Moved moved) {
        this.qualities = qualities;
        this.moved = moved;
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
        var registries = new TreeSet<String>();
        for (Recorded recorded : batch) {
            if (recorded.entry().data().get("registry") instanceof String registry) {
                registries.add(registry);
            }
            changed.add(UUID.fromString(recorded.entry().subject().substring(SUBJECT.length())));
        }
        moved.tell(registries);
        qualities.changed(changed);
    }
}
