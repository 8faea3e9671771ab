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
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Figures of the gateway for who watches: `/metrics` for Prometheus, `/health` for a balancer.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class WatchDoor extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(WatchDoor.class);

    private final Gateway gateway;

    WatchDoor(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            if (gateway.desk().answers(request.uri())) {
                Thread.ofVirtual().start(() -> desk(context, request));
            } else {
                watched(context, request.uri());
            }
        }
        ReferenceCountUtil.release(message);
    }

    private void watched(ChannelHandlerContext context, String uri) {
        boolean full = gateway.log().full();
        boolean metrics = uri.equals("/metrics");
        boolean health = uri.equals("/health");
        String text =
                metrics
                        ? gateway.meters().text(gauges())
                        : health ? full ? "log full\n" : "ok\n" : "not found\n";
        var status =
                !metrics && !health
                        ? HttpResponseStatus.NOT_FOUND
                        : health && full
                                ? HttpResponseStatus.SERVICE_UNAVAILABLE
                                : HttpResponseStatus.OK;
        answer(context, status, "text/plain;charset=utf-8", Hashes.utf8(text));
    }

    private Map<String, Number> gauges() {
        var gauges = new HashMap<String, Number>();
        var log = gateway.log();
        gauges.put("directory_version", gateway.snapshot().directory().version());
        gauges.put("log_batches", log.state().batches());
        gauges.put("log_records", log.state().records());
        gauges.put("log_commit_micros", log.state().meanMicros());
        gauges.put("log_full", log.full() ? 1 : 0);
        gauges.put("bytes_on_the_way", gateway.budget().taken());
        gauges.put("peers_connected", gateway.doors().size());
        gauges.put("centre_heard", gateway.hearsCentre() ? 1 : 0);
        return gauges;
    }

    private void desk(ChannelHandlerContext context, HttpRequest request) {
        try {
            var told =
                    gateway.desk()
                            .answer(
                                    request.method().name(),
                                    request.uri(),
                                    request.headers().get(HttpHeaderNames.AUTHORIZATION));
            answer(
                    context,
                    HttpResponseStatus.valueOf(told.status()),
                    "application/json",
                    told.json());
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} failed.", request.uri(), e);
            answer(
                    context,
                    HttpResponseStatus.INTERNAL_SERVER_ERROR,
                    "text/plain;charset=utf-8",
                    Hashes.utf8("failed\n"));
        } catch (InterruptedException _) {
            context.close();
        }
    }

    private static void answer(
            ChannelHandlerContext context, HttpResponseStatus status, String type, byte[] body) {
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
