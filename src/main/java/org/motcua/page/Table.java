package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table: the truth behind every chart. The first cell of a row is its heading.
///
/// @param dense smaller, for officers who see it all day
public record Table(String caption, List<Column> columns, List<List<Cell>> rows, boolean dense) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// @param number whether its cells are numbers, which stand at the right
    /// @param sort the path that sorts by it; null when it cannot be sorted by
    /// @param sorted how the table is sorted by it now
    public record Column(String label, boolean number, @Nullable String sort, Sorted sorted) {
        public Column(String label) {
            this(label, false, null, Sorted.NOT);
        }
    }

    /// @param path where it leads; null for nowhere
    /// @param tone shown as a tag of this tone; null for plain text
    public record Cell(String text, @Nullable String path, @Nullable Tone tone) {
        public Cell(String text) {
            this(text, null, null);
        }
    }

    /// How a table is sorted by a column.
    public enum Sorted {
        NOT,
        UP,
        DOWN;

        /// As the browser is told.
        public @Nullable String aria() {
            return switch (this) {
                case NOT -> null;
                case UP -> "ascending";
                case DOWN -> "descending";
            };
        }
    }
}
