package org.motcua.exchange;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.trace.Span;

/// One exchange as this gateway sees it, for figures, for operators and for traces.
final class Sight {
    private static final long MILLION = 1_000_000;
    private static final String PARENT = "traceparent";

    /// Only a number that a machine made is told; a system may have put anything there.
    private static final Pattern MADE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4,12}){4}");

    private final Gateway gateway;
    private final Passed.Side side;
    private final Observed.Message message;
    private final Span span;
    private final long began = System.nanoTime();
    private long asked;
    private long told;

    /// @param parent `traceparent` as it came
    Sight(Gateway gateway, Passed.Side side, Observed.Message message, @Nullable String parent) {
        this.gateway = gateway;
        this.side = side;
        this.message = message;
        String name = (side == Passed.Side.ASKS ? "ask " : "answer ") + message.service();
        span = gateway.traces().begin(name, Span.Kind.ASKED, parent);
        if (span.passedOn().isPresent()) {
            describe();
        }
    }

    /// @param head with `traceparent` as it came
    Sight(Gateway gateway, Passed.Side side, Observed.Message message, Head head) {
        this(gateway, side, message, head.header(PARENT).orElse(null));
    }

    private void describe() {
        span.say("http.request.method", message.method());
        span.say("motcua.client", message.client());
        span.say("motcua.service", message.service());
        span.say("motcua.agreement", message.agreement());
        if (MADE.matcher(message.id()).matches()) {
            span.say("motcua.message", message.id());
        }
    }

    /// The head as it goes on: who gets it is part of the same trace, after this one.
    Head passedOn(Head head) {
        return span.passedOn().map(parent -> head.with(PARENT, parent)).orElse(head);
    }

    /// The call of the service itself.
    Span call() {
        return span.within("call " + message.service(), Span.Kind.ASKS);
    }

    /// Something that takes its time was done.
    void note(String event) {
        span.note(event);
    }

    void asked(long bytes) {
        asked += bytes;
    }

    void told(long bytes) {
        told += bytes;
    }

    /// @param refusal why the exchange did not let it pass; empty where the service answered
    void ended(String refusal, int status) {
        long nanos = System.nanoTime() - began;
        if (refusal.isEmpty()) {
            gateway.observed().answered(side, message, status, asked, told, nanos);
        } else {
            gateway.observed().refused(side, message, refusal, status, asked, nanos);
        }
        span.say("http.response.status_code", status);
        span.end(refusal.isEmpty() && status >= 500 ? Integer.toString(status) : refusal);
    }

    /// Who asked went away, or the other gateway gave it up.
    void left() {
        span.end("Gone");
    }

    /// What an operator sees of it where it is under way for too long.
    @Nullable Trouble stuck(long now) {
        return (now - began) / MILLION < gateway.observed().slowMillis()
                ? null
                : Observed.of(
                        gateway.millis(), side, Trouble.Kind.SLOW, message, "", 0, now - began);
    }
}
