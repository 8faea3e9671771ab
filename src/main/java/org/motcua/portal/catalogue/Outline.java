package org.motcua.portal.catalogue;

import java.util.List;

/// What somebody wants to know of a procedure before they begin.
///
/// @param times how long it may take by law
/// @param costs each charge with how it is made up
/// @param needs each paper, and when it is needed
public record Outline(List<String> times, List<Cost> costs, List<Need> needs) {
    public Outline {
        times = List.copyOf(times);
        costs = List.copyOf(costs);
        needs = List.copyOf(needs);
    }

    /// @param how with the amount of today
    /// @param reliefs who pays less
    public record Cost(String title, String how, List<String> reliefs) {
        public Cost {
            reliefs = List.copyOf(reliefs);
        }
    }

    /// @param when the situations in which it is needed; empty: always
    /// @param held when the state has it already
    public record Need(String title, String when, List<String> held) {
        public Need {
            held = List.copyOf(held);
        }
    }
}
