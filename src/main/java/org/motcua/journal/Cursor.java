package org.motcua.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Rows of one query, read in portions, with a look at the next.
final class Cursor<T> implements AutoCloseable {
    private static final int PORTION = 2_000;

    /// Makes a thing of a row.
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Reader<T> reader;
    private @Nullable T next;

    /// Only within a transaction, because PostgreSQL reads in portions only there.
    Cursor(Connection connection, String query, Reader<T> reader, Object... values)
            throws SQLException {
        statement = connection.prepareStatement(query);
        statement.setFetchSize(PORTION);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        rows = statement.executeQuery();
        this.reader = reader;
        advance();
    }

    @Nullable T peek() {
        return next;
    }

    void advance() throws SQLException {
        next = rows.next() ? reader.read(rows) : null;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
