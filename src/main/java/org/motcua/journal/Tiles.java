package org.motcua.journal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The tree as it is stored: rows of up to 256 hashes, so that a proof over hundreds of millions of
/// entries reads a handful of rows, and a seal rewrites only the right edge.
final class Tiles implements MerkleTree.Nodes {
    private static final int HEIGHT = 8;
    private static final int WIDTH = 1 << HEIGHT;

    private final JdbcTemplate sql;
    private final Map<Key, byte[]> read = new HashMap<>();
    private final Set<Key> changed = new TreeSet<>();

    Tiles(JdbcTemplate sql) {
        this.sql = sql;
    }

    private record Key(int level, long index) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return level != other.level
                    ? Integer.compare(level, other.level)
                    : Long.compare(index, other.index);
        }
    }

    @Override
    public byte[] node(int height, long index) {
        byte[] node = stored(height, index);
        if (node == null) {
            throw new IllegalStateException("the stored tree of the journal has a hole");
        }
        return node;
    }

    /// As [#node], or nothing where not enough is stored.
    byte @Nullable [] stored(int height, long index) {
        int within = height % HEIGHT;
        long first = index << within;
        byte[] tile = tile(new Key(height / HEIGHT, first / WIDTH));
        int place = (int) (first % WIDTH);
        int count = 1 << within;
        return tile.length < (place + count) * MerkleTree.HASH ? null : reduce(tile, place, count);
    }

    /// Adds the hashes of entries after those already there.
    void append(long size, List<byte[]> hashes) {
        long position = size;
        for (byte[] hash : hashes) {
            append(0, position++, hash);
        }
    }

    private void append(int level, long position, byte[] hash) {
        var key = new Key(level, position / WIDTH);
        int place = (int) (position % WIDTH);
        byte[] before = place == 0 ? new byte[0] : tile(key);
        if (before.length < place * MerkleTree.HASH) {
            throw new IllegalStateException("tile %s of the seal is too short".formatted(key));
        }
        byte[] after = Arrays.copyOf(before, (place + 1) * MerkleTree.HASH);
        System.arraycopy(hash, 0, after, place * MerkleTree.HASH, MerkleTree.HASH);
        read.put(key, after);
        changed.add(key);
        if (place == WIDTH - 1) {
            append(level + 1, key.index(), reduce(after, 0, WIDTH));
        }
    }

    /// Stores what was added.
    void save() {
        sql.batchUpdate(
                """
                insert into journal.tile (level, index, hashes) values (?, ?, ?)
                on conflict (level, index) do update set hashes = excluded.hashes
                """,
                List.copyOf(changed),
                100,
                (row, key) -> {
                    row.setInt(1, key.level());
                    row.setLong(2, key.index());
                    row.setBytes(3, tile(key));
                });
        changed.clear();
    }

    private byte[] tile(Key key) {
        return read.computeIfAbsent(
                key,
                _ ->
                        sql
                                .query(
                                        "select hashes from journal.tile where level = ? and index = ?",
                                        (row, _) -> row.getBytes("hashes"),
                                        key.level(),
                                        key.index())
                                .stream()
                                .findFirst()
                                .orElse(new byte[0]));
    }

    private static byte[] reduce(byte[] tile, int first, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(tile, first * MerkleTree.HASH, (first + 1) * MerkleTree.HASH);
        }
        int half = count / 2;
        return MerkleTree.nodeHash(
                reduce(tile, first, half), reduce(tile, first + half, count - half));
    }
}
