package org.motcua.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One exchange at the gateway of the one who asks: signs and logs the request part by part, sends
/// it to a gateway of the provider, verifies and logs the response, and only then passes it on.
final class Outgoing implements Line.Timed {
    private static final List<String> IDEMPOTENT =
            List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final Line line;
    private final Right right;
    private final String id;
    private final String client;
    private final String method;
    private final RequestOut request;
    private final Answering asker;
    private final List<Directory.Door> doors;
    private final Deque<Chunk> ready = new ArrayDeque<>();
    private final List<Chunk> kept = new ArrayList<>();
    private final ResponseIn response;
    private final Sight sight;
    private final BothLogs bothLogs = new BothLogs();

    private int door = -1;
    private @Nullable PeerLink link;
    private int stream;
    private int credits = Frames.CREDITS;
    private int attempt;
    private boolean sent;
    private boolean over;
    private long moved = System.nanoTime();

    /// A piece of the request's body.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Chunk(byte[] body, boolean last) {}

    Outgoing(
            Line line,
            Snapshot snapshot,
            Right right,
            String id,
            String client,
            String method,
            Head head,
            Answering asker) {
        this.line = line;
        this.right = right;
        this.id = id;
        this.client = client;
        this.method = method;
        this.asker = asker;
        doors = new ArrayList<>();
        for (String each : right.service().providers()) {
            snapshot.peers().door(each).ifPresent(doors::add);
        }
        response = new ResponseIn(line, right, asker);
        var message = Observed.Message.of(right, id, client, method);
        sight = new Sight(line.gateway(), Passed.Side.ASKS, message, head);
        request = new RequestOut(right, id, client, sight.passedOn(head));
        line.watch(this);
    }

    String id() {
        return id;
    }

    Right right() {
        return right;
    }

    /// Looks for a gateway that reaches the service.
    void begin() {
        long now = System.nanoTime();
        while (++door < doors.size()) {
            if (line.circuit(doors.get(door).id()).closed(now)) {
                attempt++;
                line.link(doors.get(door)).carry(this);
                return;
            }
        }
        if (!over) {
            fail(Refusal.noProvider());
        }
    }

    void linked(PeerLink by) {
        if (over) {
            return;
        }
        link = by;
        stream = by.open(this);
        credits = Frames.CREDITS;
        request.anew();
        bothLogs.clear();
        pump();
    }

    /// Takes a piece of the body.
    void take(Chunk chunk) {
        ready.add(chunk);
        sight.asked(chunk.body.length);
        line.gateway().budget().take(chunk.body.length);
        pump();
    }

    /// Whether the asker should wait with the next piece.
    boolean crowded() {
        return ready.size() >= 2;
    }

    private void pump() {
        var by = link;
        while (!over && by != null && credits > 0 && !ready.isEmpty()) {
            credits--;
            var chunk = ready.poll();
            if (!request.begun() && chunk.last()) {
                kept.clear();
                kept.add(chunk);
            } else {
                kept.clear();
            }
            sign(by, chunk);
        }
        if (!crowded()) {
            asker.wantsMore();
        }
    }

    private void sign(PeerLink by, Chunk chunk) {
        var gateway = line.gateway();
        long at = gateway.millis();
        byte[] heading = request.begun() ? Hashes.NONE : request.head();
        byte[] statement = request.statement(gateway.id(), by.inspection().peer(), chunk, at);
        int trial = attempt;
        gateway.append(
                line,
                gateway.keeping().sent(right, statement, request.leaf(), at, heading, chunk.body),
                proof -> {
                    if (!over && trial == attempt) {
                        sent = true;
                        moved = System.nanoTime();
                        by.send(stream, new Part(statement, heading, chunk.body, proof));
                    }
                },
                proof -> {
                    gateway.budget().give(chunk.body.length);
                    if (over || trial != attempt) {
                        return;
                    }
                    if (proof.isEmpty()) {
                        fail(Refusal.logFull(true));
                    } else {
                        sight.note("request logged");
                        by.kept(stream);
                    }
                });
    }

    /// The next part of the response stands in the other gateway's log.
    void kept() {
        if (!over) {
            bothLogs.there();
        }
    }

    void credited() {
        moved = System.nanoTime();
        credits = Math.min(Frames.CREDITS, credits + 1);
        pump();
    }

    /// A part of the response came.
    void answered(Part part) {
        var by = link;
        if (over || by == null) {
            return;
        }
        moved = System.nanoTime();
        try {
            var statement =
                    response.inspect(part, by.inspection(), snapshot(), line.gateway().millis());
            request.require(statement);
            response.log(
                    part,
                    statement,
                    bothLogs,
                    () -> !over,
                    refusal -> delivered(by, statement, refusal));
        } catch (BadMessage bad) {
            line.gateway()
                    .incident(bad.type(), by.inspection().peer(), String.valueOf(bad.getMessage()));
            fail(Refusal.badResponse(by.inspection().peer(), bad));
        }
    }

    private Snapshot snapshot() {
        return line.gateway().snapshot();
    }

    private void delivered(PeerLink by, Statement statement, Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            fail(refusal.get());
            return;
        }
        line.circuit(by.inspection().peer()).succeeded();
        sight.told(statement.length());
        if (statement.last()) {
            over = true;
            by.end(this, stream, null);
            line.forget(this);
            line.gateway().meters().answered(right, response.status());
            sight.ended(response.refusal(), response.status());
        } else {
            asker.whenWritable(() -> by.credit(stream));
        }
    }

    void aborted(Refusal why) {
        if (!over) {
            again(why, why.status() >= 502 && why.status() <= 504);
        }
    }

    /// The connection failed.
    void lost(Refusal why) {
        line.circuit(doors.get(door).id()).failed(System.nanoTime());
        if (!over) {
            again(why, true);
        }
    }

    /// Tries the next gateway where nothing can happen twice by it.
    private void again(Refusal why, boolean elsewhere) {
        boolean harmless = !sent || (IDEMPOTENT.contains(method) && kept.size() == 1);
        link = null;
        if (elsewhere && harmless && !response.begun() && door + 1 < doors.size()) {
            attempt++;
            kept.forEach(chunk -> {
                ready.addFirst(chunk);
                line.gateway().budget().take(chunk.body.length);
            });
            kept.clear();
            begin();
        } else {
            fail(why);
        }
    }

    /// The asker went away, or sent something that cannot go on.
    void abandon() {
        if (!over) {
            close(Refusal.badRequest("Gone", "The consumer went away."));
            sight.left();
        }
    }

    void fail(Refusal why) {
        if (!over) {
            close(why);
            line.gateway().meters().refused(client, right.service().id(), why);
            sight.ended(why.type(), why.status());
            asker.refuse(why, id);
        }
    }

    private void close(Refusal why) {
        over = true;
        line.forget(this);
        ready.forEach(chunk -> line.gateway().budget().give(chunk.body.length));
        ready.clear();
        var by = link;
        if (by != null) {
            by.end(this, stream, why);
        }
    }

    @Override
    public @Nullable Trouble stuck(long now) {
        return sight.stuck(now);
    }

    @Override
    public void tick(long now) {
        long most = right.service().timeoutSeconds() * 1_000_000_000L;
        if (now - moved > most && !asker.waits()) {
            line.circuit(doors.isEmpty() ? "" : doors.get(Math.min(door, doors.size() - 1)).id())
                    .failed(now);
            fail(Refusal.noAnswer(right.service().timeoutSeconds()));
        }
    }
}
