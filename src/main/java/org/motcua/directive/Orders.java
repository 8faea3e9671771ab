package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Text;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Enters documents and the tasks that they order.
@Component("directiveOrders")
public class Orders {
    private static final int LONGEST = 60;

    private final DocumentTable documents;
    private final TaskTable tasks;
    private final TaskReach reach;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;

    Orders(
            DocumentTable documents,
            TaskTable tasks,
            TaskReach reach,
            Journal journal,
            Countries countries,
            Clock clock) {
        this.documents = documents;
        this.tasks = tasks;
        this.reach = reach;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
    }

    /// What comes of entering a task.
    public sealed interface Outcome {
        record Entered(UUID task) implements Outcome {}

        /// It lacks clarities (sáu rõ) without which nobody could be held to it.
        record Unclear(Set<Task.Clarity> what) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Adds a task to a document, which is made where it is not there yet.
    ///
    /// @param origin a name for the document that never changes, by which it is found again
    @Transactional
    public Outcome order(
            SignedIn who,
            String origin,
            String number,
            LocalDate dated,
            AgencyCode issuer,
            Text title,
            NewTask task) {
        return refusal(who, issuer, task)
                .orElseGet(() -> {
                    documents.add(
                            new Document(Identifier.next(), number, dated, issuer, title, title),
                            origin,
                            now(),
                            who.account().toString());
                    return enter(who, issuer, documents.lock(origin), task);
                });
    }

    /// Enters a task that a document of another agency orders an agency here to do.
    ///
    /// @param receiver the agency that the document was sent to; it leads, or one below it
    /// @param origin a name for the document that never changes, by which it is found again
    /// @param issuer who sent it, and decides about the task
    @Transactional
    public Outcome take(
            SignedIn who,
            AgencyCode receiver,
            String origin,
            String number,
            @Nullable LocalDate dated,
            AgencyCode issuer,
            String title,
            NewTask task) {
        if (!reach.receives(who, receiver)) {
            return new Outcome.Refused(Refusal.NOT_YOURS);
        }
        var unclear = task.unclear();
        if (!unclear.isEmpty()) {
            return new Outcome.Unclear(unclear);
        }
        var country = countries.active();
        var today = countries.today(clock);
        String lead = task.lead().strip();
        if (!stands(country, lead, today)
                || !reach.within(new AgencyCode(lead), receiver)
                || !partnersStand(country, task, today)) {
            return new Outcome.Refused(Refusal.NO_SUCH_AGENCY);
        }
        var words = said(country, title);
        var document = new Document(Identifier.next(), number, dated, issuer, words, words);
        documents.add(document, origin, now(), who.account().toString());
        return enter(who, receiver, documents.lock(origin), task);
    }

    /// Adds a task to a document that is there.
    @Transactional
    public Outcome order(SignedIn who, UUID document, NewTask task) {
        return documents
                .lock(document)
                .map(found ->
                        refusal(who, found.issuer(), task)
                                .orElseGet(() -> enter(who, found.issuer(), found, task)))
                .orElseGet(() -> new Outcome.Refused(Refusal.UNKNOWN));
    }

    /// What comes of registering a document.
    public sealed interface Registered {
        record Entered(Document document) implements Registered {}

        record Refused(Refusal why) implements Registered {}
    }

    /// Registers a document that orders tasks, still without any.
    ///
    /// @param dated when it was signed; none where what was typed is no day
    @Transactional
    public Registered register(
            SignedIn who, String number, @Nullable LocalDate dated, String issuer, String title) {
        var country = countries.active();
        boolean unclear = number.isBlank() || title.isBlank() || dated == null;
        if (unclear || number.length() > LONGEST || title.length() > 10 * LONGEST) {
            return new Registered.Refused(Refusal.DOCUMENT_UNCLEAR);
        }
        if (!stands(country, issuer.strip(), countries.today(clock))) {
            return new Registered.Refused(Refusal.NO_SUCH_AGENCY);
        }
        var agency = new AgencyCode(issuer.strip());
        if (!reach.orders(who, agency)) {
            return new Registered.Refused(Refusal.NOT_YOURS);
        }
        var words = said(country, title);
        var document = new Document(Identifier.next(), number.strip(), dated, agency, words, words);
        return documents.register(document, now(), who.account().toString())
                ? entered(who, document)
                : new Registered.Refused(Refusal.DOCUMENT_KNOWN);
    }

    private Registered entered(SignedIn who, Document document) {
        journal.append(
                Entry.of(
                        "directive.registered",
                        who.actorAt(document.issuer()),
                        "directive:" + document.id(),
                        Map.of("number", document.number())));
        return new Registered.Entered(document);
    }

    private Optional<Outcome> refusal(SignedIn who, AgencyCode issuer, NewTask task) {
        if (!reach.orders(who, issuer)) {
            return Optional.of(new Outcome.Refused(Refusal.NOT_YOURS));
        }
        var unclear = task.unclear();
        if (!unclear.isEmpty()) {
            return Optional.of(new Outcome.Unclear(unclear));
        }
        var country = countries.active();
        return stands(country, task.lead().strip(), countries.today(clock))
                        && partnersStand(country, task, countries.today(clock))
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(Refusal.NO_SUCH_AGENCY));
    }

    private Outcome enter(SignedIn who, AgencyCode at, Document document, NewTask task) {
        var country = countries.active();
        int place = tasks.places(document.id()) + 1;
        var made = made(country, document, task, place);
        tasks.add(List.of(made), place);
        journal.append(
                Entry.of(
                        "directive.ordered",
                        who.actorAt(at),
                        Directives.subject(made),
                        Map.of("lead", task.lead().strip(), "number", document.number())));
        return new Outcome.Entered(made.id());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Task made(Country country, Document document, NewTask task, int place) {
        var due = task.due();
        Deadline deadline = due == null ? new Deadline.None() : new Deadline.On(due);
        return new Task(
                Identifier.next(),
                document.id(),
                String.valueOf(place),
                null,
                new AgencyCode(task.lead().strip()),
                null,
                null,
                partners(task).toList(),
                said(country, task.text()),
                said(country, task.product()),
                said(country, task.authority()),
                deadline,
                deadline,
                null,
                Task.Status.OPEN,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private static Stream<String> partners(NewTask task) {
        return Stream.of(task.partners().split("[,;\\s]+")).filter(code -> !code.isBlank());
    }

    private static boolean partnersStand(Country country, NewTask task, LocalDate today) {
        return partners(task)
                .allMatch(code ->
                        country.find(TaskGroup.KIND, code, today).isPresent()
                                || stands(country, code, today));
    }

    private static boolean stands(Country country, String code, LocalDate today) {
        try {
            return Agencies.of(country).find(new AgencyCode(code), today).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The words of an officer, in whichever language they were typed.
    private static Text said(Country country, String words) {
        var same = new LinkedHashMap<String, String>();
        country.settings().tags().forEach(tag -> same.put(tag, words.strip()));
        return new Text(same);
    }
}
