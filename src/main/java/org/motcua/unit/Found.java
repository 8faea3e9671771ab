package org.motcua.unit;

import java.util.List;

/// One answer of the address search.
///
/// @param unit what was found, of today or of former times
/// @param path the units above it at its time, the highest first
/// @param succession what it is today
/// @param score how well it fits, from 0 to 1
public record Found(Unit unit, List<Unit> path, Succession succession, double score) {
    public Found {
        path = List.copyOf(path);
    }

    /// Whether only the exact address tells the unit of today.
    public boolean undecided() {
        return succession.candidates().size() != 1;
    }
}
