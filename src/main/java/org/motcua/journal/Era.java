package org.motcua.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The entries written under one sequence of transaction numbers: those of one server, until the
/// database is restored into another.
///
/// @param after the number of the last entry before it
/// @param upto the number of its last entry
record Era(int number, long after, long upto) {
    /// Where to begin within an era.
    record Start(int era, long xid, long number) {}

    static List<Era> all(JdbcTemplate sql) {
        var ends = new ArrayList<Era>();
        sql.query(
                "select era, after_number from journal.era order by era",
                row -> {
                    long after = row.getLong("after_number");
                    if (!ends.isEmpty()) {
                        var before = ends.removeLast();
                        ends.add(new Era(before.number(), before.after(), after));
                    }
                    ends.add(
                            new Era(
                                    row.getInt("era"),
                                    ends.isEmpty() ? Long.MIN_VALUE : after,
                                    Long.MAX_VALUE));
                });
        return ends;
    }

    /// Its entries in order.
    Cursor<EntryRow> entries(Connection connection, @Nullable Start start) throws SQLException {
        String from = start == null ? "" : "and (xid, number) >= (?::xid8, ?)";
        String query =
                "select %s from journal.entry where number > ? and number <= ? %s order by xid, number"
                        .formatted(EntryRow.COLUMNS, from);
        return start == null
                ? new Cursor<>(connection, query, EntryRow::of, after, upto)
                : new Cursor<>(
                        connection,
                        query,
                        EntryRow::of,
                        after,
                        upto,
                        "" + start.xid(),
                        start.number());
    }
}
