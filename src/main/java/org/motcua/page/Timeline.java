package org.motcua.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened, what is happening and what is still to come, in order.
public record Timeline(List<Entry> entries) {
    public Timeline {
        entries = List.copyOf(entries);
    }

    /// @param more who does it, how long it usually takes
    public record Entry(String label, State state, @Nullable Instant at, @Nullable String more) {}

    /// Where an entry stands in time.
    public enum State {
        DONE,
        NOW,
        AHEAD,
        HALTED;

        /// The class in the stylesheet.
        public String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// The key of the words for those who cannot see the dot.
        public String word() {
            return "page.timeline." + style();
        }
    }
}
