package org.motcua.spark;

import java.io.Serializable;

/// A line of a list: its running number, its key in the registry, and its cells as [the
/// functions][org.motcua.linking.Functions] read them.
record Row(long number, String key, String cells) implements Serializable {
    private static final int NAME = 0;
    private static final int PLACE = 5;

    /// @throws IllegalArgumentException for a line that is no such row, with its beginning
    static Row of(String line) {
        int first = line.indexOf('\t');
        int second = line.indexOf('\t', first + 1);
        if (first < 1 || second < 0) {
            throw new IllegalArgumentException(
                    "not a number, a key and cells with tabs between: "
                            + line.substring(0, Math.min(20, line.length())));
        }
        return new Row(
                Long.parseLong(line.substring(0, first)),
                line.substring(first + 1, second),
                line.substring(second + 1));
    }

    String name() {
        return cell(NAME);
    }

    String place() {
        return cell(PLACE);
    }

    private String cell(int which) {
        int begin = 0;
        for (int i = 0; i < which; i++) {
            int tab = cells.indexOf('\t', begin);
            if (tab < 0) {
                return "";
            }
            begin = tab + 1;
        }
        int end = cells.indexOf('\t', begin);
        return cells.substring(begin, end < 0 ? cells.length() : end);
    }
}
