package org.motcua.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.calendar.Span;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway for what people say is not right, and for the answers of the owners.
@Component
public class Objections {
    /// Working days within which the owner answers.
    static final int DAYS = 2;

    static final int LONGEST = 2000;
    private static final String NOTICE = "objection-answered";

    private final ObjectionTable table;
    private final Looks looks;
    private final Registries registries;
    private final WordingTable wordings;
    private final FaultTable faults;
    private final Qualities qualities;
    private final Journal journal;
    private final Notices notices;
    private final Countries countries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Objections(
            ObjectionTable table,
            Looks looks,
            Registries registries,
            WordingTable wordings,
            FaultTable faults,
            Qualities qualities,
            Journal journal,
            Notices notices,
            Countries countries,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.looks = looks;
        this.registries = registries;
        this.wordings = wordings;
        this.faults = faults;
        this.qualities = qualities;
        this.journal = journal;
        this.notices = notices;
        this.countries = countries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Who objects.
    public record Objector(PersonNumber person, UUID account, Actor actor) {}

    /// Says that a look was not right. Empty where there is no such look at this person.
    public Optional<Objection> toLook(Objector who, UUID entity, long position, String words) {
        return looks.find(who.person(), entity, position)
                .map(look ->
                        made(
                                who,
                                look.registry(),
                                entity,
                                Objection.About.LOOK,
                                Optional.empty(),
                                Optional.of(seen(look)),
                                words));
    }

    private static Objection.Seen seen(Look look) {
        var agency = look.actor().agency();
        return new Objection.Seen(
                look.at(),
                agency == null ? "" : agency.value(),
                look.actor().kind().name(),
                look.purpose());
    }

    /// Says that a value is not right. Empty where this person has no such record.
    public Optional<Objection> toField(Objector who, UUID entity, String field, String words) {
        return looks.about(who.person()).stream()
                .filter(own -> own.record().id().equals(entity))
                .filter(own -> own.record().fields().containsKey(field))
                .findFirst()
                .map(own ->
                        made(
                                who,
                                own.registry(),
                                entity,
                                Objection.About.FIELD,
                                Optional.of(field),
                                Optional.empty(),
                                words));
    }

    private Objection made(
            Objector who,
            Registry registry,
            UUID entity,
            Objection.About about,
            Optional<String> field,
            Optional<Objection.Seen> look,
            String words) {
        var now = clock.instant();
        var due = calendar(registry).due(now, Span.workingDays(DAYS)).at();
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return transaction.execute(_ -> {
            var objection =
                    new Objection(
                            Identifier.next(),
                            table.number(countries.today(clock)),
                            who.account(),
                            registry.id(),
                            entity,
                            about,
                            field,
                            look,
                            cut,
                            now,
                            due,
                            Optional.empty());
            table.insert(objection, who.person());
            journal.append(
                    Entry.of(
                            "registry.objected",
                            who.actor(),
                            "record:" + entity,
                            Map.of(
                                    "registry", registry.id(),
                                    "objection", objection.number(),
                                    "about", about,
                                    "due", due.toString())));
            return objection;
        });
    }

    /// What somebody objected to, the latest first.
    public List<Objection> of(PersonNumber person) {
        return table.of(person);
    }

    /// What waits for an answer in some registries, the earliest due first, then what was answered.
    public List<Objection> in(Collection<String> registries) {
        return table.in(registries);
    }

    public Optional<Objection> find(UUID id) {
        return table.find(id);
    }

    /// Answers. Where the person is right about a field, mending it becomes a task of the owner.
    ///
    /// @return whether it waited for an answer
    public boolean answer(UUID id, Objection.Verdict verdict, String words, Actor officer) {
        return transaction.execute(_ -> {
            var found = table.find(id);
            var now = clock.instant();
            if (found.isEmpty() || !table.answer(id, verdict, words, officer, now)) {
                return false;
            }
            var objection = found.get();
            var registry = registries.get(objection.registry());
            if (verdict == Objection.Verdict.UPHELD) {
                objection.field().ifPresent(field -> report(registry, objection, field, now));
            }
            journal.append(
                    Entry.of(
                            "registry.objection-answered",
                            officer,
                            "record:" + objection.entity(),
                            Map.of(
                                    "registry", registry.id(),
                                    "objection", objection.number(),
                                    "verdict", verdict,
                                    "late", now.isAfter(objection.due()))));
            tell(registry, objection);
            return true;
        });
    }

    private void report(Registry registry, Objection objection, String field, Instant now) {
        wordings.current(List.of(objection.entity()), countries.today(clock))
                .forEach(record -> {
                    var units = new HashMap<UUID, String>();
                    Qualities.unit(registry, record, units);
                    faults.report(
                            registry, record, units, field, qualities.dues(registry, now), now);
                });
    }

    private void tell(Registry registry, Objection objection) {
        String language = countries.active().settings().binding();
        notices.send(
                new Message(
                        "objection/" + objection.id(),
                        NOTICE,
                        Recipient.of(objection.account(), language),
                        Map.of(
                                "number", objection.number(),
                                "registry", registry.title().in(language)),
                        "record:" + objection.entity(),
                        "/me/looks"));
    }

    private WorkingCalendar calendar(Registry registry) {
        var country = countries.active();
        var owner =
                Agencies.of(country).get(new AgencyCode(registry.owner()), countries.today(clock));
        return WorkingCalendar.of(country, owner.hours(), countries.today(clock));
    }
}
