package org.motcua.journal;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Finds out what happened where another entry lies than the order says: removed, inserted, moved,
/// renumbered, or was the order itself changed.
final class Misplaced {
    private final JdbcTemplate sql;
    private final long sealed;

    Misplaced(JdbcTemplate sql, long sealed) {
        this.sql = sql;
        this.sealed = sealed;
    }

    /// @param number the entry that was placed there
    /// @param row the entry that lies there
    Verdict judge(long position, long number, @Nullable EntryRow row) {
        boolean there = count("select count(*) from journal.entry where number = ?", number) > 0;
        if (row == null) {
            return there ? moved(position, number) : removed(position, number);
        }
        byte[] stored = position < sealed ? new Tiles(sql).stored(0, position) : null;
        if (Arrays.equals(stored, Leaf.hash(row))) {
            return orderChanged(position);
        }
        boolean strange =
                count("select count(*) from journal.batch where ? = any(numbers)", row.number())
                        == 0;
        if (there) {
            boolean copied =
                    count("select count(*) from journal.entry where number = ?", row.number()) > 1;
            return strange || copied ? inserted(position, row.number()) : moved(position, number);
        }
        if (strange && Arrays.equals(stored, Leaf.hash(row.withNumber(number)))) {
            return new Verdict.Broken(
                    Verdict.What.CHANGED,
                    position,
                    Optional.of(number),
                    "The entry number %d at position %d was changed after it was sealed: it now has the number %d."
                            .formatted(number, position, row.number()));
        }
        return removed(position, number);
    }

    private long count(String query, long number) {
        return sql.query(query, (row, _) -> row.getLong(1), number).getFirst();
    }

    private static Verdict removed(long position, long number) {
        return new Verdict.Broken(
                Verdict.What.REMOVED,
                position,
                Optional.of(number),
                "The entry number %d at position %d was removed.".formatted(number, position));
    }

    private static Verdict moved(long position, long number) {
        return new Verdict.Broken(
                Verdict.What.REORDERED,
                position,
                Optional.of(number),
                "The entry number %d at position %d was moved: another lies in its place."
                        .formatted(number, position));
    }

    static Verdict inserted(long position, long number) {
        return new Verdict.Broken(
                Verdict.What.INSERTED,
                position,
                Optional.of(number),
                "The entry number %d was inserted behind the program's back, before position %d."
                        .formatted(number, position));
    }

    static Verdict orderChanged(long position) {
        return new Verdict.Broken(
                Verdict.What.ORDER_CHANGED,
                position,
                Optional.empty(),
                "The stored order was changed or a part of it removed, from position %d on."
                        .formatted(position));
    }

    static Verdict treeChanged(long position, long number) {
        return new Verdict.Broken(
                Verdict.What.TREE_CHANGED,
                position,
                Optional.of(number),
                "The stored tree was changed above position %d; the entry number %d itself is as it was sealed."
                        .formatted(position, number));
    }

    static Verdict cutOff(long position, long sealed) {
        return new Verdict.Broken(
                Verdict.What.REMOVED,
                position,
                Optional.empty(),
                "The entries from position %d on were removed together with their order; a signed head covers %d."
                        .formatted(position, sealed));
    }
}
