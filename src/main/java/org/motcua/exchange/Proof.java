package org.motcua.exchange;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.motcua.journal.MerkleTree;

/// Why a statement counts as signed: the signed checkpoint of its batch and the way from its leaf
/// to the root there.
///
/// @param checkpoint the text that was signed
/// @param index the place of the leaf in the batch
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Proof(byte[] checkpoint, byte[] signature, int index, byte[][] path) {
    static final int LARGEST = 4096;

    int size() {
        return 2 + checkpoint.length + 2 + signature.length + 4 + 1 + 32 * path.length;
    }

    void write(ByteBuffer to) {
        to.putShort((short) checkpoint.length).put(checkpoint);
        to.putShort((short) signature.length).put(signature);
        to.putInt(index).put((byte) path.length);
        for (byte[] hash : path) {
            to.put(hash);
        }
    }

    byte[] bytes() {
        var buffer = ByteBuffer.allocate(size());
        write(buffer);
        return buffer.array();
    }

    static Proof read(byte[] bytes) {
        try {
            var from = ByteBuffer.wrap(bytes);
            byte[] checkpoint = take(from, from.getShort() & 0xffff);
            byte[] signature = take(from, from.getShort() & 0xffff);
            int index = from.getInt();
            var path = new byte[from.get() & 0xff][];
            for (int i = 0; i < path.length; i++) {
                path[i] = take(from, 32);
            }
            if (from.hasRemaining()) {
                throw new BadMessage("The proof goes on where it must end.");
            }
            return new Proof(checkpoint, signature, index, path);
        } catch (java.nio.BufferUnderflowException _) {
            throw new BadMessage("The proof is cut off.");
        }
    }

    private static byte[] take(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BadMessage("The proof is cut off.");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    /// Whether the leaf is one of the batch that this checkpoint is about. The signature is looked
    /// at elsewhere, once for a batch.
    boolean leads(byte[] leaf, Checkpoint to) {
        return MerkleTree.includes(leaf, index, to.size(), List.of(path), to.root());
    }

    /// Whether both stand on the same signature.
    boolean sameBatch(Proof other) {
        return Arrays.equals(checkpoint, other.checkpoint)
                && Arrays.equals(signature, other.signature);
    }
}
