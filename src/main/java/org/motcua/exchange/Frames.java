package org.motcua.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.charset.StandardCharsets;

/// What gateways say to each other inside TLS: a length, a kind, the number of a stream, and the
/// rest. Many streams share one connection, and all that one commit of the log released leaves in
/// one TLS record. Each side may have [#CREDITS] parts of a stream on the way; the other grants
/// more as it passes them on, so that a slow reader stops the sender and nobody's memory fills. A
/// part is followed by [#KEPT] once it is on the sender's disk; before that it is not passed on.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class Frames {
    static final int CREDITS = 4;
    static final byte PART = 1;
    static final byte CREDIT = 2;
    static final byte ABORT = 3;
    static final byte PING = 4;
    static final byte PONG = 5;

    /// The next part of the stream stands in the log of who sent it.
    static final byte KEPT = 6;

    private static final int OPENING = 5;
    private static final int TEXT = 1000;

    private Frames() {}

    static LengthFieldBasedFrameDecoder decoder() {
        return new LengthFieldBasedFrameDecoder(Part.LARGEST + OPENING + 4, 0, 4, 0, 4);
    }

    static void part(Channel to, int stream, Part part) {
        int size = OPENING + part.size();
        var frame = to.alloc().directBuffer(4 + size);
        frame.writeInt(size).writeByte(PART).writeInt(stream);
        part.write(frame);
        to.write(frame, to.voidPromise());
    }

    /// Leaves with what is written next.
    static void kept(Channel to, int stream) {
        var frame = to.alloc().directBuffer(4 + OPENING);
        frame.writeInt(OPENING).writeByte(KEPT).writeInt(stream);
        to.write(frame, to.voidPromise());
    }

    static void small(Channel to, byte kind, int stream) {
        var frame = to.alloc().directBuffer(4 + OPENING);
        frame.writeInt(OPENING).writeByte(kind).writeInt(stream);
        to.writeAndFlush(frame, to.voidPromise());
    }

    static void abort(Channel to, int stream, Refusal why) {
        byte[] text = Hashes.utf8(why.status() + "\n" + why.type() + "\n" + why.message());
        int length = Math.min(text.length, TEXT);
        var frame = to.alloc().directBuffer(4 + OPENING + length);
        frame.writeInt(OPENING + length).writeByte(ABORT).writeInt(stream);
        frame.writeBytes(text, 0, length);
        to.writeAndFlush(frame, to.voidPromise());
    }

    /// Why the other side gave a stream up. It is not signed and so never more than a notice.
    static Refusal aborted(ByteBuf frame) {
        int length = Math.min(frame.readableBytes(), TEXT);
        String[] lines =
                frame.readCharSequence(length, StandardCharsets.UTF_8).toString().split("\n", 3);
        boolean known =
                lines.length == 3
                        && lines[0].matches("[45][0-9][0-9]")
                        && lines[1].matches("(Client|Server)\\.[A-Za-z.]{1,60}");
        return known
                ? new Refusal(Integer.parseInt(lines[0]), lines[1], lines[2])
                : Refusal.atProvider(502, "Aborted", "The other gateway gave this message up.");
    }
}
