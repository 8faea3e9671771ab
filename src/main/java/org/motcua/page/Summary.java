package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers to look over before they are sent, or the facts of a matter.
public record Summary(List<Row> rows) {
    public Summary {
        rows = List.copyOf(rows);
    }

    /// @param source where the value comes from, when it was not typed by the person
    /// @param change the path on which it can be changed
    public record Row(
            String label, String value, @Nullable String source, @Nullable String change) {
        public Row(String label, String value) {
            this(label, value, null, null);
        }
    }
}
