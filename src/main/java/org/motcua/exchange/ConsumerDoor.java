package org.motcua.exchange;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection of one of the own systems: one request after the other, as HTTP/1.1 has it.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class ConsumerDoor extends ChannelInboundHandlerAdapter implements Answering, Line.Timed {
    private static final long IDLE = 60_000_000_000L;
    private static final int PENDING = 8;

    private final Line line;
    private final Deque<Object> pending = new ArrayDeque<>();
    private final List<Runnable> whenWritable = new ArrayList<>(2);
    private @Nullable Channel channel;
    private @Nullable RequestIn request;
    private @Nullable Head answer;
    private String service = "";
    private String requestHash = "";
    private String id = "";
    private boolean begun;
    private boolean keep;
    private boolean headOnly;
    private long heard = System.nanoTime();

    ConsumerDoor(Line line) {
        this.line = line;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        line.watch(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heard = System.nanoTime();
        if (!pending.isEmpty() || (message instanceof HttpRequest && request != null)) {
            pending.add(message);
            if (pending.size() > PENDING) {
                context.channel().config().setAutoRead(false);
            }
            return;
        }
        read(message);
    }

    private void read(Object message) {
        try {
            if (message instanceof HttpRequest head) {
                begin(head);
            }
            if (message instanceof HttpContent content && request != null) {
                if (content.decoderResult().isFailure()) {
                    keep = false;
                    request.abandon();
                    refuse(Refusal.badRequest("BadRequest", "The body is not valid HTTP."), id);
                    return;
                }
                request.take(content.content(), content instanceof LastHttpContent);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest head) {
        keep = HttpUtil.isKeepAlive(head);
        headOnly = head.method().name().equals("HEAD");
        begun = false;
        answer = null;
        id = "";
        request = new RequestIn(line, this);
        if (HttpUtil.is100ContinueExpected(head)) {
            channel()
                    .writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        var tls = channel().pipeline().get(SslHandler.class);
        request.begin(head, tls == null ? java.util.Optional.empty() : Tls.certificate(tls));
    }

    private Channel channel() {
        return Objects.requireNonNull(channel);
    }

    @Override
    public void begin(Head head, String service, String requestHash, String id) {
        answer = head;
        this.service = service;
        this.requestHash = requestHash;
        this.id = id;
    }

    @Override
    public void body(byte[] bytes, boolean last) {
        var head = Objects.requireNonNull(answer);
        var to = channel();
        if (!begun && last) {
            var response =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, status(head), Unpooled.wrappedBuffer(bytes));
            headers(response.headers(), head);
            int code = response.status().code();
            if (code != 204 && code != 304 && !(headOnly && bytes.length == 0)) {
                response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
            }
            to.writeAndFlush(response, to.voidPromise());
        } else {
            if (!begun) {
                var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(head));
                headers(response.headers(), head);
                response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
                to.write(response, to.voidPromise());
            }
            var piece = Unpooled.wrappedBuffer(bytes);
            to.writeAndFlush(
                    last ? new DefaultLastHttpContent(piece) : new DefaultHttpContent(piece),
                    to.voidPromise());
        }
        begun = true;
        if (last) {
            finish();
        }
    }

    private static HttpResponseStatus status(Head head) {
        return HttpResponseStatus.valueOf(Integer.parseInt(head.line()));
    }

    private void headers(HttpHeaders to, Head head) {
        for (var header : head.headers()) {
            if (header.name().equals(Head.ERROR)) {
                to.set("X-Road-Error", header.value());
            } else {
                to.add(header.name(), header.value());
            }
        }
        var asked = Objects.requireNonNull(request);
        to.set("X-Road-Client", asked.client());
        to.set("X-Road-Service", service);
        to.set("X-Road-Id", id);
        to.set("X-Road-Request-Id", id);
        to.set("X-Road-Request-Hash", requestHash);
        connection(to);
    }

    private void connection(HttpHeaders to) {
        if (!Objects.requireNonNull(request).complete()) {
            keep = false;
        }
        if (!keep) {
            to.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    @Override
    public void refuse(Refusal why, String id) {
        if (request == null || channel == null) {
            return;
        }
        if (begun) {
            // the head is out: only a broken connection tells that the rest is missing
            channel.close();
            return;
        }
        var response = why.response(id, headOnly);
        connection(response.headers());
        channel.writeAndFlush(response, channel.voidPromise());
        finish();
    }

    private void finish() {
        request = null;
        if (!keep) {
            // what the system still sends is read and dropped for a moment, so that it can read
            channel().config().setAutoRead(true);
            channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> closeSoon());
            return;
        }
        while (request == null && !pending.isEmpty()) {
            read(pending.poll());
        }
        while (request != null && !pending.isEmpty() && !(pending.peek() instanceof HttpRequest)) {
            read(pending.poll());
        }
        if (pending.isEmpty()) {
            wantsMore();
        }
    }

    private void closeSoon() {
        var closing = channel();
        closing.eventLoop()
                .schedule(() -> closing.close(), 200, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    @Override
    public void wantsMore() {
        if (channel != null && !channel.config().isAutoRead() && pending.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    void wait(boolean crowded) {
        if (crowded) {
            channel().config().setAutoRead(false);
        }
    }

    @Override
    public void whenWritable(Runnable then) {
        if (channel().isWritable()) {
            then.run();
        } else {
            whenWritable.add(then);
        }
    }

    @Override
    public boolean waits() {
        return !whenWritable.isEmpty();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable() && !whenWritable.isEmpty()) {
            var all = List.copyOf(whenWritable);
            whenWritable.clear();
            all.forEach(Runnable::run);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        line.forget(this);
        pending.forEach(ReferenceCountUtil::release);
        pending.clear();
        var current = request;
        request = null;
        if (current != null) {
            current.abandon();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /// Who begins a request must go on with it, and who does not read loses the connection.
    @Override
    public void tick(long now) {
        var current = request;
        boolean stuck = current != null && (!current.complete() || waits());
        boolean dozing = current == null;
        if (((stuck && now - heard > IDLE) || (dozing && now - heard > 5 * IDLE))
                && channel != null) {
            channel.close();
        }
    }
}
