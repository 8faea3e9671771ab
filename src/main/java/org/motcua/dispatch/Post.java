package org.motcua.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motcua.store.ObjectStore;
import org.motcua.trace.Span;
import org.motcua.trace.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Carries messages to the own gateway, which carries them to that of the receiver. A message that
/// may have arrived is sent again, the same to the byte: the receiver keeps it once.
@Component
class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SENDING = Duration.ofMinutes(10);
    private static final Duration HELD = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final int LONGEST_ANSWER = 16 << 10;

    private final LeavingTable leaving;
    private final EnclosureTable enclosures;
    private final ObjectStore files;
    private final Ways ways;
    private final Arrivals arrivals;
    private final Hearing hearing;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Traces traces;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECTING)
                    .build();

    Post(
            LeavingTable leaving,
            EnclosureTable enclosures,
            ObjectStore files,
            Ways ways,
            Arrivals arrivals,
            Hearing hearing,
            TransactionTemplate transaction,
            Clock clock,
            Traces traces) {
        this.leaving = leaving;
        this.enclosures = enclosures;
        this.files = files;
        this.ways = ways;
        this.arrivals = arrivals;
        this.hearing = hearing;
        this.transaction = transaction;
        this.clock = clock;
        this.traces = traces;
    }

    /// What came of bringing a message.
    private sealed interface Brought {
        record Taken() implements Brought {}

        /// The receiver will never take it.
        record Refused(String flaw) implements Brought {}

        /// It did not arrive, or nobody knows whether it did.
        record Failed(String why) implements Brought {}
    }

    /// Brings the message that waits longest.
    ///
    /// @return whether there was one
    boolean one() {
        var now = clock.instant();
        var found = leaving.take(now, now.plus(HELD));
        found.ifPresent(one -> settle(one, brought(one)));
        return found.isPresent();
    }

    private Brought brought(LeavingTable.Leaving one) {
        try {
            return Ways.member(one.sender()).equals(Ways.member(one.receiver()))
                    ? handedOver(one)
                    : ways.way(one.sender(), one.receiver())
                            .map(way -> traced(one, way))
                            .orElseGet(() ->
                                    new Brought.Failed(
                                            "No gateway of %s is named in motcua.dispatch.gateways."
                                                    .formatted(Ways.member(one.sender()))));
        } catch (RuntimeException e) {
            LOG.warn("The message {} was not brought", one.id(), e);
            return new Brought.Failed(String.valueOf(e.getMessage()));
        }
    }

    /// Between agencies of one member no gateway lies.
    private Brought handedOver(LeavingTable.Leaving one) {
        try (var message = message(one).get()) {
            return switch (arrivals.receive(
                    ways.client(one.sender()), one.receiver(), one.documentId(), message)) {
                case Arrivals.Outcome.Taken _ -> new Brought.Taken();
                case Arrivals.Outcome.Refused(var flaw, _) -> new Brought.Refused(flaw.name());
            };
        } catch (IOException e) {
            return new Brought.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Supplier<InputStream> message(LeavingTable.Leaving one) {
        var filesOf = one.filesOf();
        var with = filesOf == null ? List.<Enclosure>of() : enclosures.of(filesOf, one.edition());
        return () -> MessageFile.of(one.envelope(), with, files);
    }

    private Brought traced(LeavingTable.Leaving one, URI way) {
        var span = traces.begin("send a document", Span.Kind.ASKS, null);
        span.say("motcua.client", ways.client(one.sender()));
        var brought = sent(one, way, span);
        span.end(
                switch (brought) {
                    case Brought.Taken() -> "";
                    case Brought.Refused(var flaw) -> flaw;
                    case Brought.Failed _ -> "Failed";
                });
        return brought;
    }

    private Brought sent(LeavingTable.Leaving one, URI way, Span span) {
        var request =
                HttpRequest.newBuilder(way)
                        .timeout(SENDING)
                        .header("Content-Type", "application/xml")
                        .header("X-Road-Client", ways.client(one.sender()))
                        .header("X-Road-Id", one.id() + "-" + one.tries())
                        .header(
                                "X-Road-Issue",
                                URLEncoder.encode(one.documentId(), StandardCharsets.UTF_8))
                        .header("X-Exchange-Purpose", Ways.PURPOSE)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(message(one)));
        span.passedOn().ifPresent(parent -> request.header("traceparent", parent));
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return read(answer, body.readNBytes(LONGEST_ANSWER));
            }
        } catch (IOException e) {
            return new Brought.Failed(
                    "The own gateway does not answer: %s."
                            .formatted(
                                    Optional.ofNullable(e.getMessage())
                                            .orElse(e.getClass().getSimpleName())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Brought.Failed("Stopped while it was sent.");
        }
    }

    private static Brought read(HttpResponse<?> answer, byte[] body) {
        var error = answer.headers().firstValue("X-Road-Error");
        if (error.isPresent()) {
            return new Brought.Failed("The exchange says %s.".formatted(error.get()));
        }
        return switch (answer.statusCode()) {
            case 200 -> new Brought.Taken();
            case 422 ->
                    flaw(body)
                            .<Brought>map(Brought.Refused::new)
                            .orElseGet(() -> new Brought.Failed("The receiver answers 422."));
            default ->
                    new Brought.Failed("The receiver answers %d.".formatted(answer.statusCode()));
        };
    }

    private static Optional<String> flaw(byte[] body) {
        try {
            String told = JSON.readTree(body).path("flaw").asString("");
            return Arrays.stream(Flaw.values()).map(Flaw::name).filter(told::equals).findFirst();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private void settle(LeavingTable.Leaving one, Brought what) {
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            switch (what) {
                case Brought.Taken() -> leaving.taken(one.id(), now);
                case Brought.Refused(var flaw) -> {
                    leaving.refused(one.id(), flaw, now);
                    if (!one.kind().equals(Messages.STATUS)) {
                        hearing.turnedAway(one, flaw);
                    }
                }
                case Brought.Failed(var why) ->
                        leaving.again(one.id(), why, now.plus(wait(one.tries())));
            }
        });
    }

    private static Duration wait(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 12));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
