package org.motcua.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The response as it comes in, part by part: looked at, logged, and delivered to the asker. JSON
/// is delivered once it is whole and its fields were looked at again.
final class ResponseIn {
    /// How long JSON may be whose fields are looked at.
    static final int JSON = 4 << 20;

    private static final FieldCheck ERROR =
            new FieldCheck(
                    FieldTree.of(
                            List.of(field("type"), field("message"), field("detail")),
                            List.of(FieldTree.ALL)),
                    Directory.Unnamed.REFUSE,
                    List.of());

    private final Line line;
    private final Right right;
    private final Answering asker;
    private final List<byte[]> whole = new ArrayList<>(1);
    private @Nullable Head head;
    private byte[] previous = Hashes.NONE;
    private int next;
    private long length;

    ResponseIn(Line line, Right right, Answering asker) {
        this.line = line;
        this.right = right;
        this.asker = asker;
    }

    private static Directory.Field field(String name) {
        return new Directory.Field(
                name,
                Directory.Grade.PUBLIC,
                new org.motcua.kernel.Text(java.util.Map.of("en", name)));
    }

    boolean begun() {
        return next > 0;
    }

    /// Why the other gateway did not let it pass; empty where the service answered.
    String refusal() {
        return head == null ? "" : head.header(Head.ERROR).orElse("");
    }

    int status() {
        return head == null ? 0 : Integer.parseInt(head.line());
    }

    /// @throws BadMessage where the part does not hold, or is not the next
    Statement inspect(Part part, Inspection by, Snapshot snapshot, long now) {
        byte[] leaf = Hashes.leaf(part.statement());
        if (next == 0) {
            head = Head.parse(part.head());
            if (!head.line().matches("[2-5][0-9][0-9]")) {
                throw new BadMessage("The response has no status.");
            }
        }
        byte[] salt = java.util.Objects.requireNonNull(head).salt();
        var statement = by.inspect(part, leaf, salt, snapshot, now);
        if (statement.part() != next || !Arrays.equals(statement.previous(), previous)) {
            throw new BadMessage("Reordered", "A part is missing or came twice.");
        }
        length += part.body().length;
        if (length > right.service().largestBody()) {
            throw new BadMessage("TooLarge", "It is longer than the service may answer.");
        }
        next++;
        previous = leaf;
        return statement;
    }

    /// Logs the part, then, once it stands in both logs, delivers it to an asker who still waits:
    /// one who was told meanwhile that it failed may have asked the next thing, whose answer this
    /// is not.
    ///
    /// @param awaited whether the asker still waits
    /// @param then hears of why it was not delivered, or of nothing where it was; of neither where
    ///   nobody waits
    void log(
            Part part,
            Statement statement,
            BothLogs both,
            BooleanSupplier awaited,
            Consumer<Optional<Refusal>> then) {
        var gateway = line.gateway();
        byte[] leaf = previous;
        gateway.budget().take(part.body().length);
        gateway.append(
                line,
                gateway.keeping().received(right, part, leaf, statement.at()),
                proof -> {
                    gateway.budget().give(part.body().length);
                    if (!awaited.getAsBoolean()) {
                        return;
                    }
                    if (proof.isEmpty()) {
                        then.accept(Optional.of(Refusal.logFull(true)));
                    } else {
                        both.here(() -> {
                            if (awaited.getAsBoolean()) {
                                then.accept(deliver(part, statement));
                            }
                        });
                    }
                });
    }

    private Optional<Refusal> deliver(Part part, Statement statement) {
        var heading = java.util.Objects.requireNonNull(head);
        boolean error = heading.header(Head.ERROR).isPresent();
        if (!right.looksInside() && !error) {
            if (statement.part() == 0) {
                begin(heading, statement);
            }
            asker.body(part.body(), statement.last());
            return Optional.empty();
        }
        whole.add(part.body());
        if (!statement.last()) {
            return length > JSON
                    ? Optional.of(
                            Refusal.atConsumer(
                                    502, "TooLarge", "The response is too long to be looked at."))
                    : Optional.empty();
        }
        byte[] body = Joined.of(whole);
        var held = (error ? ERROR : right.response()).check(body);
        if (!(held instanceof FieldCheck.Outcome.Clean)) {
            String type =
                    held instanceof FieldCheck.Outcome.Held why ? why.type() : "FieldNotAgreed";
            line.gateway().incident(type, statement.from(), statement.id());
            return Optional.of(
                    Refusal.atConsumer(
                            502,
                            type,
                            "The response holds what the agreement %s does not name, and was held"
                                            .formatted(right.label())
                                    + " back."));
        }
        begin(heading, statement);
        asker.body(body, true);
        return Optional.empty();
    }

    private void begin(Head heading, Statement statement) {
        asker.begin(heading, statement.service(), Hashes.text(statement.request()), statement.id());
    }
}
