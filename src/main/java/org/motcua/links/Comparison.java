package org.motcua.links;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a run found, against what stands.
///
/// @param model the version of the weights
/// @param trained whether they were learnt in this run
/// @param owners in the records
/// @param pairs that were compared
/// @param unchanged owners about whom nothing changes
/// @param byHand owners about whom a person decided and the rule thinks otherwise; they stay
public record Comparison(
        String model,
        boolean trained,
        int persons,
        int owners,
        long pairs,
        long unchanged,
        long byHand,
        List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }

    /// How many differences there are of each kind.
    public Map<Difference.Kind, Integer> counts() {
        var counts = new EnumMap<Difference.Kind, Integer>(Difference.Kind.class);
        differences.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
        return counts;
    }
}
