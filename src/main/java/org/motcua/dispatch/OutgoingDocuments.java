package org.motcua.dispatch;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.store.ObjectStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to documents that were sent: how they stand at each receiver, and taking one back.
///
/// Facts: `dispatch.sent`, `dispatch.recalled`, `dispatch.updated`, `dispatch.replaced`,
/// `dispatch.heard`.
@Service("dispatchOutgoingDocuments")
public class OutgoingDocuments {
    static final String SEE = "dispatch.see";
    static final String SEND = "dispatch.send";
    private static final int MOST = 500;
    private static final int LONGEST = 2000;

    private final OutgoingTable table;
    private final EnclosureTable enclosures;
    private final Messages messages;
    private final ObjectStore files;
    private final Rights rights;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OutgoingDocuments(
            OutgoingTable table,
            EnclosureTable enclosures,
            Messages messages,
            ObjectStore files,
            Rights rights,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.enclosures = enclosures;
        this.messages = messages;
        this.files = files;
        this.rights = rights;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What came of a step.
    public sealed interface Outcome {
        record Done(Outgoing document) implements Outcome {}

        record Refused(List<Refusal> why) implements Outcome {
            public Refused {
                why = List.copyOf(why);
            }

            static Refused of(Refusal why) {
                return new Refused(List.of(why));
            }
        }
    }

    /// Documents of somebody's agencies: drafts first, then the latest changed.
    public List<Outgoing> list(SignedIn who) {
        return table.of(rights.agencies(who, SEE), MOST);
    }

    public Optional<Outgoing> find(SignedIn who, UUID id) {
        return table.find(id).filter(one -> rights.allows(who, SEE, Scope.at(one.agency())));
    }

    /// The agencies for which somebody sends.
    public List<AgencyCode> senders(SignedIn who) {
        return rights.agencies(who, SEND).stream().sorted().toList();
    }

    /// How it stands at each receiver.
    public List<Outgoing.Reached> reached(Outgoing one) {
        return table.reached(one.id());
    }

    /// A change of it that is being drafted.
    public Optional<Outgoing> draftAbout(Outgoing one) {
        return table.draftAbout(one.id());
    }

    /// The files of an edition.
    public List<Enclosure> files(Outgoing one) {
        return enclosures.of(one.id(), one.edition());
    }

    /// The caller closes it.
    public InputStream open(Enclosure file) {
        return files.open(file.sha256());
    }

    /// What happened to a document, oldest first.
    public List<Recorded> history(Outgoing one) {
        return journal.about(one.subject());
    }

    /// Asks all receivers to give a document back. Who has not accepted it gives it back at once.
    ///
    /// @param version of the document that the person looked at
    public Outcome recall(SignedIn who, UUID id, int version, String reason) {
        return Objects.requireNonNull(
                transaction.execute(_ -> recalled(who, id, version, reason.strip())));
    }

    private Outcome recalled(SignedIn who, UUID id, int version, String reason) {
        var found = table.lock(id);
        var refusal = refusal(who, found, version, reason);
        if (refusal.isPresent()) {
            return Outcome.Refused.of(refusal.get());
        }
        var one = found.orElseThrow();
        var next = Sending.next(one, Outgoing.State.RECALLED, one.facts(), reason, clock.instant());
        table.update(next);
        // the files of an edition that changes nothing are those of the one before
        enclosures.copy(one.id(), one.edition(), one.id(), next.edition());
        ask(one, Business.Kind.RECALL, next.edition());
        messages.paper(
                next,
                new Business(Business.Kind.RECALL, next.edition(), reason, List.of()),
                keeping(table.reached(id)),
                List.of());
        journal.append(
                new Entry(
                        "dispatch.recalled",
                        who.actorAt(one.agency()),
                        one.subject(),
                        Map.of("edition", next.edition()),
                        reason));
        return new Outcome.Done(table.find(id).orElseThrow());
    }

    /// Why nothing can be asked for of a document that was sent, if so.
    Optional<Refusal> refusal(SignedIn who, Optional<Outgoing> found, int version, String reason) {
        if (found.filter(one -> rights.allows(who, SEE, Scope.at(one.agency()))).isEmpty()) {
            return Optional.of(Refusal.UNKNOWN);
        }
        var one = found.get();
        if (!rights.allows(who, SEND, Scope.at(one.agency()))) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        if (one.version() != version) {
            return Optional.of(Refusal.CHANGED);
        }
        if (one.state() != Outgoing.State.SENT) {
            return Optional.of(Refusal.NOT_NOW);
        }
        if (reason.isBlank()) {
            return Optional.of(Refusal.NO_WORDS);
        }
        return reason.length() > LONGEST ? Optional.of(Refusal.TOO_LONG) : unready(one);
    }

    /// Why its receivers cannot be asked for a change now, if so.
    Optional<Refusal> unready(Outgoing one) {
        var reached = table.reached(one.id());
        if (reached.stream().anyMatch(each -> each.pending() != null)) {
            return Optional.of(Refusal.UNANSWERED);
        }
        return keeping(reached).isEmpty() ? Optional.of(Refusal.NOBODY_HAS_IT) : Optional.empty();
    }

    /// Those who have it, or will.
    static List<String> keeping(List<Outgoing.Reached> reached) {
        return reached.stream()
                .filter(each -> !each.standing().over())
                .map(each -> each.agency().value())
                .toList();
    }

    /// Notes at each receiver who keeps it that an answer is waited for.
    void ask(Outgoing one, Business.Kind kind, int edition) {
        for (var each : table.reached(one.id())) {
            if (!each.standing().over()) {
                table.reached(
                        one.id(),
                        each.agency().value(),
                        new DispatchRules.Now(each.standing(), kind, edition),
                        each.words(),
                        null,
                        clock.instant());
            }
        }
    }
}
