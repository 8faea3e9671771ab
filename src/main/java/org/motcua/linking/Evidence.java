package org.motcua.linking;

import java.util.ArrayList;
import java.util.List;

/// Why a pair weighs what it weighs, each measure for itself: enough to come to the same sum again
/// without the rest of the data.
///
/// @param person the row of the person
/// @param levels of all measures in one number
/// @param ofName what the names say beyond the average of their level, in thousandths of a bit
/// @param ofPlace what the place says beyond the average
/// @param impossible the person cannot have been there
/// @param allOdds what all candidates count together
/// @param weight of all, in thousandths of a bit
/// @param reasons the measures that say something, in their order
public record Evidence(
        int person,
        int levels,
        int ofName,
        int ofPlace,
        boolean impossible,
        double allOdds,
        int weight,
        List<Reason> reasons) {
    public Evidence {
        reasons = List.copyOf(reasons);
    }

    /// What one measure says.
    ///
    /// @param level id of the level
    /// @param weight in thousandths of a bit, with what is said by how common it is
    public record Reason(Measure measure, String level, int weight) {
        /// The key of the sentence that tells it to a person.
        public String word() {
            return "linking." + measure.id() + "." + level;
        }
    }

    static Evidence of(
            Weigh weigh,
            int person,
            int levels,
            int ofName,
            int ofPlace,
            boolean impossible,
            double allOdds) {
        var reasons = new ArrayList<Reason>();
        for (Measure measure : Measure.values()) {
            int level = measure.at(levels);
            if (level > 0) {
                int more =
                        switch (measure) {
                            case NAME -> ofName;
                            case PLACE -> ofPlace;
                            default -> 0;
                        };
                reasons.add(
                        new Reason(
                                measure,
                                measure.levels().get(level - 1),
                                weigh.weight(measure, level) + more));
            }
        }
        return new Evidence(
                person,
                levels,
                ofName,
                ofPlace,
                impossible,
                allOdds,
                weigh.weight(levels, ofName, ofPlace),
                reasons);
    }
}
