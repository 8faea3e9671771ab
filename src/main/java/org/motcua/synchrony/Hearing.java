package org.motcua.synchrony;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.AdoptedCredentials;
import org.motcua.credential.Credential;
import org.motcua.credential.Holder;
import org.motcua.dossier.Applicant;
import org.motcua.dossier.Arrivals;
import org.motcua.dossier.Arriving;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Mirrors;
import org.motcua.dossier.Move;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;
import org.motcua.dossier.Told;
import org.motcua.dossier.Wish;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.procedure.Channel;
import org.motcua.unit.JoinedHouse;
import org.springframework.stereotype.Component;

/// What follows from a statement of another house: a dossier that arrives, a wish, a payment, a
/// move. Runs in the transaction in which it is noted as heard.
@Component
class Hearing {
    private final Arrivals arrivals;
    private final Mirrors mirrors;
    private final AdoptedCredentials credentials;

    Hearing(Arrivals arrivals, Mirrors mirrors, AdoptedCredentials credentials) {
        this.arrivals = arrivals;
        this.mirrors = mirrors;
        this.credentials = credentials;
    }

    /// It cannot be taken; nothing of it stays.
    static final class Refused extends RuntimeException {
        private final Answer.Code code;
        private final String words;

        Refused(Answer.Code code, String words) {
            super(code.name(), null, false, false);
            this.code = code;
            this.words = words.length() > 500 ? words.substring(0, 500) : words;
        }

        Answer.Code code() {
            return code;
        }

        String words() {
            return words;
        }
    }

    void take(JoinedHouse from, Item item, boolean fresh) {
        var by = Actor.system(from.system());
        var extra = item.extra().orElseThrow();
        if (fresh) {
            arrive(from, item, extra, by);
            return;
        }
        var dossier =
                arrivals.find(new DossierCode(item.code()))
                        .orElseThrow(() -> new Refused(Answer.Code.UNKNOWN_DOSSIER, item.code()));
        var partner = dossier.partner().filter(one -> one.house().equals(from.id()));
        if (partner.isEmpty()) {
            throw new Refused(Answer.Code.WRONG_HOUSE, item.code());
        }
        if (dossier.handledElsewhere()) {
            repeat(dossier, extra, by);
        } else {
            wish(dossier, item, extra, by);
        }
    }

    private void arrive(JoinedHouse from, Item item, Extra extra, Actor by) {
        var asked = extra.asked();
        if (asked == null) {
            throw new Refused(Answer.Code.MALFORMED, "asked");
        }
        var applicant =
                new Applicant(
                        Optional.empty(),
                        asked.subject(),
                        item.some(Term.SUBJECT).map(PersonNumber::new),
                        item.text(Term.APPLICANT),
                        item.some(Term.PHONE),
                        item.some(Term.EMAIL),
                        Optional.empty(),
                        Optional.empty());
        var arriving =
                new Arriving(
                        new DossierCode(item.code()),
                        from.id(),
                        new ProcedureCode(item.text(Term.PROCEDURE)),
                        asked.definition(),
                        Channel.of(asked.channel()),
                        asked.language(),
                        applicant,
                        asked.answers(),
                        asked.facts(),
                        asked.unanswered(),
                        new AgencyCode(asked.agency()),
                        asked.filed(),
                        extra.paid(),
                        new LinkedHashSet<>(asked.wallet()),
                        item.sheets());
        switch (arrivals.take(arriving, by)) {
            case Arriving.Outcome.Accepted _ -> {}
            case Arriving.Outcome.UnknownProcedure() ->
                    throw new Refused(Answer.Code.UNKNOWN_PROCEDURE, arriving.procedure().value());
            case Arriving.Outcome.UnknownAgency() ->
                    throw new Refused(Answer.Code.UNKNOWN_AGENCY, arriving.agency().value());
            case Arriving.Outcome.Faulty(var faults) ->
                    throw new Refused(Answer.Code.FAULTY, String.join(", ", faults));
        }
    }

    private void wish(Dossier dossier, Item item, Extra extra, Actor by) {
        var wanted = extra.wish();
        if (wanted == null) {
            if (!extra.paid()) {
                throw new Refused(Answer.Code.MALFORMED, "wish");
            }
            arrivals.paid(dossier, by);
            return;
        }
        switch (Wish.Kind.valueOf(wanted.kind())) {
            case WITHDRAW -> arrivals.withdraw(dossier, wanted.number(), wanted.reason(), by);
            case SUPPLY -> {
                var faults =
                        arrivals.supply(
                                dossier, wanted.number(), wanted.answers(), item.sheets(), by);
                if (!faults.isEmpty()) {
                    throw new Refused(Answer.Code.FAULTY, String.join(", ", faults));
                }
            }
        }
    }

    private void repeat(Dossier dossier, Extra extra, Actor by) {
        var refused = extra.refused();
        if (refused != null) {
            mirrors.refused(dossier.id(), refused.wish(), refused.why());
            return;
        }
        var moved = extra.told();
        if (moved == null) {
            throw new Refused(Answer.Code.MALFORMED, "told");
        }
        var result = moved.result();
        var adopted = result == null ? null : adopted(dossier, result, by);
        var taken = mirrors.repeat(dossier.id(), told(moved, adopted), by);
        switch (taken) {
            case Taken.Refused(var why) ->
                    throw new Refused(
                            Answer.Code.MOVE_REFUSED,
                            "%s from %d: %s"
                                    .formatted(moved.move(), dossier.state().code(), why.name()));
            case Taken.Done(var now) -> {
                if (now.state().code() != moved.state()) {
                    throw new Refused(Answer.Code.MOVE_REFUSED, moved.move() + " leads elsewhere");
                }
            }
        }
    }

    private static Told told(Extra.Moved moved, @Nullable UUID result) {
        var turn = moved.turn();
        var items = moved.items();
        return new Told(
                Move.valueOf(moved.move()),
                State.of(moved.state()),
                moved.at(),
                moved.agency(),
                turn == null
                        ? null
                        : new Dossier.Turn(
                                turn.step(),
                                turn.role(),
                                turn.since(),
                                Optional.ofNullable(turn.due()),
                                Optional.empty()),
                new Dossier.Dates(
                        Instant.EPOCH,
                        Optional.ofNullable(moved.received()),
                        Optional.ofNullable(moved.clockFrom()),
                        Optional.ofNullable(moved.due()),
                        Optional.ofNullable(moved.measuredDue()),
                        Optional.ofNullable(moved.firstDue()),
                        Optional.empty(),
                        Optional.empty()),
                moved.decision(),
                moved.ground(),
                moved.reason(),
                items == null ? List.of() : items,
                moved.asked(),
                moved.letter(),
                moved.wish(),
                result);
    }

    /// The result as one of this house, so that its holder has it here.
    private UUID adopted(Dossier dossier, Extra.Result result, Actor by) {
        var person = result.person();
        var holder =
                person != null
                        ? Holder.of(new PersonNumber(person))
                        : dossier.applicant()
                                .account()
                                .map(Holder::of)
                                .orElseThrow(() -> new Refused(Answer.Code.MALFORMED, "holder"));
        var given =
                new Credential(
                        UUID.fromString(result.id()),
                        result.code(),
                        result.kind(),
                        result.template(),
                        result.definition(),
                        new Text(result.title()),
                        holder,
                        new AgencyCode(result.agency()),
                        result.agencyName(),
                        result.signer(),
                        dossier.subject(),
                        Item.sum(result.sha256()),
                        result.bytes(),
                        result.issuedAt(),
                        result.from(),
                        Optional.ofNullable(result.until()),
                        Credential.State.ISSUED,
                        Optional.empty());
        return credentials
                .adopt(dossier.subject() + "/result", given, by)
                .map(Credential::id)
                .orElseThrow(() -> new Refused(Answer.Code.UNTRUSTED, result.code()));
    }
}
