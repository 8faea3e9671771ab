package org.motcua.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/// The entries that got their place in one round: all of finished transactions after the batch
/// before.
///
/// @param first the position of the first
/// @param numbers the numbers of its entries, in order
record Batch(
        long first,
        int era,
        long fromXid,
        long fromNumber,
        long uptoXid,
        long uptoNumber,
        long minNumber,
        long maxNumber,
        OffsetDateTime minAt,
        OffsetDateTime maxAt,
        List<Long> numbers) {
    private static final String COLUMNS =
            """
            first, era, from_xid::text::bigint as from_xid, from_number,
            upto_xid::text::bigint as upto_xid, upto_number, min_number, max_number, min_at,
            max_at, numbers
            """;

    /// Those that end after a position, to be read from the start of the one that holds it.
    static final String AFTER =
            """
            select %s from journal.batch
            where first >= (select coalesce(max(first), 0) from journal.batch where first <= ?)
              and first + size > ?
            order by first
            """
                    .formatted(COLUMNS);

    /// The position after its last entry.
    long end() {
        return first + numbers.size();
    }

    static Optional<Batch> last(JdbcTemplate sql) {
        return sql
                .query(
                        "select " + COLUMNS + " from journal.batch order by first desc limit 1",
                        (row, _) -> of(row))
                .stream()
                .findFirst();
    }

    /// How many entries have their place.
    static long ordered(JdbcTemplate sql) {
        var end =
                sql.queryForList(
                        "select first + size from journal.batch order by first desc limit 1",
                        Long.class);
        return end.isEmpty() ? 0 : end.getFirst();
    }

    /// The batches that hold the positions from one on, up to so many.
    static List<Batch> from(JdbcTemplate sql, long position, int most) {
        return sql.query(
                """
                select %s from journal.batch
                where first >= (select coalesce(max(first), 0) from journal.batch where first <= ?)
                  and first < ? and first + size > ?
                order by first
                """
                        .formatted(COLUMNS),
                (row, _) -> of(row),
                position,
                position + most,
                position);
    }

    /// Neighbours of one era as one, because their entries are neighbours too.
    static List<Batch> joined(List<Batch> batches) {
        var joined = new ArrayList<Batch>();
        int from = 0;
        for (int i = 1; i <= batches.size(); i++) {
            if (i == batches.size() || batches.get(i).era() != batches.get(from).era()) {
                joined.add(join(batches.subList(from, i)));
                from = i;
            }
        }
        return joined;
    }

    private static Batch join(List<Batch> batches) {
        var first = batches.getFirst();
        var last = batches.getLast();
        return batches.size() == 1
                ? first
                : new Batch(
                        first.first(),
                        first.era(),
                        first.fromXid(),
                        first.fromNumber(),
                        last.uptoXid(),
                        last.uptoNumber(),
                        batches.stream().mapToLong(Batch::minNumber).min().orElseThrow(),
                        batches.stream().mapToLong(Batch::maxNumber).max().orElseThrow(),
                        batches.stream()
                                .map(Batch::minAt)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        batches.stream()
                                .map(Batch::maxAt)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        batches.stream().flatMap(batch -> batch.numbers().stream()).toList());
    }

    static Batch of(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("first"),
                row.getInt("era"),
                row.getLong("from_xid"),
                row.getLong("from_number"),
                row.getLong("upto_xid"),
                row.getLong("upto_number"),
                row.getLong("min_number"),
                row.getLong("max_number"),
                row.getObject("min_at", OffsetDateTime.class),
                row.getObject("max_at", OffsetDateTime.class),
                EntryRows.longs(row, "numbers"));
    }
}
