package org.motcua.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The operator's doorway: messages that were not taken here, and those that do not get away.
///
/// Facts: `dispatch.hurried`, `dispatch.seen`.
@Service
public class DispatchWatch {
    private static final int MOST = 200;

    private final LeavingTable leaving;
    private final ArrivalTable arrivals;
    private final PostBell bell;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DispatchWatch(
            LeavingTable leaving,
            ArrivalTable arrivals,
            PostBell bell,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.leaving = leaving;
        this.arrivals = arrivals;
        this.bell = bell;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// A message that did not get away.
    ///
    /// @param kind as the message names it, or STATUS
    /// @param refused for ever; others are tried again
    /// @param trouble the name of a [Flaw], or what happened, in English
    public record Stuck(
            UUID id,
            String sender,
            String receiver,
            String documentId,
            String kind,
            boolean refused,
            int tries,
            String trouble,
            Instant at) {}

    /// A message of others that was not taken.
    ///
    /// @param client the system that sent it, as gateways proved
    /// @param agency to which it was brought
    /// @param sender as the message says; empty where it could not be read
    /// @param detail what exactly, in English
    public record Turned(
            UUID id,
            Instant at,
            String client,
            String agency,
            String sender,
            String documentId,
            String kind,
            Flaw flaw,
            String detail,
            boolean seen) {}

    public List<Stuck> stuck() {
        return leaving.stuck(MOST);
    }

    public List<Turned> turnedAway() {
        return arrivals.refused(MOST);
    }

    /// Tries one again at once; false where it is under way no more.
    public boolean hurry(UUID id, Actor by) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    if (!leaving.hurry(id, clock.instant())) {
                        return false;
                    }
                    bell.afterCommit();
                    return written("dispatch.hurried", id, by);
                }));
    }

    /// Somebody has seen to it; false where that was so before.
    public boolean seen(UUID id, Actor by) {
        return Boolean.TRUE.equals(
                transaction.execute(_ ->
                        arrivals.seen(id, clock.instant()) && written("dispatch.seen", id, by)));
    }

    private boolean written(String fact, UUID id, Actor by) {
        journal.append(Entry.of(fact, by, "message:" + id, Map.of()));
        return true;
    }
}
