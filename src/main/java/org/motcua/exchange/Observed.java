package org.motcua.exchange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// What a gateway sees of the messages that it carries: counts of all, and those in trouble.
final class Observed {
    private static final long MILLION = 1_000_000;

    private final Traffic traffic;
    private final Troubles troubles;
    private final long slowMillis;

    Observed(Path folder, int slowMillis, Clock clock) {
        traffic = new Traffic(folder, clock);
        troubles = new Troubles(folder, clock);
        this.slowMillis = slowMillis;
    }

    /// A message, as far as it is known.
    ///
    /// @param agreement id and version; empty where none fitted
    record Message(String id, String client, String service, String agreement, String method) {
        static Message of(Right right, String id, String client, String method) {
            return new Message(id, client, right.service().id(), right.label(), method);
        }

        static Message of(Statement asked, String method) {
            return new Message(
                    asked.id(), asked.client(), asked.service(), asked.agreement(), method);
        }
    }

    Traffic traffic() {
        return traffic;
    }

    Troubles troubles() {
        return troubles;
    }

    long slowMillis() {
        return slowMillis;
    }

    /// The service answered.
    void answered(
            Passed.Side side, Message message, int status, long asked, long answered, long nanos) {
        var outcome =
                status < 400
                        ? Passed.Outcome.OK
                        : status < 500 ? Passed.Outcome.CLIENT : Passed.Outcome.SERVICE;
        count(side, message, outcome, asked, answered, nanos);
        if (outcome == Passed.Outcome.SERVICE) {
            trouble(side, Trouble.Kind.FAILED, message, "", status, nanos);
        } else if (nanos > slowMillis * MILLION) {
            trouble(side, Trouble.Kind.SLOW, message, "", status, nanos);
        }
    }

    /// The exchange did not let it pass, or could not deliver it.
    void refused(
            Passed.Side side, Message message, String type, int status, long asked, long nanos) {
        boolean failed = status >= 500;
        var outcome = failed ? Passed.Outcome.SERVICE : Passed.Outcome.REFUSED;
        count(side, message, outcome, asked, 0, nanos);
        var kind = failed ? Trouble.Kind.FAILED : Trouble.Kind.REFUSED;
        trouble(side, kind, message, type, status, nanos);
    }

    private void count(
            Passed.Side side,
            Message message,
            Passed.Outcome outcome,
            long asked,
            long answered,
            long nanos) {
        traffic.add(
                side,
                message.client(),
                message.service(),
                message.agreement(),
                outcome,
                asked,
                answered,
                nanos / 1000);
    }

    private void trouble(
            Passed.Side side,
            Trouble.Kind kind,
            Message message,
            String type,
            int status,
            long nanos) {
        troubles.add(of(0, side, kind, message, type, status, nanos));
    }

    static Trouble of(
            long at,
            Passed.Side side,
            Trouble.Kind kind,
            Message message,
            String type,
            int status,
            long nanos) {
        return new Trouble(
                0,
                at,
                side,
                kind,
                message.id(),
                message.client(),
                message.service(),
                message.agreement(),
                type,
                status,
                nanos / MILLION,
                message.method());
    }

    /// What waits in memory is written.
    void flush() {
        traffic.flush();
        troubles.flush();
    }

    /// What is too old is removed.
    void forget() {
        traffic.forget();
        troubles.forget();
    }

    List<Trouble> troublesAfter(long number) {
        return troubles.after(number);
    }
}
