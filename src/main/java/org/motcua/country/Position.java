package org.motcua.country;

/// A place in a file; lines and columns count from 1, as editors show them.
public record Position(int line, int column) implements Comparable<Position> {
    /// The beginning of a file.
    public static final Position START = new Position(1, 1);

    @Override
    public int compareTo(Position other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
}
