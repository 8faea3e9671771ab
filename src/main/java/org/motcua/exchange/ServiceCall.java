package org.motcua.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.trace.Span;

/// A request on its way to the service itself, and the service's answer. Several places of one
/// service are tried in turn; a request that may have reached one is repeated only where that
/// changes nothing.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class ServiceCall {
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    private static final Set<String> BARE = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    private final Line line;
    private final Statement asked;
    private final Head head;
    private final String method;
    private final ResponseOut response;
    private final Incoming.Asked first;
    private final Span span;
    private final Runnable credit;
    private final List<URI> places;
    private final String fields;
    private final Deque<Incoming.Asked> later = new ArrayDeque<>();
    private final Body body = new Body(Part.BODY);

    private int place = -1;
    private @Nullable ServiceLink link;
    private boolean reused;
    private boolean complete;
    private boolean over;
    private int owed;
    private long moved = System.nanoTime();

    ServiceCall(
            Line line,
            Statement asked,
            Head head,
            Right right,
            ResponseOut response,
            Incoming.Asked first,
            Span span,
            Runnable credit) {
        this.line = line;
        this.asked = asked;
        this.head = head;
        this.response = response;
        this.first = first;
        this.span = span;
        this.credit = credit;
        fields = right.fields();
        method = head.line().substring(0, head.line().indexOf(' '));
        places = line.gateway().services().places(asked.service());
        response.whenRoom(this::readOn);
    }

    long moved() {
        return moved;
    }

    void begin() {
        long now = System.nanoTime();
        while (++place < places.size()) {
            if (line.circuit(places.get(place).toString()).closed(now)) {
                line.services().connect(places.get(place), this, false);
                return;
            }
        }
        end(Refusal.atProvider(503, "ServiceFailed", "The service cannot be reached. Ask later."));
    }

    void linked(ServiceLink by, boolean again) {
        if (over) {
            by.close();
            return;
        }
        link = by;
        reused = again;
        by.carry(this);
        var uri = places.get(place);
        String prefix = uri.getRawPath() == null ? "" : uri.getRawPath();
        String base = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        String rest = head.line().substring(method.length() + 1);
        String path = base + rest;
        String target = path.isEmpty() || path.startsWith("?") ? "/" + path : path;
        if (first.last()) {
            var request =
                    new DefaultFullHttpRequest(
                            HttpVersion.HTTP_1_1,
                            HttpMethod.valueOf(method),
                            target,
                            Unpooled.wrappedBuffer(first.body()));
            headers(request.headers(), uri);
            if (first.body().length > 0 || !BARE.contains(method)) {
                request.headers().set(HttpHeaderNames.CONTENT_LENGTH, first.body().length);
            }
            complete = true;
            by.channel().writeAndFlush(request, by.channel().voidPromise());
        } else {
            var request =
                    new DefaultHttpRequest(
                            HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target);
            headers(request.headers(), uri);
            request.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            by.channel().write(request, by.channel().voidPromise());
            write(first);
            later.forEach(this::write);
            later.clear();
        }
    }

    private void headers(HttpHeaders to, URI uri) {
        to.set(HttpHeaderNames.HOST, uri.getRawAuthority());
        for (var header : head.headers()) {
            to.add(header.name(), header.value());
        }
        span.passedOn().ifPresent(parent -> to.set("traceparent", parent));
        line.gateway()
                .services()
                .secret(asked.service())
                .ifPresent(secret -> to.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + secret));
        to.set("X-Road-Client", asked.client());
        to.set("X-Road-Service", asked.service());
        to.set("X-Road-Id", asked.id());
        to.set("X-Exchange-Agreement", asked.agreement());
        to.set("X-Exchange-Purpose", asked.purpose());
        if (!fields.isEmpty()) {
            to.set("X-Exchange-Fields", fields);
        }
    }

    /// A further piece of a long request.
    void more(Incoming.Asked asked) {
        if (link == null) {
            later.add(asked);
        } else {
            write(asked);
        }
    }

    private void write(Incoming.Asked piece) {
        var by = link;
        if (over || by == null) {
            return;
        }
        moved = System.nanoTime();
        var bytes = Unpooled.wrappedBuffer(piece.body());
        complete = piece.last();
        by.channel()
                .writeAndFlush(
                        piece.last()
                                ? new DefaultLastHttpContent(bytes)
                                : new DefaultHttpContent(bytes),
                        by.channel().voidPromise());
        if (!piece.last()) {
            owed++;
            if (by.channel().isWritable()) {
                writable();
            }
        }
    }

    void writable() {
        moved = System.nanoTime();
        for (; owed > 0; owed--) {
            credit.run();
        }
    }

    /// Whether the whole request was written.
    boolean sent() {
        return complete;
    }

    void unreachable() {
        line.circuit(places.get(place).toString()).failed(System.nanoTime());
        if (!over) {
            begin();
        }
    }

    /// The connection ended in the middle.
    void lost() {
        if (over) {
            return;
        }
        link = null;
        boolean again = first.last() && IDEMPOTENT.contains(method) && !response.begun();
        if (again && reused) {
            // it had rested for too long; nothing is wrong with the service
            line.services().connect(places.get(place), this, true);
            return;
        }
        line.circuit(places.get(place).toString()).failed(System.nanoTime());
        if (again) {
            begin();
        } else {
            end(
                    Refusal.atProvider(
                            502,
                            "ServiceFailed",
                            "The service broke off. Whether it acted is not known."));
        }
    }

    void garbage() {
        line.circuit(places.get(place).toString()).failed(System.nanoTime());
        end(Refusal.atProvider(502, "ServiceFailed", "The service answered what is not HTTP."));
    }

    private void end(Refusal why) {
        if (!over) {
            over = true;
            span.end(why.type());
            response.refuse(why);
        }
    }

    void began(HttpResponse answer) {
        if (over) {
            return;
        }
        moved = System.nanoTime();
        line.circuit(places.get(place).toString()).succeeded();
        var coding = answer.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        if (!coding.equalsIgnoreCase("identity")) {
            cancel();
            response.refuse(
                    Refusal.atProvider(
                            502,
                            "ServiceFailed",
                            "The service answered in a coding not asked for."));
            return;
        }
        span.say("http.response.status_code", answer.status().code());
        response.begin(Head.of(Integer.toString(answer.status().code()), answer.headers()));
    }

    void body(ByteBuf content, boolean last) {
        if (over) {
            return;
        }
        moved = System.nanoTime();
        while (body.add(content) > 0) {
            response.body(body.take(), false);
        }
        if (last) {
            over = true;
            span.end("");
            response.body(body.take(), true);
        } else if (link != null && response.crowded()) {
            link.channel().config().setAutoRead(false);
        }
    }

    private void readOn() {
        if (link != null && !over) {
            link.channel().config().setAutoRead(true);
        }
    }

    void cancel() {
        if (!over) {
            over = true;
            span.end("Gone");
        }
        if (link != null) {
            link.close();
        }
    }
}
