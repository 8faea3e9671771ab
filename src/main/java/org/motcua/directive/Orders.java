package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
        if (!reach.orders(who, issuer)) {
            return new Outcome.Refused(Refusal.NOT_YOURS);
        }
        var country = countries.active();
        var today = country.day(clock.instant());
        var unclear = task.unclear();
        if (!unclear.isEmpty()) {
            return new Outcome.Unclear(unclear);
        }
        if (!stands(country, task.lead().strip(), today) || !partnersStand(country, task, today)) {
            return new Outcome.Refused(Refusal.NO_SUCH_AGENCY);
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        documents.add(
                new Document(Identifier.next(), number, dated, issuer, title, title),
                origin,
                now,
                who.account().toString());
        var document = documents.lock(origin);
        int place = tasks.places(document.id()) + 1;
        var made = made(country, document, task, place);
        tasks.add(List.of(made), place);
        journal.append(
                Entry.of(
                        "directive.ordered",
                        who.actorAt(issuer),
                        Directives.subject(made),
                        Map.of("lead", task.lead().strip(), "number", number)));
        return new Outcome.Entered(made.id());
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
