package org.motcua.country;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A definition read from a row of a CSV file. Thousands of them are read and hardly any is asked
/// where its cells stand, so that is found out by reading the row again.
///
/// @param columns the JSON pointer of each column
/// @param text the whole file
/// @param start where the row begins in it
/// @param line of that beginning
record CsvRow(String file, JsonNode content, List<String> columns, String text, int start, int line)
        implements Tree {
    @Override
    public Position position(String pointer) {
        return cell(index(pointer));
    }

    @Override
    public Position position(String pointer, int offset) {
        Position cell = position(pointer);
        return new Position(cell.line(), cell.column() + offset);
    }

    /// The name of the column in the first line.
    @Override
    public Position keyPosition(String pointer) {
        int index = index(pointer);
        return index < 0 ? cell(index) : new CsvRow(file, content, columns, text, 0, 1).cell(index);
    }

    private int index(String pointer) {
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (column.equals(pointer)
                    || column.startsWith(pointer + "/")
                    || pointer.startsWith(column + "/")) {
                return pointer.isEmpty() ? 0 : i;
            }
        }
        return -1;
    }

    private Position cell(int index) {
        int at = line;
        int column = 1;
        int cell = 0;
        boolean quoted = false;
        for (int i = start; i < text.length() && cell < index; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            column++;
            if (c == '\n') {
                at++;
                column = 1;
            } else if (c == ',' && !quoted) {
                cell++;
            }
        }
        return new Position(at, column);
    }
}
