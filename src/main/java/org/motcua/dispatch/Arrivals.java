package org.motcua.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.credential.XmlSeals;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.store.ObjectStore;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway for messages of others, already brought and proved by a gateway. Each is taken once,
/// or named, recorded and answered; none holds up another.
@Service("dispatchReceiving")
public class Arrivals {
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9.-]{0,34}";

    private final ArrivalTable table;
    private final Taking taking;
    private final Messages messages;
    private final XmlSeals seals;
    private final ObjectStore files;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Arrivals(
            ArrivalTable table,
            Taking taking,
            Messages messages,
            XmlSeals seals,
            ObjectStore files,
            Journal journal,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.taking = taking;
        this.messages = messages;
        this.seals = seals;
        this.files = files;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What became of a message.
    public sealed interface Outcome {
        /// @param again it was here before; nothing was done
        record Taken(boolean again) implements Outcome {}

        record Refused(Flaw why, String detail) implements Outcome {}
    }

    /// Takes a message in.
    ///
    /// @param client the system that sent it, as the gateways proved
    /// @param receiver the agency to which it was brought
    /// @param about the document that the request names, for an answer where the message itself
    ///   cannot be read; may be empty
    /// @throws IOException where the message stopped coming; then nothing was done
    public Outcome receive(String client, String receiver, String about, InputStream body)
            throws IOException {
        var sum = sha256();
        var summed = new DigestInputStream(body, sum);
        var reading =
                new Reading(client, receiver, new EnvelopeReader(messages.zone()), seals, files);
        try {
            requireHere(receiver);
            MessageReader.read(summed, reading);
            var letter = Objects.requireNonNull(reading.letter());
            var came = came(client, receiver, about, letter, sum);
            return Objects.requireNonNull(transaction.execute(_ -> taken(came, letter)));
        } catch (Unreadable e) {
            drain(summed);
            var came = came(client, receiver, about, reading.letter(), sum);
            transaction.executeWithoutResult(_ -> refused(came, e));
            return new Outcome.Refused(e.flaw(), e.detail());
        }
    }

    /// Who sends can read the answer only where the rest of the message was taken off it.
    private static void drain(InputStream body) throws IOException {
        byte[] piece = new byte[64 << 10];
        long left = MessageReader.LONGEST;
        int read = body.read(piece);
        while (read >= 0 && left > 0) {
            left -= read;
            read = body.read(piece);
        }
    }

    private void requireHere(String receiver) {
        boolean here =
                receiver.matches(CODE)
                        && Agencies.of(countries.active())
                                .find(new AgencyCode(receiver), countries.today(clock))
                                .isPresent();
        if (!here) {
            throw new Unreadable(Flaw.WRONG_RECEIVER, "There is no such agency here.");
        }
    }

    private static ArrivalTable.Came came(
            String client,
            String receiver,
            String about,
            @Nullable Letter letter,
            MessageDigest sum) {
        String sha256 = HexFormat.of().formatHex(sum.digest());
        if (letter == null) {
            return new ArrivalTable.Came(client, receiver, "", about, 1, "UNREAD", sha256);
        }
        String kind =
                switch (letter) {
                    case Letter.Paper paper -> paper.business().kind().name();
                    case Letter.Status _ -> Messages.STATUS;
                };
        return new ArrivalTable.Came(
                client,
                receiver,
                letter.from().id(),
                letter.documentId(),
                letter.edition(),
                kind,
                sha256);
    }

    private Outcome taken(ArrivalTable.Came came, Letter letter) {
        if (!table.first(came, clock.instant())) {
            if (letter instanceof Letter.Status
                    || table.before(came).equals(Optional.of(came.sha256()))) {
                return new Outcome.Taken(true);
            }
            throw new Unreadable(
                    Flaw.CONTRADICTS, "Another message of this document and edition came before.");
        }
        taking.take(new AgencyCode(came.agency()), letter, came.client());
        return new Outcome.Taken(false);
    }

    private void refused(ArrivalTable.Came came, Unreadable why) {
        table.refused(came, why.flaw(), why.detail(), clock.instant());
        journal.append(
                Entry.of(
                        "dispatch.turnedAway",
                        Actor.system(came.client()),
                        "message:" + came.sha256(),
                        Map.of("flaw", why.flaw(), "kind", came.kind(), "agency", came.agency())));
        if (!came.kind().equals(Messages.STATUS)) {
            answer(came, why);
        }
    }

    /// Says it to who sent it, as far as that is proved: to the member whose gateway brought it,
    /// and only where the document has a name. A status is never answered, so that no two houses
    /// talk without end.
    private void answer(ArrivalTable.Came came, Unreadable why) {
        var member = Ways.memberOf(came.client()).orElse("");
        String to = Ways.member(came.sender()).equals(member) ? came.sender() : member;
        boolean named = !came.documentId().isBlank() && came.documentId().length() <= 200;
        if (named && to.matches(CODE) && !why.flaw().equals(Flaw.WRONG_RECEIVER)) {
            var words =
                    countries
                            .active()
                            .words()
                            .find("dispatch.flaw." + why.flaw())
                            .map(text -> text.in(countries.active().settings().binding()))
                            .orElse(why.flaw().name());
            messages.status(
                    new AgencyCode(came.agency()),
                    to,
                    came.documentId().strip(),
                    came.edition(),
                    "",
                    Standing.REFUSED.code(),
                    words);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
