package org.motcua.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The response as it goes out: its fields are held against the agreement, then it is signed and
/// logged part by part.
final class ResponseOut {
    private final Incoming exchange;
    private final Line line;
    private final Statement asked;
    private final Optional<Right> right;
    private final Sight sight;
    private final Deque<Outgoing.Chunk> ready = new ArrayDeque<>();
    private final Deque<byte[]> whole = new ArrayDeque<>();

    private @Nullable Head head;
    private byte[] request = Hashes.NONE;
    private byte[] previous = Hashes.NONE;
    private int next;
    private int credits = Frames.CREDITS;
    private long length;
    private boolean error;
    private boolean over;
    private Runnable whenRoom = () -> {};

    ResponseOut(Incoming exchange, Line line, Statement asked, Sight sight, Optional<Right> right) {
        this.exchange = exchange;
        this.line = line;
        this.asked = asked;
        this.right = right;
        this.sight = sight;
    }

    /// A part of the request stands in the log.
    void heard(byte[] leaf) {
        request = leaf;
        sight.note("request logged");
    }

    boolean begun() {
        return head != null;
    }

    void whenRoom(Runnable then) {
        whenRoom = then;
    }

    boolean crowded() {
        return ready.size() >= 2;
    }

    void begin(Head heading) {
        head = heading;
    }

    /// The exchange's own answer, in place of the service's.
    void refuse(Refusal why) {
        if (over || next > 0) {
            exchange.fail(why);
            return;
        }
        ready.clear();
        whole.clear();
        error = true;
        head = Head.ofError(why);
        line.gateway().meters().refused(asked.client(), asked.service(), why);
        sight.ended(why.type(), why.status());
        if (why.incident()) {
            line.gateway().incident(why.type(), asked.from(), asked.id());
        }
        push(new Outgoing.Chunk(why.body(asked.id()), true));
    }

    /// A piece of the service's body.
    void body(byte[] bytes, boolean last) {
        if (over || error) {
            return;
        }
        var granted = right.orElseThrow();
        length += bytes.length;
        if (length > granted.service().largestBody()) {
            refuse(
                    Refusal.atProvider(
                            502,
                            "TooLarge",
                            "The response is longer than the service may answer."));
        } else if (!granted.looksInside()) {
            push(new Outgoing.Chunk(bytes, last));
        } else {
            whole.add(bytes);
            if (length > ResponseIn.JSON) {
                refuse(
                        Refusal.atProvider(
                                502, "TooLarge", "The response is too long to be looked at."));
            } else if (last) {
                look(granted);
            }
        }
    }

    private void look(Right granted) {
        byte[] body = Joined.of(whole);
        switch (granted.response().check(body)) {
            case FieldCheck.Outcome.Clean _ -> pushAll(body);
            case FieldCheck.Outcome.Reduced(var reduced) -> pushAll(reduced);
            case FieldCheck.Outcome.Held held ->
                    refuse(
                            Refusal.atProvider(
                                    held.type().equals("NotJson") ? 502 : 403,
                                    held.type(),
                                    held.message()));
        }
    }

    private void pushAll(byte[] body) {
        var parts = Body.parts(body);
        for (int i = 0; i < parts.size(); i++) {
            push(new Outgoing.Chunk(parts.get(i), i == parts.size() - 1));
        }
    }

    private void push(Outgoing.Chunk chunk) {
        ready.add(chunk);
        line.gateway().budget().take(chunk.body().length);
        pump();
    }

    void credited() {
        credits = Math.min(Frames.CREDITS, credits + 1);
        pump();
    }

    private void pump() {
        while (!over && credits > 0 && !ready.isEmpty()) {
            credits--;
            sign(ready.poll());
        }
        if (!crowded()) {
            whenRoom.run();
        }
    }

    private void sign(Outgoing.Chunk chunk) {
        var gateway = line.gateway();
        var heading = Objects.requireNonNull(head);
        byte[] headBytes = next == 0 ? heading.bytes() : Hashes.NONE;
        long at = gateway.millis();
        byte[] statement =
                new Statement(
                                Statement.Kind.RESPONSE,
                                asked.id(),
                                gateway.id(),
                                asked.from(),
                                asked.client(),
                                asked.service(),
                                asked.agreement(),
                                asked.purpose(),
                                at,
                                next,
                                chunk.last(),
                                previous,
                                request,
                                next == 0 ? Hashes.of(headBytes) : Hashes.NONE,
                                Part.bodyHash(heading.salt(), chunk.body()),
                                chunk.body().length)
                        .bytes();
        byte[] leaf = Hashes.leaf(statement);
        next++;
        previous = leaf;
        gateway.append(
                line,
                record(statement, leaf, at, headBytes, chunk.body()),
                proof -> {
                    if (!over) {
                        exchange.send(new Part(statement, headBytes, chunk.body(), proof));
                    }
                },
                proof -> {
                    gateway.budget().give(chunk.body().length);
                    if (!over) {
                        settled(chunk.last(), proof.isPresent());
                    }
                });
    }

    private void settled(boolean last, boolean kept) {
        if (!kept) {
            exchange.fail(Refusal.logFull(false));
            return;
        }
        sight.note("response logged");
        if (last) {
            over = true;
            line.gateway().meters().served(asked.client(), asked.service());
            served();
        }
        exchange.sentAndKept(last);
    }

    private void served() {
        if (!error) {
            sight.told(length);
            sight.ended("", Integer.parseInt(Objects.requireNonNull(head).line()));
        }
    }

    private LogRecord record(byte[] statement, byte[] leaf, long at, byte[] heading, byte[] body) {
        return right.isPresent()
                ? line.gateway().keeping().sent(right.get(), statement, leaf, at, heading, body)
                : LogRecord.sent(statement, LogRecord.NOT_KEPT, Hashes.NONE);
    }

    void cancel() {
        over = true;
        ready.forEach(chunk -> line.gateway().budget().give(chunk.body().length));
        ready.clear();
        whole.clear();
    }
}
