package org.motcua.exchange;

import java.util.ArrayList;
import java.util.List;

/// The RFC 6962 tree over the leaves of one batch: one signature over its root covers them all, and
/// each leaf keeps a proof of its own. `journal.MerkleTree` checks what is proved here.
final class BatchTree {
    private final List<byte[][]> levels = new ArrayList<>();

    /// @param leaves hashes of leaves, at least one
    BatchTree(byte[][] leaves) {
        if (leaves.length == 0) {
            throw new IllegalArgumentException("a tree needs a leaf");
        }
        byte[][] level = leaves;
        levels.add(level);
        while (level.length > 1) {
            var above = new byte[(level.length + 1) / 2][];
            for (int i = 0; i < above.length; i++) {
                int left = 2 * i;
                above[i] =
                        left + 1 < level.length
                                ? Hashes.node(level[left], level[left + 1])
                                : level[left];
            }
            levels.add(above);
            level = above;
        }
    }

    byte[] root() {
        return levels.getLast()[0];
    }

    /// The hashes that lead from a leaf to the root, the lowest first.
    byte[][] path(int leaf) {
        var path = new ArrayList<byte[]>(levels.size());
        int index = leaf;
        for (byte[][] level : levels) {
            int neighbour = index ^ 1;
            if (neighbour < level.length) {
                path.add(level[neighbour]);
            }
            index >>= 1;
        }
        return path.toArray(byte[][]::new);
    }
}
