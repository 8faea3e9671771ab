package org.motcua.journal;

import org.jspecify.annotations.Nullable;

/// A Merkle tree that is only added to: the roots of its complete subtrees, from which the root of
/// the whole follows at any time.
final class Frontier {
    private final byte[][] peaks = new byte[64][];
    private long size;

    Frontier() {}

    /// The frontier of a stored tree at one size.
    static Frontier of(long size, MerkleTree.Nodes nodes) {
        var frontier = new Frontier();
        frontier.size = size;
        for (int height = 0; height < 63; height++) {
            if ((size >> height & 1) == 1) {
                frontier.peaks[height] = nodes.node(height, (size >> height) - 1);
            }
        }
        return frontier;
    }

    void add(byte[] leafHash) {
        byte[] hash = leafHash;
        int height = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.nodeHash(peaks[height], hash);
            height++;
        }
        peaks[height] = hash;
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        byte @Nullable [] root = null;
        for (int height = 0; height < 63; height++) {
            if ((size >> height & 1) == 1) {
                root = root == null ? peaks[height] : MerkleTree.nodeHash(peaks[height], root);
            }
        }
        return root == null ? MerkleTree.emptyRoot() : root;
    }
}
