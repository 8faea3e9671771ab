package org.motcua.exchange;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection to one of the own services, with one call at a time.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class ServiceLink extends ChannelInboundHandlerAdapter {
    private final ServicePool pool;
    private final URI to;
    private @Nullable Channel channel;
    private @Nullable ServiceCall call;
    private boolean keep;
    private boolean interim;

    ServiceLink(ServicePool pool, URI to) {
        this.pool = pool;
        this.to = to;
    }

    URI to() {
        return to;
    }

    boolean active() {
        return channel != null && channel.isActive();
    }

    Channel channel() {
        return Objects.requireNonNull(channel);
    }

    void carry(ServiceCall one) {
        call = one;
    }

    void close() {
        call = null;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var current = call;
        try {
            boolean broken =
                    message instanceof io.netty.handler.codec.http.HttpObject object
                            && object.decoderResult().isFailure();
            if (current == null || broken) {
                if (current != null) {
                    call = null;
                    current.garbage();
                }
                context.close();
                return;
            }
            read(current, message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ServiceCall current, Object message) {
        if (message instanceof HttpResponse head) {
            interim =
                    head.status()
                            .codeClass()
                            .equals(io.netty.handler.codec.http.HttpStatusClass.INFORMATIONAL);
            if (head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                call = null;
                current.garbage();
                channel().close();
                return;
            }
            if (!interim) {
                keep = HttpUtil.isKeepAlive(head);
                current.began(head);
            }
        }
        if (message instanceof HttpContent content && !interim) {
            boolean last = message instanceof LastHttpContent;
            if (last) {
                call = null;
            }
            current.body(content.content(), last);
            if (last && keep && current.sent()) {
                channel().config().setAutoRead(true);
                pool.rest(this);
            } else if (last) {
                channel().close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (call != null && context.channel().isWritable()) {
            call.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.gone(this);
        var current = call;
        call = null;
        if (current != null) {
            current.lost();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
