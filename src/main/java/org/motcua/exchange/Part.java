package org.motcua.exchange;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// One part of a message on its way between two gateways.
///
/// @param head salt, then request line or status, then headers; empty after part 0
/// @param proof the sender's
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Part(byte[] statement, byte[] head, byte[] body, Proof proof) {
    /// How much of a body travels, is signed and is held in memory at once.
    static final int BODY = 128 * 1024;

    static final int HEAD = 64 * 1024;
    private static final int STATEMENT = 4096;
    static final int LARGEST = BODY + HEAD + STATEMENT + Proof.LARGEST + 64;

    /// The hash of a part of a body. The salt keeps short bodies from being guessed by who only has
    /// the statement.
    static byte[] bodyHash(byte[] salt, byte[] body) {
        return Hashes.of(salt, body);
    }

    int size() {
        return 2 + statement.length + 4 + head.length + 4 + body.length + 2 + proof.size();
    }

    void write(ByteBuf to) {
        to.writeShort(statement.length).writeBytes(statement);
        to.writeInt(head.length).writeBytes(head);
        to.writeInt(body.length).writeBytes(body);
        byte[] proven = proof.bytes();
        to.writeShort(proven.length).writeBytes(proven);
    }

    /// @throws BadMessage where it is not one
    static Part read(ByteBuf from) {
        byte[] statement = take(from, from.readUnsignedShort(), STATEMENT);
        byte[] head = take(from, from.readInt(), HEAD);
        byte[] body = take(from, from.readInt(), BODY);
        byte[] proof = take(from, from.readUnsignedShort(), Proof.LARGEST);
        if (from.isReadable()) {
            throw new BadMessage("The part goes on where it must end.");
        }
        return new Part(statement, head, body, Proof.read(proof));
    }

    private static byte[] take(ByteBuf from, int length, int most) {
        if (length < 0 || length > most || length > from.readableBytes()) {
            throw new BadMessage("A length in a part is wrong.");
        }
        byte[] bytes = new byte[length];
        from.readBytes(bytes);
        return bytes;
    }

    /// Whether head and body are those that the statement is about.
    boolean holds(Statement about, byte[] salt) {
        boolean headHolds =
                about.part() == 0
                        ? Arrays.equals(Hashes.of(head), about.head())
                        : head.length == 0 && about.head().length == 0;
        return headHolds
                && about.length() == body.length
                && Arrays.equals(bodyHash(salt, body), about.body());
    }
}
