package org.motcua.dispatch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.springframework.stereotype.Component;

/// What a message that was wholly looked at does here. Works in the caller's transaction.
@Component("dispatchTaking")
class Taking {
    private final IncomingTable table;
    private final EnclosureTable enclosures;
    private final Hearing hearing;
    private final Recalls recalls;
    private final Messages messages;
    private final Journal journal;
    private final Announcing announcing;
    private final Clock clock;

    Taking(
            IncomingTable table,
            EnclosureTable enclosures,
            Hearing hearing,
            Recalls recalls,
            Messages messages,
            Journal journal,
            Announcing announcing,
            Clock clock) {
        this.table = table;
        this.enclosures = enclosures;
        this.hearing = hearing;
        this.recalls = recalls;
        this.messages = messages;
        this.journal = journal;
        this.announcing = announcing;
        this.clock = clock;
    }

    /// @param client the system that sent it
    /// @throws Unreadable where it cannot be done as things stand
    void take(AgencyCode agency, Letter letter, String client) {
        switch (letter) {
            case Letter.Status status -> hearing.heard(agency, status);
            case Letter.Paper paper -> {
                switch (paper.business().kind()) {
                    case NEW -> arrived(agency, paper, client);
                    case RECALL, UPDATE -> changeAsked(agency, paper, client);
                    case REPLACE -> replacement(agency, paper, client);
                }
            }
        }
    }

    private Incoming arrived(AgencyCode agency, Letter.Paper paper, String client) {
        if (table.lock(agency, paper.from().id(), paper.documentId()).isPresent()) {
            throw new Unreadable(Flaw.CONTRADICTS, "A document of this name came before.");
        }
        var now = clock.instant();
        var one =
                new Incoming(
                        Identifier.next(),
                        agency,
                        paper.from(),
                        paper.documentId(),
                        paper.edition(),
                        Standing.ARRIVED,
                        paper.facts(),
                        "",
                        null,
                        null,
                        now,
                        now,
                        0);
        table.add(one);
        paper.files().forEach(file -> enclosures.add(one.id(), one.edition(), file));
        messages.status(one, one.edition(), Standing.ARRIVED.code(), "");
        write("dispatch.arrived", one, client, Map.of("sender", paper.from().id()));
        announcing.arrived(one);
        return one;
    }

    private void changeAsked(AgencyCode agency, Letter.Paper paper, String client) {
        var known = table.lock(agency, paper.from().id(), paper.documentId());
        require(known);
        var one = known.orElseThrow();
        if (paper.edition() <= one.edition()) {
            throw new Unreadable(Flaw.CONTRADICTS, "The document has this edition already.");
        }
        var business = paper.business();
        if (DispatchRules.atOnce(one.now(), business.kind())) {
            recalls.given(one, paper.edition(), business.reason(), Actor.system(client));
            return;
        }
        boolean update = business.kind() == Business.Kind.UPDATE;
        if (update) {
            paper.files().forEach(file -> enclosures.add(one.id(), paper.edition(), file));
        }
        ask(
                one,
                new Incoming.Change(
                        business.kind(),
                        paper.edition(),
                        business.reason(),
                        update ? paper.facts() : null,
                        null),
                client);
    }

    private void replacement(AgencyCode agency, Letter.Paper paper, String client) {
        for (String id : paper.business().replaced()) {
            require(table.lock(agency, paper.from().id(), id));
        }
        var fresh = arrived(agency, paper, client);
        for (String id : paper.business().replaced()) {
            var one = table.lock(agency, paper.from().id(), id).orElseThrow();
            ask(
                    one,
                    new Incoming.Change(
                            Business.Kind.REPLACE,
                            Business.REPLACEMENT,
                            paper.business().reason(),
                            null,
                            fresh.id()),
                    client);
        }
    }

    private static void require(Optional<Incoming> known) {
        DispatchRules.flaw(known.map(Incoming::now))
                .ifPresent(flaw -> {
                    throw new Unreadable(
                            flaw, "The document does not stand so that it could be changed.");
                });
    }

    private void ask(Incoming one, Incoming.Change change, String client) {
        table.update(Changed.of(one).change(change).at(clock.instant()));
        write("dispatch.changeAsked", one, client, Map.of("change", change.kind()));
        announcing.changeAsked(one, change);
    }

    private void write(String fact, Incoming one, String client, Map<String, Object> more) {
        var data = new LinkedHashMap<>(more);
        data.put("agency", one.agency().value());
        data.put("document", one.documentId());
        journal.append(Entry.of(fact, Actor.system(client), one.subject(), data));
    }
}
