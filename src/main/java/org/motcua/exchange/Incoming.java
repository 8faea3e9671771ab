package org.motcua.exchange;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One exchange at the gateway of the provider: verifies and logs what was asked, decides by its
/// own directory, and only then lets the service hear of it.
final class Incoming implements Line.Timed {
    private final PeerDoor door;
    private final Line line;
    private final Inspection inspection;
    private final int stream;
    private final BothLogs bothLogs = new BothLogs();
    private final Deque<byte[]> whole = new ArrayDeque<>();

    private @Nullable Head head;
    private @Nullable Right right;
    private @Nullable Refusal refused;
    private @Nullable Statement first;
    private @Nullable ResponseOut response;
    private @Nullable ServiceCall service;
    private @Nullable Sight sight;
    private byte[] previous = Hashes.NONE;
    private int next;
    private long length;
    private boolean over;
    private long moved = System.nanoTime();

    /// A part whose record is in the log.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Asked(byte[] body, boolean last) {}

    Incoming(PeerDoor door, Line line, Inspection inspection, int stream) {
        this.door = door;
        this.line = line;
        this.inspection = inspection;
        this.stream = stream;
        line.watch(this);
    }

    /// A part of the request came.
    void asked(Part part) {
        if (over) {
            return;
        }
        moved = System.nanoTime();
        try {
            byte[] leaf = Hashes.leaf(part.statement());
            var gateway = line.gateway();
            long now = gateway.millis();
            if (next == 0) {
                head = Head.parse(part.head());
            }
            byte[] salt = requireNonNull(head).salt();
            var statement = inspection.inspect(part, leaf, salt, gateway.snapshot(), now);
            order(statement, leaf);
            if (next == 0) {
                begin(statement, now);
            }
            next++;
            previous = leaf;
            log(part, statement, leaf);
        } catch (BadMessage bad) {
            line.gateway()
                    .incident(bad.type(), inspection.peer(), String.valueOf(bad.getMessage()));
            fail(Refusal.atProvider(400, bad.type(), String.valueOf(bad.getMessage())));
        }
    }

    private void order(Statement statement, byte[] leaf) {
        boolean fits =
                statement.kind() == Statement.Kind.REQUEST
                        && statement.part() == next
                        && Arrays.equals(statement.previous(), previous)
                        && (first == null || statement.continues(first));
        if (!fits) {
            throw new BadMessage("Reordered", "A part is missing, came twice or does not fit.");
        }
        if (!line.gateway()
                .replays()
                .first(inspection.peer(), leaf, statement.at(), line.gateway().millis())) {
            throw new BadMessage("Replay", "This message came before.");
        }
    }

    private void begin(Statement statement, long now) {
        first = statement;
        var heading = requireNonNull(head);
        var snapshot = line.gateway().snapshot();
        int space = heading.line().indexOf(' ');
        if (space <= 0) {
            throw new BadMessage("The head has no method.");
        }
        var call = Call.parse("/r1/" + statement.service() + heading.line().substring(space + 1));
        if (!call.service().equals(statement.service())) {
            throw new BadMessage("Head and statement name different services.");
        }
        var member =
                snapshot.peers().door(inspection.peer()).map(Directory.Door::member).orElse("");
        if (!snapshot.peers().belongs(statement.client(), member)) {
            throw new BadMessage("WrongSender", "The system is not one of the sender's member.");
        }
        var decision =
                snapshot.barrier()
                        .decide(
                                statement.client(),
                                call,
                                heading.line().substring(0, space),
                                statement.agreement(),
                                statement.purpose(),
                                heading.header("x-road-issue").isPresent(),
                                now,
                                false);
        switch (decision) {
            case Right.Pass(var granted) -> right = granted;
            case Right.Refused(var why) -> refused = why;
        }
        var seen =
                new Sight(
                        line.gateway(),
                        Passed.Side.ANSWERS,
                        Observed.Message.of(statement, heading.line().substring(0, space)),
                        heading);
        sight = seen;
        response = new ResponseOut(this, line, statement, seen, Optional.ofNullable(right));
        if (right != null && !line.gateway().services().offers(statement.service())) {
            refused = Refusal.unknownService();
        }
    }

    private void log(Part part, Statement statement, byte[] leaf) {
        var gateway = line.gateway();
        var granted = right;
        length += part.body().length;
        if (sight != null) {
            sight.asked(part.body().length);
        }
        if (granted != null && length > granted.service().largestBody()) {
            throw new BadMessage("TooLarge", "The request is longer than the service takes.");
        }
        gateway.budget().take(part.body().length);
        gateway.append(
                line,
                gateway.keeping().received(granted, part, leaf, statement.at()),
                proof -> {
                    gateway.budget().give(part.body().length);
                    if (over) {
                        return;
                    }
                    if (proof.isEmpty()) {
                        fail(Refusal.logFull(false));
                    } else {
                        bothLogs.here(() -> heard(leaf, part.body(), statement.last()));
                    }
                });
    }

    /// The next part of the request stands in the other gateway's log.
    void kept() {
        if (!over) {
            moved = System.nanoTime();
            bothLogs.there();
        }
    }

    private void heard(byte[] leaf, byte[] body, boolean last) {
        if (!over) {
            requireNonNull(response).heard(leaf);
            logged(new Asked(body, last));
        }
    }

    private void logged(Asked asked) {
        if (refused != null) {
            if (!over) {
                over = true;
                requireNonNull(response).refuse(refused);
            }
            return;
        }
        var granted = requireNonNull(right);
        if (!granted.looksInside()) {
            pass(asked);
            return;
        }
        whole.add(asked.body());
        if (length > ResponseIn.JSON) {
            refused = Refusal.atProvider(413, "TooLarge", "The request is too long to look at.");
            logged(asked);
        } else if (asked.last()) {
            byte[] body = Joined.of(whole);
            if (granted.request().check(body) instanceof FieldCheck.Outcome.Clean) {
                pass(new Asked(body, true));
            } else {
                line.gateway().incident("FieldNotAgreed", inspection.peer(), "request");
                refused = Refusal.fieldNotAgreed();
                logged(asked);
            }
        } else {
            door.credit(stream);
        }
    }

    private void pass(Asked asked) {
        var to = service;
        if (to == null) {
            service =
                    new ServiceCall(
                            line,
                            requireNonNull(first),
                            requireNonNull(head),
                            requireNonNull(right),
                            requireNonNull(response),
                            asked,
                            requireNonNull(sight).call(),
                            () -> door.credit(stream));
            service.begin();
        } else {
            to.more(asked);
        }
    }

    void credited() {
        moved = System.nanoTime();
        if (response != null) {
            response.credited();
        }
    }

    void send(Part part) {
        moved = System.nanoTime();
        door.send(stream, part);
    }

    /// What was sent stands in the log.
    void sentAndKept(boolean last) {
        door.kept(stream);
        if (last) {
            over = true;
            line.forget(this);
            door.end(stream);
        }
    }

    /// Neither side can go on.
    void fail(Refusal why) {
        close();
        door.abort(stream, why);
    }

    /// The other gateway gave it up.
    void aborted() {
        close();
    }

    private void close() {
        over = true;
        line.forget(this);
        bothLogs.clear();
        if (service != null) {
            service.cancel();
        }
        if (response != null) {
            response.cancel();
        }
        if (sight != null) {
            sight.left();
        }
    }

    @Override
    public @Nullable Trouble stuck(long now) {
        return sight == null ? null : sight.stuck(now);
    }

    @Override
    public void tick(long now) {
        var granted = right;
        int seconds = granted == null ? 30 : granted.service().timeoutSeconds();
        if (service != null && service.moved() - moved > 0) {
            moved = service.moved();
        }
        if (now - moved > seconds * 1_000_000_000L) {
            if (response != null && !response.begun()) {
                if (service != null) {
                    service.cancel();
                }
                moved = now;
                response.refuse(Refusal.serviceTimeout(seconds));
            } else {
                fail(Refusal.atProvider(504, "Timeout", "Nothing moved for too long."));
            }
        }
    }
}
