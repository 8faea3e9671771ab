package org.motcua.exchange;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connection of one line to another gateway, as the one that asks. All exchanges of this line
/// with that gateway share it.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class PeerLink extends ChannelInboundHandlerAdapter {
    private static final int CONNECT_MILLIS = 3000;
    private static final long PING = 15_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    private final Line line;
    private final Directory.Door door;
    private final Inspection inspection;
    private final Map<Integer, Outgoing> streams = new HashMap<>();
    private final List<Outgoing> waiting = new ArrayList<>();
    private @Nullable Channel channel;
    private boolean ready;
    private boolean closed;
    private long expires = Long.MAX_VALUE;
    private int next = 1;
    private long heard = System.nanoTime();
    private long pinged = heard;
    private long opened = heard;

    PeerLink(Line line, Directory.Door door) {
        this.line = line;
        this.door = door;
        inspection = line.gateway().inspection(door.id());
    }

    Inspection inspection() {
        return inspection;
    }

    String id() {
        return door.id();
    }

    /// Whether it goes to where the directory says now.
    boolean leadsTo(Directory.Door other) {
        return door.addresses().equals(other.addresses());
    }

    /// Whether the other gateway's certificate is about to end, so that a new connection is due.
    boolean ending() {
        return ready
                && expires - line.gateway().millis() < MINUTE / 1_000_000
                && System.nanoTime() - opened > MINUTE;
    }

    /// Whether nothing is under way here any more; then it closes.
    boolean finished() {
        if (!closed && streams.isEmpty() && waiting.isEmpty()) {
            closed = true;
            if (channel != null) {
                channel.close();
            }
        }
        return closed;
    }

    boolean closed() {
        return closed;
    }

    void connect() {
        connect(0);
    }

    private void connect(int address) {
        if (address >= door.addresses().size()) {
            fail(Refusal.unreachable(door.id()));
            return;
        }
        var to = address(door.addresses().get(address));
        new Bootstrap()
                .group(line.loop())
                .channel(line.gateway().transport().socket())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new Opening())
                .connect(to)
                .addListener(
                        (io.netty.channel.ChannelFutureListener)
                                done -> {
                                    if (!done.isSuccess() && !closed) {
                                        connect(address + 1);
                                    }
                                });
    }

    static InetSocketAddress address(String text) {
        var uri = URI.create("x://" + text);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new ExchangeFault("%s is not host:port.".formatted(text));
        }
        String host = uri.getHost();
        return new InetSocketAddress(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host, uri.getPort());
    }

    private final class Opening extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel opened) {
            line.gateway().channels().add(opened);
            opened.pipeline()
                    .addLast(line.gateway().tls().client(opened.alloc()))
                    .addLast(Frames.decoder())
                    .addLast(PeerLink.this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess() && isDoor(context)) {
                channel = context.channel();
                ready = true;
                heard = System.nanoTime();
                opened = heard;
                expires =
                        Tls.certificate(context.pipeline().get(SslHandler.class))
                                .map(shown -> shown.getNotAfter().toInstant().toEpochMilli())
                                .orElse(Long.MAX_VALUE);
                waiting.forEach(each -> each.linked(this));
                waiting.clear();
            } else {
                fail(Refusal.notShown(door.id()));
                context.close();
            }
        }
    }

    private boolean isDoor(ChannelHandlerContext context) {
        return line.gateway()
                .tls()
                .peer(context.pipeline().get(SslHandler.class))
                .filter(door.id()::equals)
                .isPresent();
    }

    /// Carries an exchange over this connection, now or once it stands.
    void carry(Outgoing exchange) {
        if (ready) {
            exchange.linked(this);
        } else {
            waiting.add(exchange);
        }
    }

    int open(Outgoing exchange) {
        int stream = next;
        next = next == Integer.MAX_VALUE ? 1 : next + 1;
        streams.put(stream, exchange);
        return stream;
    }

    void send(int stream, Part part) {
        var to = channel;
        if (to != null) {
            Frames.part(to, stream, part);
            line.flushLater(this);
        }
    }

    void kept(int stream) {
        var to = channel;
        if (to != null && streams.containsKey(stream)) {
            Frames.kept(to, stream);
            line.flushLater(this);
        }
    }

    void credit(int stream) {
        if (channel != null && streams.containsKey(stream)) {
            Frames.small(channel, Frames.CREDIT, stream);
        }
    }

    /// The exchange is over, or given up.
    void end(Outgoing exchange, int stream, @Nullable Refusal because) {
        waiting.remove(exchange);
        if (streams.remove(stream) != null && because != null && channel != null) {
            Frames.abort(channel, stream, because);
        }
    }

    void flush() {
        if (channel != null) {
            channel.flush();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var frame = (ByteBuf) message;
        try {
            heard = System.nanoTime();
            byte kind = frame.readByte();
            int stream = frame.readInt();
            var exchange = streams.get(stream);
            switch (kind) {
                case Frames.PART -> {
                    if (exchange != null) {
                        exchange.answered(Part.read(frame));
                    }
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
                        exchange.aborted(Frames.aborted(frame));
                    }
                }
                case Frames.PING -> Frames.small(context.channel(), Frames.PONG, 0);
                case Frames.PONG -> {}
                default -> throw new BadMessage("A frame of an unknown kind came.");
            }
        } catch (BadMessage | IndexOutOfBoundsException e) {
            line.gateway().incident("BadMessage", door.id(), String.valueOf(e.getMessage()));
            context.close();
        } finally {
            frame.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(Refusal.connectionLost(door.id()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof io.netty.handler.codec.TooLongFrameException) {
            line.gateway().incident("BadMessage", door.id(), "A frame is too long.");
        }
        context.close();
    }

    private void fail(Refusal why) {
        closed = true;
        ready = false;
        var all = new ArrayList<>(waiting);
        all.addAll(streams.values());
        waiting.clear();
        streams.clear();
        all.forEach(each -> each.lost(why));
    }

    void tick(long now) {
        if (!ready || channel == null) {
            return;
        }
        if (now - heard > 3 * PING) {
            channel.close();
        } else if (now - heard > PING && now - pinged > PING) {
            pinged = now;
            Frames.small(channel, Frames.PING, 0);
        }
    }

    void recheck() {
        var to = channel;
        if (to != null
                && to.pipeline().get(SslHandler.class) != null
                && line.gateway()
                        .tls()
                        .peer(to.pipeline().get(SslHandler.class))
                        .filter(door.id()::equals)
                        .isEmpty()) {
            to.close();
        }
    }
}
