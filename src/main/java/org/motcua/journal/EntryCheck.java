package org.motcua.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Walks through the entries and the order side by side and recomputes the tree.
final class EntryCheck {
    private static final int TILE = 256;
    private static final int OFTEN = 1_000;

    private final Connection connection;
    private final JdbcTemplate sql;
    private final HeadCheck heads;
    private final Frontier tree;
    private final long from;
    private final Verification.Progress progress;
    private final Misplaced misplaced;
    private final long all;
    private Tiles tiles;
    private HeadCheck.@Nullable Suspect suspect;
    private long waiting;

    EntryCheck(
            Connection connection,
            JdbcTemplate sql,
            HeadCheck heads,
            Frontier tree,
            Verification.Progress progress) {
        this.connection = connection;
        this.sql = sql;
        this.heads = heads;
        this.tree = tree;
        this.from = tree.size();
        this.progress = progress;
        this.misplaced = new Misplaced(sql, heads.sealed());
        this.all = Batch.ordered(sql);
        this.tiles = new Tiles(sql);
    }

    Verdict run(List<String> remarks) throws SQLException {
        heads.open(connection, from);
        try (var batches = new Cursor<>(connection, Batch.AFTER, Batch::of, from, from)) {
            var foul = walk(batches);
            progress.at(tree.size(), all);
            return foul.orElseGet(() ->
                    new Verdict.Sound(
                            tree.size() - from,
                            heads.sealed(),
                            heads.checked(),
                            waiting,
                            List.copyOf(remarks)));
        } finally {
            heads.close();
        }
    }

    private Optional<Verdict> walk(Cursor<Batch> batches) throws SQLException {
        var foul = heads.at(tree, null);
        var eras = Era.all(sql);
        var start = start(batches.peek());
        for (var era : eras) {
            if (foul.isEmpty() && (start == null || start.era() <= era.number())) {
                var here = start != null && start.era() == era.number() ? start : null;
                try (var rows = era.entries(connection, here)) {
                    foul = era(era, rows, batches);
                    if (foul.isEmpty()) {
                        foul = rest(rows, era.equals(eras.getLast()));
                    }
                }
            }
        }
        if (foul.isEmpty() && batches.peek() != null) {
            return Optional.of(Misplaced.orderChanged(tree.size()));
        }
        if (foul.isEmpty() && tree.size() < heads.sealed()) {
            return Optional.of(Misplaced.cutOff(tree.size(), heads.sealed()));
        }
        return foul;
    }

    /// Where to begin to read when the check does not begin at the first entry.
    private Era.@Nullable Start start(@Nullable Batch first) {
        if (from == 0) {
            return null;
        }
        if (first != null) {
            return new Era.Start(first.era(), first.fromXid(), first.fromNumber());
        }
        return Batch.last(sql)
                .map(last -> new Era.Start(last.era(), last.uptoXid(), last.uptoNumber() + 1))
                .orElse(null);
    }

    private Optional<Verdict> era(Era era, Cursor<EntryRow> rows, Cursor<Batch> batches)
            throws SQLException {
        for (var batch = batches.peek();
                batch != null && batch.era() == era.number();
                batch = batches.peek()) {
            boolean begun = batch.first() < from && tree.size() == from;
            if (batch.first() != tree.size() && !begun) {
                return Optional.of(Misplaced.orderChanged(tree.size()));
            }
            var foul = batch(batch, rows);
            if (foul.isPresent()) {
                return foul;
            }
            batches.advance();
        }
        return Optional.empty();
    }

    private Optional<Verdict> batch(Batch batch, Cursor<EntryRow> rows) throws SQLException {
        long position = batch.first();
        for (long number : batch.numbers()) {
            var row = rows.peek();
            if (row == null || row.number() != number) {
                return Optional.of(misplaced(position, number, row));
            }
            if (position >= from) {
                var foul = take(row, position);
                if (foul.isPresent()) {
                    return foul;
                }
            }
            rows.advance();
            position++;
        }
        return Optional.empty();
    }

    /// Where an entry before did not fit already, that is the first finding; unless it was a copy,
    /// of which the other half comes now.
    private Verdict misplaced(long position, long number, @Nullable EntryRow row) {
        if (suspect == null) {
            return misplaced.judge(position, number, row);
        }
        return row != null && row.number() == suspect.number()
                ? Misplaced.inserted(position, row.number())
                : suspect.entryChanged();
    }

    private Optional<Verdict> take(EntryRow row, long position) throws SQLException {
        if (position % TILE == 0) {
            tiles = new Tiles(sql);
        }
        byte[] hash = Leaf.hash(row);
        boolean sealed = position < heads.sealed();
        if (sealed && suspect == null && !Arrays.equals(hash, tiles.stored(0, position))) {
            suspect = new HeadCheck.Suspect(position, row.number());
        }
        tree.add(hash);
        if (sealed && suspect == null && !upperLevelsFit()) {
            return Optional.of(Misplaced.treeChanged(position, row.number()));
        }
        if (position % OFTEN == 0) {
            progress.at(position, all);
        }
        return heads.at(tree, suspect);
    }

    /// Whether the stored roots of full tiles that end here are the roots of what lies below.
    private boolean upperLevelsFit() {
        for (int height = 8; height <= 56 && tree.size() % (1L << height) == 0; height += 8) {
            long index = (tree.size() >> height) - 1;
            byte[] left = tiles.stored(height - 1, 2 * index);
            byte[] right = tiles.stored(height - 1, 2 * index + 1);
            if (left == null
                    || right == null
                    || !Arrays.equals(
                            MerkleTree.nodeHash(left, right), tiles.stored(height, index))) {
                return false;
            }
        }
        return true;
    }

    /// What lies behind the last batch of an era: in the newest era, entries that wait for their
    /// place; anything else was put there.
    private Optional<Verdict> rest(Cursor<EntryRow> rows, boolean newest) throws SQLException {
        long next =
                sql.query(
                                "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint",
                                (row, _) -> row.getLong(1))
                        .getFirst();
        for (var row = rows.peek(); row != null; row = rows.peek()) {
            if (!newest || row.xid() >= next) {
                return Optional.of(Misplaced.inserted(tree.size(), row.number()));
            }
            waiting++;
            rows.advance();
        }
        return Optional.empty();
    }
}
