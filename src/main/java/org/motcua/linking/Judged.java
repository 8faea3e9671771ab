package org.motcua.linking;

import java.util.List;

/// What is thought of one owner in a record, with its grounds.
///
/// @param lead thousandths of a bit before the second
/// @param candidates the best and the second best, the best first
public record Judged(Outcome outcome, double probability, int lead, List<Evidence> candidates) {
    public Judged {
        candidates = List.copyOf(candidates);
    }
}
