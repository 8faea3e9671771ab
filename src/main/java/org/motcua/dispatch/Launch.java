package org.motcua.dispatch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.dispatch.OutgoingDocuments.Outcome;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.springframework.stereotype.Component;

/// Lets a draft leave: everything that is wrong is told at once; what is sent is signed, written
/// and laid out for each receiver in the caller's transaction.
@Component("dispatchLaunch")
class Launch {
    private final OutgoingTable table;
    private final EnclosureTable enclosures;
    private final OutgoingDocuments outgoing;
    private final Messages messages;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;

    Launch(
            OutgoingTable table,
            EnclosureTable enclosures,
            OutgoingDocuments outgoing,
            Messages messages,
            Journal journal,
            Countries countries,
            Clock clock) {
        this.table = table;
        this.enclosures = enclosures;
        this.outgoing = outgoing;
        this.messages = messages;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
    }

    /// @param draft locked by the caller
    Outcome launch(SignedIn who, Outgoing draft) {
        var with = enclosures.of(draft.id(), draft.edition());
        var faults =
                new ArrayList<>(
                        Sending.faults(
                                draft, with.size(), countries.active(), countries.today(clock)));
        var about = Optional.ofNullable(draft.about()).flatMap(table::lock);
        about.flatMap(outgoing::unready).ifPresent(faults::add);
        if (about.isPresent() && about.get().state() != Outgoing.State.SENT) {
            faults.add(Refusal.NOT_NOW);
        }
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        return switch (draft.kind()) {
            case NEW, RECALL -> sent(who, draft, draft.receivers(), List.of());
            case UPDATE -> updated(who, draft, about.orElseThrow());
            case REPLACE -> replaced(who, draft, about.orElseThrow());
        };
    }

    private Outcome sent(
            SignedIn who, Outgoing draft, List<String> receivers, List<String> replaced) {
        var now = clock.instant();
        var document = Sending.first(draft, receivers, now);
        table.update(document);
        receivers.forEach(receiver -> table.reach(document.id(), receiver, now));
        messages.paper(
                document,
                new Business(draft.kind(), 1, draft.reason(), replaced),
                receivers,
                enclosures.of(document.id(), 1));
        write("dispatch.sent", who, document, draft.reason(), receivers);
        return new Outcome.Done(table.find(document.id()).orElseThrow());
    }

    private Outcome updated(SignedIn who, Outgoing draft, Outgoing about) {
        var next =
                Sending.next(
                        about, Outgoing.State.SENT, draft.facts(), draft.reason(), clock.instant());
        enclosures.copy(draft.id(), draft.edition(), about.id(), next.edition());
        enclosures.removeAll(draft.id());
        table.remove(draft.id());
        table.update(next);
        var receivers = OutgoingDocuments.keeping(table.reached(about.id()));
        outgoing.ask(about, Business.Kind.UPDATE, next.edition());
        messages.paper(
                next,
                new Business(Business.Kind.UPDATE, next.edition(), draft.reason(), List.of()),
                receivers,
                enclosures.of(about.id(), next.edition()));
        write("dispatch.updated", who, next, draft.reason(), receivers);
        return new Outcome.Done(table.find(about.id()).orElseThrow());
    }

    private Outcome replaced(SignedIn who, Outgoing draft, Outgoing about) {
        var receivers = OutgoingDocuments.keeping(table.reached(about.id()));
        outgoing.ask(about, Business.Kind.REPLACE, Business.REPLACEMENT);
        table.update(
                Sending.with(
                        about,
                        about.edition(),
                        Outgoing.State.REPLACED,
                        about.facts(),
                        null,
                        clock.instant()));
        write("dispatch.replaced", who, about, draft.reason(), receivers);
        return sent(who, draft, receivers, List.of(about.documentId()));
    }

    private void write(
            String fact, SignedIn who, Outgoing one, String reason, List<String> receivers) {
        var data = new LinkedHashMap<String, Object>(Map.of("document", one.documentId()));
        data.put("edition", one.edition());
        data.put("receivers", receivers);
        journal.append(
                new Entry(
                        fact,
                        who.actorAt(one.agency()),
                        one.subject(),
                        data,
                        reason.isBlank() ? null : reason));
    }
}
