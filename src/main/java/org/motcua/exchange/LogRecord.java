package org.motcua.exchange;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// One record of the message log: its length, its checksum, then what it is.
///
/// @param statement what the leaf in the batch is made of; of a checkpoint its text
/// @param proof of a received part the sender's proof; of a checkpoint the signature
/// @param content head and body as the agreement lets them be kept
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LogRecord(Kind kind, byte[] statement, byte[] proof, byte keeping, byte[] content) {
    static final int OPENING = 8;
    private static final int FIXED = 1 + 2 + 4 + 1 + 4;

    /// What a record is. The order is written into files.
    enum Kind {
        /// A part that this gateway signed and sent.
        SENT(0),
        /// A part that this gateway received and verified.
        RECEIVED(1),
        /// The end of a batch.
        CHECKPOINT(2),
        /// A time stamp over earlier checkpoints.
        STAMP(3),
        /// Something that an auditor wants to know.
        EVENT(4);

        private static final Kind[] ALL = values();
        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        boolean leaf() {
            return this != CHECKPOINT;
        }
    }

    /// How the content is kept.
    static final byte NOT_KEPT = 0;

    static final byte PLAIN = 1;
    static final byte ENCRYPTED = 2;

    static LogRecord sent(byte[] statement, byte keeping, byte[] content) {
        return new LogRecord(Kind.SENT, statement, Hashes.NONE, keeping, content);
    }

    static LogRecord received(byte[] statement, byte[] proof, byte keeping, byte[] content) {
        return new LogRecord(Kind.RECEIVED, statement, proof, keeping, content);
    }

    static LogRecord checkpoint(byte[] text, byte[] signature) {
        return new LogRecord(Kind.CHECKPOINT, text, signature, NOT_KEPT, Hashes.NONE);
    }

    static LogRecord text(Kind kind, byte[] text) {
        return new LogRecord(kind, text, Hashes.NONE, NOT_KEPT, Hashes.NONE);
    }

    /// With all that stands before it.
    int size() {
        return OPENING + FIXED + statement.length + proof.length + content.length;
    }

    void write(ByteBuffer to) {
        int start = to.position();
        to.putLong(0);
        to.put(kind.code);
        to.putShort((short) statement.length).put(statement);
        to.putInt(proof.length).put(proof);
        to.put(keeping).putInt(content.length).put(content);
        int length = to.position() - start - OPENING;
        var sum = new CRC32C();
        sum.update(to.slice(start + OPENING, length));
        to.putInt(start, length).putInt(start + 4, (int) sum.getValue());
    }

    /// Reads one record, whose length and checksum were looked at before.
    static LogRecord read(ByteBuffer from) {
        int kind = from.get();
        if (kind < 0 || kind >= Kind.ALL.length) {
            throw new BadMessage("The log holds a record of an unknown kind.");
        }
        byte[] statement = take(from, from.getShort() & 0xffff);
        byte[] proof = take(from, from.getInt());
        byte keeping = from.get();
        byte[] content = take(from, from.getInt());
        return new LogRecord(Kind.ALL[kind], statement, proof, keeping, content);
    }

    private static byte[] take(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BadMessage("A record of the log is cut off.");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    /// Proof and content refer to what the leaf says, so the leaf is over the statement alone.
    byte[] leafHash() {
        return Hashes.leaf(statement);
    }
}
