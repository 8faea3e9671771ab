package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.country.Kind;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What the government orders done, and what became of it.
@Component
public class Directives {
    public static final List<Kind<?>> KINDS =
            List.of(
                    DirectiveDefinition.KIND,
                    TaskGroup.KIND,
                    ReviewSeries.KIND,
                    AnnexForm.KIND,
                    Reminder.KIND);

    private final TaskTable table;
    private final DocumentTable documents;
    private final TaskReach reach;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Directives(
            TaskTable table,
            DocumentTable documents,
            TaskReach reach,
            Journal journal,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.documents = documents;
        this.reach = reach;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What came of a step.
    public sealed interface Outcome {
        record Taken(Task task) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Every document that orders tasks, the youngest first.
    public List<Document> documents() {
        return documents.all();
    }

    public Optional<Document> document(UUID id) {
        return documents.find(id);
    }

    /// The tasks that somebody may see, in the order of their documents.
    public List<Task> tasks(SignedIn who) {
        return reach.all(who) ? table.all() : table.of(reach.seen(who, table.answering()));
    }

    /// The tasks for which an agency answers, for what the agency itself reports.
    public List<Task> ledBy(AgencyCode agency) {
        return table.of(List.of(agency)).stream()
                .filter(task -> task.answering().filter(agency::equals).isPresent())
                .toList();
    }

    /// The tasks of a document that somebody may see.
    public List<Task> tasks(SignedIn who, Document document) {
        return table.of(document.id()).stream()
                .filter(task -> reach.sees(who, task, document))
                .toList();
    }

    /// A task that somebody may see.
    public Optional<Task> find(SignedIn who, UUID id) {
        return table.find(id)
                .filter(task -> reach.sees(who, task, documents.get(task.directive())));
    }

    /// The shares of a task to a group that somebody may see.
    public List<Task> parts(SignedIn who, Task task) {
        var document = documents.get(task.directive());
        return table.parts(task.id()).stream()
                .filter(part -> reach.sees(who, part, document))
                .toList();
    }

    /// Whether somebody may take the steps of the lead of a task.
    public boolean answers(SignedIn who, Task task) {
        return reach.takes(who, new Step.Comment("-"), task, documents.get(task.directive()));
    }

    /// Whether somebody may decide about what an agency ordered.
    public boolean orders(SignedIn who, AgencyCode issuer) {
        return reach.orders(who, issuer);
    }

    /// What happened to a task, oldest first.
    public List<Recorded> history(Task task) {
        return journal.about(subject(task));
    }

    public LocalDate today() {
        return countries.today(clock);
    }

    /// Takes a step.
    ///
    /// @param version of the task that the person looked at
    public Outcome take(SignedIn who, UUID id, int version, Step step) {
        var outcome = transaction.execute(_ -> taken(who, id, version, step));
        return outcome == null ? new Outcome.Refused(Refusal.UNKNOWN) : outcome;
    }

    private Outcome taken(SignedIn who, UUID id, int version, Step step) {
        var found = table.lock(id);
        if (found.isEmpty()) {
            return new Outcome.Refused(Refusal.UNKNOWN);
        }
        var task = found.get();
        var document = documents.get(task.directive());
        if (!reach.sees(who, task, document)) {
            return new Outcome.Refused(Refusal.UNKNOWN);
        }
        if (!reach.takes(who, step, task, document)) {
            return new Outcome.Refused(Refusal.NOT_YOURS);
        }
        if (task.version() != version) {
            return new Outcome.Refused(Refusal.CHANGED);
        }
        if (step instanceof Step.NameLead(var lead, _)
                && Agencies.of(countries.active()).find(lead, today()).isEmpty()) {
            return new Outcome.Refused(Refusal.NO_SUCH_AGENCY);
        }
        return switch (TaskRules.apply(task, step, today())) {
            case TaskRules.Outcome.Refused(var why) -> new Outcome.Refused(why);
            case TaskRules.Outcome.Moved(var moved) -> {
                var agency = agency(task, step, document.issuer());
                write(who.actorAt(agency), agency, task, moved, step);
                yield new Outcome.Taken(moved);
            }
        };
    }

    /// The document that ordered a task was taken back by its issuer: asks for the withdrawal of
    /// the task, in the name of its lead. Works in the caller's transaction where there is one.
    public Outcome recalled(UUID id, String reason, Actor by) {
        var outcome =
                transaction.execute(_ -> {
                    var task = table.lock(id);
                    if (task.isEmpty()) {
                        return new Outcome.Refused(Refusal.UNKNOWN);
                    }
                    var step = new Step.AskWithdrawal(reason);
                    var issuer = documents.get(task.get().directive()).issuer();
                    return switch (TaskRules.apply(task.get(), step, today())) {
                        case TaskRules.Outcome.Refused(var why) -> new Outcome.Refused(why);
                        case TaskRules.Outcome.Moved(var moved) -> {
                            write(by, agency(task.get(), step, issuer), task.get(), moved, step);
                            yield new Outcome.Taken(moved);
                        }
                    };
                });
        return outcome == null ? new Outcome.Refused(Refusal.UNKNOWN) : outcome;
    }

    private static AgencyCode agency(Task task, Step step, AgencyCode issuer) {
        return step.ofTheOrderer() ? issuer : task.answering().orElse(issuer);
    }

    private void write(Actor by, AgencyCode agency, Task before, Task after, Step step) {
        var asked = before.asked();
        if (asked != null && after.asked() == null) {
            boolean granted = step instanceof Step.Decide(var grant, _) && grant;
            table.answer(asked.id(), granted, step.words(), now());
        }
        request(by, step, agency).ifPresent(request -> table.ask(before.id(), request));
        table.update(after, now());
        journal.append(
                new Entry(
                        fact(step), by, subject(before), data(step, after), step.words().strip()));
    }

    private Optional<Request> request(Actor by, Step step, AgencyCode agency) {
        var kind =
                switch (step) {
                    case Step.AskExtension _ -> Request.Kind.EXTENSION;
                    case Step.AskWithdrawal _ -> Request.Kind.WITHDRAWAL;
                    default -> null;
                };
        return Optional.ofNullable(kind)
                .map(one ->
                        new Request(
                                Identifier.next(),
                                one,
                                step.day(),
                                step.words().strip(),
                                agency,
                                by.id(),
                                clock.instant()));
    }

    private static Map<String, Object> data(Step step, Task after) {
        var data = new LinkedHashMap<String, Object>();
        data.put("status", after.status());
        after.deadline().last().ifPresent(day -> data.put("due", day));
        var day = step.day();
        if (day != null) {
            data.put("day", day);
        }
        if (step instanceof Step.Decide(var grant, _)) {
            data.put("granted", grant);
        }
        if (step instanceof Step.NameLead(var lead, _)) {
            data.put("lead", lead.value());
        }
        return data;
    }

    private static String fact(Step step) {
        return switch (step) {
            case Step.Comment _ -> "directive.commented";
            case Step.Report _ -> "directive.reported";
            case Step.AskExtension _ -> "directive.extensionAsked";
            case Step.AskWithdrawal _ -> "directive.withdrawalAsked";
            case Step.Decide _ -> "directive.decided";
            case Step.HandBack _ -> "directive.handedBack";
            case Step.NameLead _ -> "directive.leadNamed";
            case Step.Reopen _ -> "directive.reopened";
        };
    }

    static String subject(Task task) {
        return "task:" + task.id();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
