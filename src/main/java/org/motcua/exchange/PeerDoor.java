package org.motcua.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection of another gateway that asks here.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class PeerDoor extends ChannelInboundHandlerAdapter {
    private static final int STREAMS = 1024;

    private final Line line;
    private final Map<Integer, Incoming> streams = new HashMap<>();
    private @Nullable Inspection inspection;
    private @Nullable Channel channel;
    private boolean dirty;
    private int highest;

    PeerDoor(Line line) {
        this.line = line;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent) {
            var tls = context.pipeline().get(SslHandler.class);
            var peer = line.gateway().tls().peer(tls);
            if (peer.isEmpty()) {
                context.close();
                return;
            }
            inspection = line.gateway().inspection(peer.get());
            channel = context.channel();
            line.gateway().doors().add(this);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var frame = (ByteBuf) message;
        try {
            var looking = inspection;
            if (looking == null) {
                context.close();
                return;
            }
            read(context, frame, looking);
        } catch (BadMessage | IndexOutOfBoundsException e) {
            line.gateway()
                    .incident(
                            "BadMessage",
                            inspection == null ? "?" : inspection.peer(),
                            String.valueOf(e.getMessage()));
            context.close();
        } finally {
            frame.release();
        }
    }

    private void read(ChannelHandlerContext context, ByteBuf frame, Inspection looking) {
        byte kind = frame.readByte();
        int stream = frame.readInt();
        var exchange = streams.get(stream);
        switch (kind) {
            case Frames.PART -> {
                if (exchange == null) {
                    if (stream <= highest) {
                        // what was still on the way when the answer had been given
                        return;
                    }
                    highest = stream;
                    if (streams.size() >= STREAMS) {
                        Frames.abort(context.channel(), stream, busy());
                        return;
                    }
                    exchange = new Incoming(this, line, looking, stream);
                    streams.put(stream, exchange);
                }
                exchange.asked(Part.read(frame));
            }
            case Frames.CREDIT -> {
                if (exchange != null) {
                    exchange.credited();
                }
            }
            case Frames.KEPT -> {
                if (exchange != null) {
                    exchange.kept();
                }
            }
            case Frames.ABORT -> {
                streams.remove(stream);
                if (exchange != null) {
                    exchange.aborted();
                }
            }
            case Frames.PING -> Frames.small(context.channel(), Frames.PONG, 0);
            case Frames.PONG -> {}
            default -> throw new BadMessage("A frame of an unknown kind came.");
        }
    }

    private static Refusal busy() {
        return Refusal.atProvider(503, "Busy", "Too many messages at once. Ask again later.");
    }

    void send(int stream, Part part) {
        if (channel != null) {
            Frames.part(channel, stream, part);
            flushLater();
        }
    }

    void kept(int stream) {
        if (channel != null && streams.containsKey(stream)) {
            Frames.kept(channel, stream);
            flushLater();
        }
    }

    private void flushLater() {
        if (!dirty) {
            dirty = true;
            line.loop().execute(this::flush);
        }
    }

    private void flush() {
        dirty = false;
        if (channel != null) {
            channel.flush();
        }
    }

    void credit(int stream) {
        if (channel != null) {
            Frames.small(channel, Frames.CREDIT, stream);
        }
    }

    /// The exchange ended as it should.
    void end(int stream) {
        streams.remove(stream);
    }

    /// The exchange is given up, and the other gateway told why.
    void abort(int stream, Refusal why) {
        if (streams.remove(stream) != null && channel != null) {
            Frames.abort(channel, stream, why);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        line.gateway().doors().remove(this);
        var all = new ArrayList<>(streams.values());
        streams.clear();
        all.forEach(Incoming::aborted);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof io.netty.handler.codec.TooLongFrameException) {
            line.gateway().incident("BadMessage", "?", "A frame is too long.");
        }
        context.close();
    }

    /// Ends the connection where the other gateway's certificate counts no more.
    void recheck() {
        line.loop()
                .execute(() -> {
                    if (channel != null
                            && channel.pipeline().get(SslHandler.class) != null
                            && line.gateway()
                                    .tls()
                                    .peer(channel.pipeline().get(SslHandler.class))
                                    .isEmpty()) {
                        channel.close();
                    }
                });
    }
}
