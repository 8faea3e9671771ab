package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in the directives that a country's folder ships: once each, at the start or when a folder
/// with a new one is activated. What is done to their tasks afterwards is done here, not in the
/// file.
@Component
class DirectiveKeeper {
    private static final Actor BY = Actor.program("directives");

    private final DocumentTable documents;
    private final TaskTable tasks;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DirectiveKeeper(
            DocumentTable documents,
            TaskTable tasks,
            Journal journal,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.tasks = tasks;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
        countries.onActivation(this::takeIn);
    }

    @EventListener(ApplicationReadyEvent.class)
    void takeIn() {
        takeIn(countries.active());
    }

    private void takeIn(Country country) {
        var today = country.day(clock.instant());
        var known = documents.origins();
        for (var definition : country.all(DirectiveDefinition.KIND)) {
            if (!known.contains(definition.id())) {
                transaction.executeWithoutResult(_ -> takeIn(country, definition, today));
            }
        }
    }

    private void takeIn(
            Country country, Definition<DirectiveDefinition> definition, LocalDate today) {
        var one = definition.value();
        var document =
                new Document(
                        Identifier.next(),
                        one.number(),
                        one.date(),
                        new AgencyCode(one.issuer()),
                        one.title(),
                        one.source());
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        if (!documents.add(document, definition.id(), now, BY.id())) {
            return; // another node was quicker
        }
        var all = new ArrayList<Task>();
        for (var task : one.tasks()) {
            all.addAll(FanOut.of(country, document, task, asOf(one, today), today));
        }
        tasks.add(all, 1);
        journal.append(
                Entry.of(
                        "directive.entered",
                        BY,
                        "directive:" + document.id(),
                        Map.of("number", one.number(), "tasks", all.size())));
    }

    private static LocalDate asOf(DirectiveDefinition one, LocalDate today) {
        if (one.asOf() != null) {
            return one.asOf();
        }
        return one.date() == null ? today : one.date();
    }
}
