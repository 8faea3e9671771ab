package org.motcua.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something the state already knows and therefore does not ask: shown with where it comes from.
///
/// @param on the day on which the source said so
/// @param wrong the path for those for whom it is not right
public record Fact(
        String label, String value, String source, @Nullable LocalDate on, @Nullable String wrong) {

    /// Facts that follow each other and come from the same place, together.
    public static List<List<Fact>> bySource(List<Fact> facts) {
        var groups = new ArrayList<List<Fact>>();
        for (Fact fact : facts) {
            if (groups.isEmpty() || !groups.getLast().getFirst().sameSource(fact)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(fact);
        }
        return groups;
    }

    private boolean sameSource(Fact other) {
        return source.equals(other.source) && Objects.equals(on, other.on);
    }
}
