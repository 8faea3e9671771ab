package org.motcua.dispatch;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.directive.NewTask;
import org.motcua.directive.Orders;
import org.motcua.directive.Task;
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

/// The doorway to documents that came: for who registers them, decides on them and sees to them.
///
/// Facts: `dispatch.arrived`, `dispatch.changeAsked`, `dispatch.givenBack` of messages;
/// `dispatch.accepted`, `dispatch.refused`, `dispatch.held`, `dispatch.assigned`,
/// `dispatch.finished`, `dispatch.agreed`, `dispatch.declined`, `dispatch.ordered` of officers;
/// `dispatch.taskDone`.
@Service("dispatchIncomingDocuments")
public class IncomingDocuments {
    static final String SEE = "dispatch.see";
    static final String KEEP = "dispatch.keep";
    private static final int MOST = 500;

    private final IncomingTable table;
    private final EnclosureTable enclosures;
    private final Messages messages;
    private final Recalls recalls;
    private final Orders orders;
    private final ObjectStore files;
    private final Rights rights;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IncomingDocuments(
            IncomingTable table,
            EnclosureTable enclosures,
            Messages messages,
            Recalls recalls,
            Orders orders,
            ObjectStore files,
            Rights rights,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.enclosures = enclosures;
        this.messages = messages;
        this.recalls = recalls;
        this.orders = orders;
        this.files = files;
        this.rights = rights;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What came of a step.
    public sealed interface Outcome {
        record Taken(Incoming document) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /// The task lacks clarities; nothing was entered.
        record Unclear(Set<Task.Clarity> what) implements Outcome {}

        /// The room of tasks would not take it.
        record NoTask(org.motcua.directive.Refusal why) implements Outcome {}
    }

    /// Documents of somebody's agencies: what waits for somebody first.
    public List<Incoming> list(SignedIn who) {
        return table.of(rights.agencies(who, SEE), MOST);
    }

    public Optional<Incoming> find(SignedIn who, UUID id) {
        return table.find(id).filter(one -> rights.allows(who, SEE, Scope.at(one.agency())));
    }

    /// Whether somebody may take steps with a document.
    public boolean keeps(SignedIn who, Incoming one) {
        return rights.allows(who, KEEP, Scope.at(one.agency()));
    }

    /// The files of an edition.
    public List<Enclosure> files(Incoming one, int edition) {
        return enclosures.of(one.id(), edition);
    }

    /// The caller closes it.
    public InputStream open(Enclosure file) {
        return files.open(file.sha256());
    }

    /// The documents in whose place this one is to come.
    public List<Incoming> replaces(Incoming one) {
        return Objects.requireNonNull(transaction.execute(_ -> table.replacedBy(one.id())));
    }

    /// What happened to a document, oldest first.
    public List<Recorded> history(Incoming one) {
        return journal.about(one.subject());
    }

    /// Takes a step.
    ///
    /// @param version of the document that the person looked at
    public Outcome take(SignedIn who, UUID id, int version, InStep step) {
        return Objects.requireNonNull(transaction.execute(_ -> taken(who, id, version, step)));
    }

    private Outcome taken(SignedIn who, UUID id, int version, InStep step) {
        var found = table.lock(id);
        var refusal = refusal(who, found, version);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        var one = found.orElseThrow();
        if (step instanceof InStep.Finish && one.task() != null) {
            return new Outcome.Refused(Refusal.TASK_THERE);
        }
        return switch (DispatchRules.step(one.now(), step)) {
            case DispatchRules.Outcome.Refused(var why) -> new Outcome.Refused(why);
            case DispatchRules.Outcome.Moved moved -> {
                write(who, one, step, moved);
                yield new Outcome.Taken(table.find(id).orElseThrow());
            }
        };
    }

    private Optional<Refusal> refusal(SignedIn who, Optional<Incoming> found, int version) {
        var seen = found.filter(one -> rights.allows(who, SEE, Scope.at(one.agency())));
        if (seen.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN);
        }
        if (!keeps(who, seen.get())) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        return seen.get().version() == version ? Optional.empty() : Optional.of(Refusal.CHANGED);
    }

    private void write(SignedIn who, Incoming one, InStep step, DispatchRules.Outcome.Moved moved) {
        var by = who.actorAt(one.agency());
        var change = one.change();
        int edition = change == null ? one.edition() : change.edition();
        if (moved.now().standing() == Standing.WITHDRAWN && change != null) {
            recalls.given(one, edition, change.reason(), by);
        } else {
            var next = Changed.of(one).now(moved.now());
            if (step instanceof InStep.Assign(var to)) {
                next.handler(to.strip());
            }
            if (step instanceof InStep.Agree && change != null && change.facts() != null) {
                next.edition(change.edition(), change.facts());
            }
            table.update(next.at(clock.instant()));
            messages.status(one, edition, moved.code(), step.words().strip());
        }
        journal.append(
                new Entry(
                        fact(step),
                        by,
                        one.subject(),
                        Map.of("code", moved.code(), "standing", moved.now().standing()),
                        step.words().isBlank() ? null : step.words().strip()));
        if (step instanceof InStep.Accept || step instanceof InStep.Refuse) {
            replacing(one, step instanceof InStep.Accept, step.words());
        }
    }

    /// What came in the place of others takes it, or not.
    private void replacing(Incoming fresh, boolean accepted, String words) {
        for (var old : table.replacedBy(fresh.id())) {
            var moved = DispatchRules.answer(old.now(), Business.Kind.REPLACE, accepted);
            table.update(Changed.of(old).now(moved.now()).at(clock.instant()));
            messages.status(old, Business.REPLACEMENT, moved.code(), words);
        }
    }

    private static String fact(InStep step) {
        return switch (step) {
            case InStep.Accept _ -> "dispatch.accepted";
            case InStep.Refuse _ -> "dispatch.refused";
            case InStep.Hold _ -> "dispatch.held";
            case InStep.Assign _ -> "dispatch.assigned";
            case InStep.Finish _ -> "dispatch.finished";
            case InStep.Agree _ -> "dispatch.agreed";
            case InStep.Decline _ -> "dispatch.declined";
        };
    }

    /// Makes a task of a document that orders one, with what the document says and what an officer
    /// adds to it.
    public Outcome order(SignedIn who, UUID id, int version, NewTask task) {
        return Objects.requireNonNull(transaction.execute(_ -> ordered(who, id, version, task)));
    }

    private Outcome ordered(SignedIn who, UUID id, int version, NewTask task) {
        var found = table.lock(id);
        var refusal = refusal(who, found, version);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        var one = found.orElseThrow();
        if (one.task() != null) {
            return new Outcome.Refused(Refusal.TASK_THERE);
        }
        if (!one.facts().ordersTask()) {
            return new Outcome.Refused(Refusal.NO_TASK);
        }
        var step =
                DispatchRules.step(
                        one.now(), new InStep.Assign(task.lead().isBlank() ? "-" : task.lead()));
        if (step instanceof DispatchRules.Outcome.Refused(var why)) {
            return new Outcome.Refused(why);
        }
        var facts = one.facts();
        var made =
                orders.take(
                        who,
                        one.agency(),
                        "dispatch:" + one.id(),
                        facts.code(),
                        facts.dated(),
                        new AgencyCode(one.sender().id()),
                        facts.subject(),
                        task);
        return switch (made) {
            case Orders.Outcome.Unclear(var what) -> new Outcome.Unclear(what);
            case Orders.Outcome.Refused(var why) -> new Outcome.NoTask(why);
            case Orders.Outcome.Entered(var entered) -> linked(who, one, entered, task.lead());
        };
    }

    private Outcome linked(SignedIn who, Incoming one, UUID task, String lead) {
        table.update(
                Changed.of(one)
                        .now(DispatchRules.Now.of(Standing.ASSIGNED))
                        .handler(lead.strip())
                        .task(task)
                        .at(clock.instant()));
        messages.status(one, one.edition(), Standing.ASSIGNED.code(), lead.strip());
        journal.append(
                Entry.of(
                        "dispatch.ordered",
                        who.actorAt(one.agency()),
                        one.subject(),
                        Map.of("task", task, "lead", lead.strip())));
        return new Outcome.Taken(table.find(one.id()).orElseThrow());
    }
}
