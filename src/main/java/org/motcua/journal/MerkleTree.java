package org.motcua.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The Merkle tree of RFC 6962 section 2.1 (the same in RFC 9162), over SHA-256.
///
/// What proves and what checks proofs stand together here; neither knows where hashes are stored.
public final class MerkleTree {
    /// The bytes of one hash.
    public static final int HASH = 32;

    private MerkleTree() {}

    /// The roots of complete subtrees.
    interface Nodes {
        /// The root over the 2^height leaves from index × 2^height on.
        byte[] node(int height, long index);
    }

    /// The root of a tree without leaves.
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /// The hash of a leaf.
    public static byte[] leafHash(byte[] leaf) {
        var digest = sha256();
        digest.update((byte) 0);
        return digest.digest(leaf);
    }

    /// The hash over two neighbours.
    public static byte[] nodeHash(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static byte[] root(long size, Nodes nodes) {
        return size == 0 ? emptyRoot() : range(0, size, nodes);
    }

    /// The hashes that lead from one leaf to the root, the lowest first.
    static List<byte[]> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf %d in a tree of %d".formatted(index, size));
        }
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(range(middle, to, nodes));
                to = middle;
            } else {
                path.add(range(from, middle, nodes));
                from = middle;
            }
        }
        return path.reversed();
    }

    /// The hashes that show that the tree of the old size is the beginning of the tree of this
    /// size.
    static List<byte[]> consistency(long old, long size, Nodes nodes) {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException(
                    "a tree of %d has no beginning of %d".formatted(size, old));
        }
        var path = new ArrayList<byte[]>();
        if (old == 0 || old == size) {
            return path;
        }
        long from = 0;
        long to = size;
        boolean whole = true;
        while (to != old) {
            long middle = from + split(to - from);
            if (old <= middle) {
                path.add(range(middle, to, nodes));
                to = middle;
            } else {
                path.add(range(from, middle, nodes));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.add(range(from, to, nodes));
        }
        return path.reversed();
    }

    /// Whether the proof leads from the leaf's hash to the root (RFC 9162 section 2.1.3.2).
    public static boolean includes(
            byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] neighbour : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(neighbour, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, neighbour);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Whether the proof shows the old tree as the beginning of the new (RFC 9162 section 2.1.4.2).
    public static boolean continues(
            long old, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (old < 0 || old > size) {
            return false;
        }
        if (old == size) {
            return proof.isEmpty() && Arrays.equals(oldRoot, root);
        }
        if (old == 0) {
            return proof.isEmpty() && Arrays.equals(oldRoot, emptyRoot());
        }
        var path = new ArrayList<byte[]>(proof);
        if (Long.bitCount(old) == 1) {
            path.addFirst(oldRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        return follows(path, old - 1, size - 1, oldRoot, root);
    }

    private static boolean follows(
            List<byte[]> path, long first, long second, byte[] oldRoot, byte[] root) {
        long node = first;
        long last = second;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] oldHash = path.getFirst();
        byte[] hash = path.getFirst();
        for (byte[] neighbour : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = nodeHash(neighbour, oldHash);
                hash = nodeHash(neighbour, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, neighbour);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(hash, root);
    }

    private static byte[] range(long from, long to, Nodes nodes) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return nodes.node(height, from >> height);
        }
        long middle = from + split(size);
        return nodeHash(range(from, middle, nodes), range(middle, to, nodes));
    }

    /// The largest power of two below the size.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
