package org.motcua.server.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.motcua.exchange.Transport;

/// Clients that ask again and again over one connection each: as fast as they are answered, or at a
/// given pace, in which case the wait is counted from when a request was due.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class Askers implements AutoCloseable {
    private static final int MOST = 4_000_000;

    private final Transport transport = Transport.of(1);
    private final List<Asker> askers = new ArrayList<>();
    private final int port;
    private final String path;
    private final String client;
    private final byte[] body;
    private long[] waits = new long[1 << 16];
    private int count;
    private long failed;
    private String refusal = "";
    private volatile long until;
    private volatile long every;

    Askers(int clients, int port, String path, String client, byte[] body) {
        this.port = port;
        this.path = path;
        this.client = client;
        this.body = body;
        for (int i = 0; i < clients; i++) {
            var asker = new Asker(i, clients);
            askers.add(asker);
            new Bootstrap()
                    .group(transport.group())
                    .channel(transport.socket())
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(
                            new ChannelInitializer<Channel>() {
                                @Override
                                protected void initChannel(Channel channel) {
                                    channel.pipeline()
                                            .addLast(new HttpClientCodec())
                                            .addLast(asker);
                                }
                            })
                    .connect("127.0.0.1", port)
                    .syncUninterruptibly();
        }
    }

    /// What a run gave.
    ///
    /// @param waits in nanoseconds, in order
    /// @param refusal the last refusal, as the asker was told; empty where there was none
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Run(double seconds, long[] waits, long failed, String refusal) {
        double perSecond() {
            return waits.length / seconds;
        }

        double millis(double share) {
            return waits.length == 0
                    ? Double.NaN
                    : waits[(int) Math.min(waits.length - 1, waits.length * share)] / 1e6;
        }
    }

    /// @param perSecond of all together; 0 for as fast as they are answered
    Run run(double seconds, double perSecond) {
        long began = System.nanoTime();
        transport
                .group()
                .next()
                .submit(() -> {
                    count = 0;
                    failed = 0;
                })
                .syncUninterruptibly();
        every = perSecond == 0 ? 0 : (long) (askers.size() * 1e9 / perSecond);
        until = began + (long) (seconds * 1e9);
        askers.forEach(Asker::begin);
        LockSupport.parkNanos((long) (seconds * 1e9));
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        double took = (System.nanoTime() - began) / 1e9;
        LockSupport.parkNanos(100_000_000);
        var run = new Run[1];
        transport
                .group()
                .next()
                .submit(() -> {
                    run[0] = new Run(took, Arrays.copyOf(waits, count), failed, refusal);
                })
                .syncUninterruptibly();
        Arrays.sort(run[0].waits());
        return run[0];
    }

    private final class Asker extends ChannelInboundHandlerAdapter {
        private final int number;
        private final int of;
        private ChannelHandlerContext context;
        private long due;
        private boolean good;

        @SuppressWarnings("NullAway.Init")
        Asker(int number, int of) {
            this.number = number;
            this.of = of;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }

        void begin() {
            long first = System.nanoTime() + (every == 0 ? 0 : every * number / of);
            context.executor()
                    .execute(() -> {
                        due = first;
                        next();
                    });
        }

        private void next() {
            long now = System.nanoTime();
            if (now >= until || !context.channel().isActive()) {
                return;
            }
            if (every > 0 && due > now) {
                context.executor().schedule(this::ask, due - now, TimeUnit.NANOSECONDS);
            } else {
                if (every == 0) {
                    due = now;
                }
                ask();
            }
        }

        private void ask() {
            var request =
                    new DefaultFullHttpRequest(
                            HttpVersion.HTTP_1_1,
                            HttpMethod.POST,
                            path,
                            Unpooled.wrappedBuffer(body));
            request.headers()
                    .set(HttpHeaderNames.HOST, "127.0.0.1:" + port)
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set("X-Road-Client", client);
            context.writeAndFlush(request, context.voidPromise());
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            if (message instanceof HttpResponse response) {
                good = response.status().code() == 200;
                if (!good) {
                    String type = response.headers().get("X-Road-Error", "");
                    refusal = (response.status() + " " + type).strip();
                }
            }
            if (message instanceof LastHttpContent) {
                long now = System.nanoTime();
                if (!good) {
                    failed++;
                } else if (now < until && count < MOST) {
                    if (count == waits.length) {
                        waits = Arrays.copyOf(waits, count * 2);
                    }
                    waits[count++] = now - due;
                }
                due = every == 0 ? now : due + every;
                next();
            }
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void close() {
        transport.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
