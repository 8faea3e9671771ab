package org.motcua.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.credential.XmlSeals;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/// Writes and signs messages, and lays them where they leave from, in the transaction of the act
/// that they tell of.
@Component("dispatchMessages")
class Messages {
    static final String STATUS = "STATUS";

    private final LeavingTable leaving;
    private final XmlSeals seals;
    private final PostBell bell;
    private final Countries countries;
    private final Clock clock;

    Messages(
            LeavingTable leaving, XmlSeals seals, PostBell bell, Countries countries, Clock clock) {
        this.leaving = leaving;
        this.seals = seals;
        this.bell = bell;
        this.countries = countries;
        this.clock = clock;
    }

    /// A document, or a change of one, to several.
    ///
    /// @param files that go with it; they are those of this edition of the document
    void paper(
            Outgoing document, Business business, List<String> receivers, List<Enclosure> files) {
        var sent = business.kind().carriesFiles() ? files : List.<Enclosure>of();
        var letter =
                new Letter.Paper(
                        party(document.agency().value()),
                        receivers.stream().map(this::party).toList(),
                        document.documentId(),
                        document.facts(),
                        business,
                        sent,
                        now());
        String envelope = signed(letter, document.agency());
        for (String receiver : receivers) {
            leave(
                    document.agency().value(),
                    receiver,
                    letter,
                    business.kind().name(),
                    envelope,
                    sent.isEmpty() ? null : document.id());
        }
    }

    /// What became of a document, to its sender.
    ///
    /// @param about number and notation of the document; may be empty
    void status(
            AgencyCode from,
            String to,
            String documentId,
            int edition,
            String about,
            String code,
            String words) {
        var letter =
                new Letter.Status(
                        party(from.value()), to, documentId, edition, about, code, words, now());
        leave(from.value(), to, letter, STATUS, signed(letter, from), null);
    }

    /// What became of a document that came.
    void status(Incoming one, int edition, String code, String words) {
        status(
                one.agency(),
                one.sender().id(),
                one.documentId(),
                edition,
                one.facts().code(),
                code,
                words);
    }

    private String signed(Letter letter, AgencyCode agency) {
        Element envelope = EnvelopeWriter.write(letter, zone());
        seals.seal(
                envelope,
                (Element) java.util.Objects.requireNonNull(envelope.getFirstChild()),
                agency,
                letter.from().name());
        return MessageFile.text(envelope);
    }

    private void leave(
            String from,
            String to,
            Letter letter,
            String kind,
            String envelope,
            @Nullable UUID filesOf) {
        leaving.add(
                new LeavingTable.Leaving(
                        Identifier.next(),
                        from,
                        to,
                        letter.documentId(),
                        letter.edition(),
                        kind,
                        envelope,
                        filesOf,
                        0),
                clock.instant());
        bell.afterCommit();
    }

    private Party party(String agency) {
        var country = countries.active();
        return new Party(
                agency,
                Agencies.of(country)
                        .name(
                                new AgencyCode(agency),
                                countries.today(clock),
                                country.settings().binding()));
    }

    ZoneId zone() {
        return countries.active().settings().zone();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
