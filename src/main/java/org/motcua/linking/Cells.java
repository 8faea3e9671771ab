package org.motcua.linking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row as it was written, its cells in a fixed order, in UTF-8. Reused for every row, so that
/// reading millions of them makes no objects.
public final class Cells {
    /// What a row may say.
    public enum Column {
        NAME(0),
        NUMBER(1),
        OLD_NUMBER(2),
        BIRTH(3),
        SEX(4),
        PLACE(5),
        /// The day of death of a person; the day on which a record was made.
        DAY(6);

        private static final List<Column> ORDER = List.of(values());
        private final int index;

        Column(int index) {
            this.index = index;
        }

        /// Where it stands in a row.
        public int index() {
            return index;
        }

        /// As definitions write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The column at a place in a row.
        public static Column at(int index) {
            return ORDER.get(index);
        }
    }

    private static final int COLUMNS = Column.values().length;

    private final int[] from = new int[COLUMNS];
    private final int[] to = new int[COLUMNS];
    private byte[] bytes = {};

    /// Forgets the row and takes another, whose cells are named by [#set].
    public void of(byte[] row) {
        bytes = row;
        java.util.Arrays.fill(from, 0);
        java.util.Arrays.fill(to, 0);
    }

    /// Where a cell stands in the row.
    public void set(Column column, int begin, int end) {
        from[column.index] = begin;
        to[column.index] = end;
    }

    /// A row of texts, in the order of the columns; missing ones are none.
    public static Cells of(@Nullable String... texts) {
        var whole = new java.io.ByteArrayOutputStream();
        var cells = new Cells();
        for (int at = 0; at < texts.length; at++) {
            String text = texts[at];
            int begin = whole.size();
            if (text != null) {
                whole.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
            cells.from[at] = begin;
            cells.to[at] = whole.size();
        }
        cells.bytes = whole.toByteArray();
        return cells;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(Column column) {
        return from[column.index];
    }

    int to(Column column) {
        return to[column.index];
    }

    boolean isEmpty(Column column) {
        return from(column) == to(column);
    }

    String text(Column column) {
        return new String(bytes, from(column), to(column) - from(column), StandardCharsets.UTF_8);
    }
}
