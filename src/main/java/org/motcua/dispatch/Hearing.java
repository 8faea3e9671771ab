package org.motcua.dispatch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.stereotype.Component;

/// What a sender makes of what receivers say. Works in the caller's transaction.
@Component("dispatchHearing")
class Hearing {
    private final OutgoingTable table;
    private final Journal journal;
    private final Clock clock;

    Hearing(OutgoingTable table, Journal journal, Clock clock) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    /// A status that came.
    ///
    /// @throws Unreadable where it cannot be
    void heard(AgencyCode agency, Letter.Status status) {
        var document =
                table.lock(agency, status.documentId())
                        .orElseThrow(() ->
                                new Unreadable(
                                        Flaw.UNKNOWN_DOCUMENT,
                                        "No document of this name was sent from here."));
        var reached =
                reached(document, status.from().id())
                        .orElseThrow(() ->
                                new Unreadable(
                                        Flaw.IMPOSSIBLE_STATUS,
                                        "The document was not sent to who speaks of it."));
        var heard =
                DispatchRules.heard(reached.now(), status.code(), status.edition())
                        .orElseThrow(() ->
                                new Unreadable(
                                        Flaw.IMPOSSIBLE_STATUS,
                                        "Status %s cannot follow %s."
                                                .formatted(status.code(), reached.standing())));
        write(document, reached, heard, status.words(), status.code(), status.from().id());
    }

    /// The receiver would not take a message at all.
    void turnedAway(LeavingTable.Leaving message, String flaw) {
        table.lock(new AgencyCode(message.sender()), message.documentId())
                .ifPresent(document ->
                        reached(document, message.receiver())
                                .ifPresent(reached -> {
                                    int edition =
                                            reached.pending() == null
                                                    ? message.edition()
                                                    : reached.pendingEdition();
                                    DispatchRules.heard(reached.now(), "02", edition)
                                            .ifPresent(heard ->
                                                    write(
                                                            document,
                                                            reached,
                                                            heard,
                                                            flaw,
                                                            "02",
                                                            message.receiver()));
                                }));
    }

    private Optional<Outgoing.Reached> reached(Outgoing document, String agency) {
        return table.reached(document.id()).stream()
                .filter(one -> one.agency().value().equals(agency))
                .findFirst();
    }

    private void write(
            Outgoing document,
            Outgoing.Reached reached,
            DispatchRules.Heard heard,
            String words,
            String code,
            String from) {
        var agreed = heard.agreed();
        String answer = agreed == null ? null : agreed ? "AGREED" : "DECLINED";
        String said = words.isBlank() && answer != null ? reached.words() : words;
        table.reached(
                document.id(),
                reached.agency().value(),
                heard.now(),
                said,
                answer,
                clock.instant());
        settled(document);
        var data = new LinkedHashMap<String, Object>(Map.of("code", code));
        data.put("receiver", reached.agency().value());
        data.put("standing", heard.now().standing());
        journal.append(Entry.of("dispatch.heard", Actor.system(from), document.subject(), data));
    }

    /// A document that was asked back, but that somebody keeps, goes on.
    private void settled(Outgoing document) {
        boolean asked =
                document.state() == Outgoing.State.RECALLED
                        || document.state() == Outgoing.State.REPLACED;
        List<Outgoing.Reached> all = table.reached(document.id());
        if (asked
                && all.stream().allMatch(one -> one.pending() == null)
                && all.stream().anyMatch(one -> !one.standing().over())) {
            table.update(
                    Sending.with(
                            document,
                            document.edition(),
                            Outgoing.State.SENT,
                            document.facts(),
                            null,
                            clock.instant()));
        }
    }
}
