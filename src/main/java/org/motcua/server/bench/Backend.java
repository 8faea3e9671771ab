package org.motcua.server.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.motcua.exchange.Transport;

/// The service that is asked: the same one kilobyte for everybody, or a file of any length.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class Backend implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;
    private final Transport transport = Transport.of(1);
    private final Channel listening;
    private final byte[] body;

    Backend(byte[] body) {
        this.body = body;
        listening =
                new ServerBootstrap()
                        .group(transport.group())
                        .channel(transport.listener())
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(new HttpServerCodec())
                                                .addLast(new Answers());
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .syncUninterruptibly()
                        .channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private final class Answers extends ChannelInboundHandlerAdapter {
        private String path = "";
        private long left;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                path = request.uri();
            }
            if (message instanceof LastHttpContent) {
                if (path.startsWith("/bytes/")) {
                    begin(context, Long.parseLong(path.substring("/bytes/".length())));
                } else {
                    var answer =
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1,
                                    HttpResponseStatus.OK,
                                    Unpooled.wrappedBuffer(body));
                    answer.headers()
                            .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                            .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
                    context.writeAndFlush(answer, context.voidPromise());
                }
            }
            ReferenceCountUtil.release(message);
        }

        private void begin(ChannelHandlerContext context, long bytes) {
            var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            head.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
                    .set(HttpHeaderNames.CONTENT_LENGTH, bytes);
            context.write(head, context.voidPromise());
            left = bytes;
            go(context);
        }

        private void go(ChannelHandlerContext context) {
            if (left == 0) {
                context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
                return;
            }
            int length = (int) Math.min(BLOCK, left);
            left -= length;
            context.writeAndFlush(
                            new DefaultHttpContent(
                                    context.alloc().directBuffer(length).writeZero(length)))
                    .addListener(
                            (ChannelFutureListener)
                                    done -> {
                                        if (done.isSuccess()) {
                                            go(context);
                                        }
                                    });
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        transport.group().shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
