package org.motcua.exchange;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/// Figures of the gateway for who watches: `/metrics` for Prometheus, `/health` for a balancer.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class WatchDoor extends ChannelInboundHandlerAdapter {
    private final Gateway gateway;

    WatchDoor(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            boolean full = gateway.log().full();
            boolean metrics = request.uri().equals("/metrics");
            boolean health = request.uri().equals("/health");
            String text =
                    metrics
                            ? gateway.meters().text(gateway.gauges())
                            : health ? full ? "log full\n" : "ok\n" : "not found\n";
            var status =
                    !metrics && !health
                            ? HttpResponseStatus.NOT_FOUND
                            : health && full
                                    ? HttpResponseStatus.SERVICE_UNAVAILABLE
                                    : HttpResponseStatus.OK;
            byte[] body = Hashes.utf8(text);
            var answer =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
            answer.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=utf-8")
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set(HttpHeaderNames.CONNECTION, "close");
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
