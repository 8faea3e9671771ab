package org.motcua.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request of an own system on its way in: is it one, may it pass, and its body.
final class RequestIn {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int LONGEST_ID = 200;

    private final Line line;
    private final ConsumerDoor door;
    private final Body body = new Body(Part.BODY);
    private final Deque<byte[]> whole = new ArrayDeque<>();
    private @Nullable Outgoing exchange;
    private String id = "";
    private String client = "";
    private long length;
    private boolean complete;
    private boolean dropping;

    RequestIn(Line line, ConsumerDoor door) {
        this.line = line;
        this.door = door;
    }

    String client() {
        return client;
    }

    boolean complete() {
        return complete;
    }

    void begin(HttpRequest head, Optional<X509Certificate> shown) {
        // known to be whole before its end was read, so that a refusal need not end the connection
        complete =
                !HttpUtil.isTransferEncodingChunked(head)
                        && !HttpUtil.isContentLengthSet(head)
                        && head.decoderResult().isSuccess();
        try {
            pass(head, shown);
        } catch (BadMessage bad) {
            refuse(Refusal.badRequest(bad.type(), String.valueOf(bad.getMessage())));
        }
    }

    private void pass(HttpRequest head, Optional<X509Certificate> shown) {
        plain(head);
        var gateway = line.gateway();
        var headers = head.headers();
        var ids = headers.getAll("X-Road-Id");
        id = ids.isEmpty() ? Head.freshId() : ids.getLast();
        if (!visible(id)) {
            id = "";
            throw new BadMessage("X-Road-Id may hold 1 to 200 visible characters.");
        }
        var clients = headers.getAll("X-Road-Client");
        if (clients.isEmpty()) {
            throw new BadMessage("The header X-Road-Client is missing.");
        }
        client = Call.identifiers(clients.getLast(), 4);
        var snapshot = gateway.snapshot();
        var refusal = gateway.systems().refusal(snapshot, client, shown, gateway.millis());
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        var call = Call.parse(head.uri());
        String method = head.method().name();
        var heading = Head.of(method + " " + call.path() + call.query(), headers.entries());
        var decision =
                snapshot.barrier()
                        .decide(
                                client,
                                call,
                                method,
                                headers.get("X-Exchange-Agreement"),
                                headers.get("X-Exchange-Purpose"),
                                headers.contains("X-Road-Issue"),
                                gateway.millis(),
                                true);
        switch (decision) {
            case Right.Refused(var why) -> held(method, call.service(), heading, why);
            case Right.Pass(var right) -> open(snapshot, right, method, heading);
        }
    }

    /// The barrier lets it not pass.
    private void held(String method, String service, Head heading, Refusal why) {
        var gateway = line.gateway();
        gateway.meters().refused(client, service, why);
        var message = new Observed.Message(id, client, service, "", method);
        new Sight(gateway, Passed.Side.ASKS, message, heading).ended(why.type(), why.status());
        if (why.incident()) {
            gateway.incident(why.type(), client, service);
        }
        refuse(why);
    }

    private void open(Snapshot snapshot, Right right, String method, Head heading) {
        if (line.gateway().budget().spent()) {
            refuse(
                    Refusal.atConsumer(
                            503, "Busy", "Too much is on the way at the moment. Ask again later."));
            return;
        }
        if (line.gateway().log().full()) {
            // one message tries whether the log can be written again; it is refused if not
            line.gateway().incident("LogFull", client, id);
        }
        exchange = new Outgoing(line, snapshot, right, id, client, method, heading, door);
        exchange.begin();
    }

    private static void plain(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            throw new BadMessage("The request is not valid HTTP.");
        }
        HttpHeaders headers = head.headers();
        var coding = headers.getAll("Transfer-Encoding");
        boolean chunked = !coding.isEmpty();
        if (chunked
                && (coding.size() > 1
                        || !coding.getFirst().trim().equalsIgnoreCase("chunked")
                        || headers.contains("Content-Length")
                        || head.protocolVersion().equals(HttpVersion.HTTP_1_0))) {
            throw new BadMessage("The length of the body is said in two ways.");
        }
        if (headers.getAll("Content-Length").size() > 1 || headers.getAll("Host").size() > 1) {
            throw new BadMessage("A header that may come once came twice.");
        }
        if (headers.contains("Upgrade")) {
            throw new BadMessage("Only plain requests pass; no other protocol.");
        }
        if (!METHODS.contains(head.method().name())) {
            throw new BadMessage("This method does not pass.");
        }
    }

    private static boolean visible(String id) {
        boolean all = !id.isEmpty() && id.length() <= LONGEST_ID;
        for (int i = 0; all && i < id.length(); i++) {
            all = id.charAt(i) > ' ' && id.charAt(i) <= '~';
        }
        return all;
    }

    void take(ByteBuf content, boolean last) {
        complete |= last;
        var to = exchange;
        if (dropping || to == null) {
            return;
        }
        length += content.readableBytes();
        if (length > to.right().service().largestBody()) {
            dropping = true;
            to.fail(Refusal.badRequest("TooLarge", "The body is longer than the service takes."));
            return;
        }
        while (body.add(content) > 0) {
            piece(to, false);
        }
        if (last) {
            piece(to, true);
        } else {
            door.wait(to.crowded());
        }
    }

    private void piece(Outgoing to, boolean last) {
        if (!to.right().looksInside()) {
            to.take(new Outgoing.Chunk(body.take(), last));
            return;
        }
        whole.add(body.take());
        if (length > ResponseIn.JSON) {
            dropping = true;
            to.fail(Refusal.badRequest("TooLarge", "The body is too long to be looked at."));
        } else if (last) {
            look(to, Joined.of(whole));
        }
    }

    private void look(Outgoing to, byte[] json) {
        byte[] passing =
                switch (to.right().request().check(json)) {
                    case FieldCheck.Outcome.Clean _ -> json;
                    case FieldCheck.Outcome.Reduced(var reduced) -> reduced;
                    case FieldCheck.Outcome.Held held -> {
                        dropping = true;
                        var why = Refusal.denied(true, held.type(), held.message());
                        if (why.incident()) {
                            line.gateway().incident(why.type(), client, id);
                        }
                        to.fail(why);
                        yield Hashes.NONE;
                    }
                };
        if (!dropping) {
            var parts = Body.parts(passing);
            for (int i = 0; i < parts.size(); i++) {
                to.take(new Outgoing.Chunk(parts.get(i), i == parts.size() - 1));
            }
        }
    }

    private void refuse(Refusal why) {
        dropping = true;
        door.refuse(why, id);
    }

    /// The system went away.
    void abandon() {
        dropping = true;
        if (exchange != null) {
            exchange.abandon();
        }
    }
}
