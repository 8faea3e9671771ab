package org.motcua.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reading entries: by subject, and by place in the order.
final class EntryRows {
    /// The batch of an entry is the first of its era that ends at or after it.
    private static final String ABOUT =
            """
            select %s, coalesce(b.first + array_position(b.numbers, e.number) - 1, -1) as position
            from journal.entry e left join lateral (
                select first, numbers from journal.batch
                where era = (select max(era) from journal.era where after_number < e.number)
                  and (upto_xid, upto_number) >= (e.xid, e.number)
                order by upto_xid, upto_number limit 1) b on true
            where e.subject = ?
            order by e.number
            """
                    .formatted(EntryRow.COLUMNS);

    private static final String IN_BATCH =
            """
            select %s from journal.entry
            where (xid, number) >= (?::xid8, ?) and (xid, number) <= (?::xid8, ?)
              and number between ? and ? and at between ? and ?
            order by xid, number
            """
                    .formatted(EntryRow.COLUMNS);

    private EntryRows() {}

    static List<Recorded> about(JdbcTemplate sql, String subject) {
        return sql.query(
                ABOUT, (row, _) -> EntryRow.of(row).recorded(row.getLong("position")), subject);
    }

    /// The entries from one position on, up to so many, in order.
    ///
    /// @throws DamagedJournal where an entry is not there or more are there than were ordered
    static List<Placed> from(JdbcTemplate sql, long position, int most) {
        var found = new ArrayList<Placed>();
        for (var batch : Batch.joined(Batch.from(sql, position, most))) {
            long at = batch.first();
            for (var row : rows(sql, batch)) {
                if (at >= position && found.size() < most) {
                    found.add(new Placed(at, row));
                }
                at++;
            }
        }
        return found;
    }

    private static List<EntryRow> rows(JdbcTemplate sql, Batch batch) {
        var rows =
                sql.query(
                        IN_BATCH,
                        (row, _) -> EntryRow.of(row),
                        "" + batch.fromXid(),
                        batch.fromNumber(),
                        "" + batch.uptoXid(),
                        batch.uptoNumber(),
                        batch.minNumber(),
                        batch.maxNumber(),
                        batch.minAt(),
                        batch.maxAt());
        for (int i = 0; i < Math.max(rows.size(), batch.numbers().size()); i++) {
            if (i >= rows.size()
                    || i >= batch.numbers().size()
                    || rows.get(i).number() != batch.numbers().get(i)) {
                throw new DamagedJournal(batch.first() + i);
            }
        }
        return rows;
    }

    /// An entry with its position.
    record Placed(long position, EntryRow row) {
        Recorded recorded() {
            return row.recorded(position);
        }
    }

    static List<Long> longs(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        try {
            return List.of((Long[]) array.getArray());
        } finally {
            array.free();
        }
    }
}
