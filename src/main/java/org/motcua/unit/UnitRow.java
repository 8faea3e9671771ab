package org.motcua.unit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unit as its row in a file under `units/` describes it; the days on which it stood are the
/// row's dates of effect.
///
/// @param code the statutory code, or a key with slashes where none is known
/// @param into the codes of the units that took it over on the day on which it ended
/// @param extent how it ended; without a last day: on a day that the sources do not say
public record UnitRow(
        String code,
        String type,
        String name,
        @Nullable String parent,
        @Nullable String agencies,
        List<String> into,
        @Nullable Extent extent) {
    public UnitRow {
        into = List.copyOf(into);
    }

    /// How a unit ended.
    public enum Extent {
        /// All of it went over to one unit.
        @JsonProperty("whole")
        WHOLE,
        /// It was divided; `into` are the takers that the sources name.
        @JsonProperty("divided")
        DIVIDED,
        /// The sources do not say.
        @JsonProperty("unknown")
        UNKNOWN
    }

    /// Whether the row tells of a unit of former times without saying when it ended.
    boolean undated(boolean open) {
        return extent != null && open;
    }
}
