package org.motcua.proactive;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.motcua.country.Countries;
import org.motcua.country.Definition;
import org.motcua.identity.Level;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.identity.Succession;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to what the state offers to people.
///
/// Facts in the journal, subject `offer:<id>`: `proactive.offered`, `proactive.opened`,
/// `proactive.accepted`, `proactive.declined`, `proactive.expired`, `proactive.lapsed`,
/// `proactive.carried-out`, `proactive.restored`.
@Component
public class Offers implements Succession {
    /// The right without which nobody sees what is offered to whoever they act for.
    private static final String RIGHT = "offer.own";

    private static final int MOST = 50;

    private final OfferTable table;
    private final OfferWork work;
    private final Preparing preparing;
    private final Carrying carrying;
    private final OfferTellings tellings;
    private final Rights rights;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Offers(
            OfferTable table,
            OfferWork work,
            Preparing preparing,
            Carrying carrying,
            OfferTellings tellings,
            Rights rights,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.work = work;
        this.preparing = preparing;
        this.carrying = carrying;
        this.tellings = tellings;
        this.rights = rights;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// An offer with its definition, as its person reads it.
    public record Shown(Offer offer, Offering offering) {}

    /// What came of an answer.
    public enum Answered {
        TAKEN,
        /// It is answered, over, or not of this kind.
        TOO_LATE,
        /// The record was changed since; only its keeper can judge what holds.
        CHANGED_SINCE
    }

    /// What somebody was offered, the newest first; nothing to who has not proved who they are.
    public List<Shown> of(SignedIn who) {
        return number(who).map(person -> table.of(person, MOST)).orElse(List.of()).stream()
                .flatMap(offer -> shown(offer).stream())
                .filter(shown -> within(shown, who))
                .toList();
    }

    /// What waits for somebody's word, or what they can still put back.
    public List<Shown> open(SignedIn who) {
        return of(who).stream()
                .filter(one -> waits(one.offer()))
                .sorted(
                        Comparator.comparing(
                                one -> one.offer().times().answerBy().orElse(Instant.MAX)))
                .toList();
    }

    private boolean waits(Offer offer) {
        return offer.state() == Offer.State.OFFERED
                || (offer.state() == Offer.State.CARRIED_OUT && restorable(offer));
    }

    /// Whether what was before can still be put back by the person.
    public boolean restorable(Offer offer) {
        return offer.state() == Offer.State.CARRIED_OUT
                && offer.carried().key().isPresent()
                && offer.times().answerBy().filter(by -> by.isAfter(clock.instant())).isPresent();
    }

    private Optional<PersonNumber> number(SignedIn who) {
        return who.person()
                .filter(_ -> who.level() == Level.TWO)
                .filter(_ -> who.behalf().isEmpty() || rights.allows(who, RIGHT));
    }

    /// Whether an offer lies within the mandate of who acts for another.
    private boolean within(Shown shown, SignedIn who) {
        String procedure = shown.offering().procedure();
        return procedure == null
                || who.behalf().isEmpty()
                || rights.allowsOwn(who, RIGHT, new ProcedureCode(procedure));
    }

    private Optional<Shown> shown(Offer offer) {
        return offering(offer).map(offering -> new Shown(offer, offering));
    }

    private Optional<Offering> offering(Offer offer) {
        var country = countries.active();
        return country.byHash(Offering.KIND, offer.definition())
                .or(() -> country.find(Offering.KIND, offer.offering(), countries.today(clock)))
                .map(Definition::value);
    }

    /// An offer for its person; to others it does not exist.
    public Optional<Shown> find(UUID id, SignedIn who) {
        return table.find(id).filter(offer -> mine(offer, who)).flatMap(this::shown);
    }

    private boolean mine(Offer offer, SignedIn who) {
        return number(who).filter(offer.person()::equals).isPresent()
                && offer.state() != Offer.State.FOUND
                && shown(offer).filter(shown -> within(shown, who)).isPresent();
    }

    @Override
    public void pass(UUID from, UUID to) {
        table.pass(from, to);
    }

    /// Why it is offered, in words.
    public String why(Shown shown, String language) {
        return tellings.why(shown.offering(), shown.offer(), language);
    }

    /// Its person looked at it.
    public void opened(Offer offer, SignedIn who) {
        if (offer.times().opened().isEmpty()) {
            transaction.executeWithoutResult(_ -> {
                table.opened(offer.id(), clock.instant());
                tellings.told("proactive.opened", who.actor(), offer, null);
            });
        }
    }

    /// Accepts.
    ///
    /// @param option what was chosen, where there is a choice
    /// @return the draft to go on with; empty where nothing is prepared or it is too late
    public Optional<UUID> accept(UUID id, SignedIn who, Optional<String> option) {
        return answered(id, who, shown -> Optional.of(accepted(shown, who, option)))
                .flatMap(Function.identity());
    }

    private Optional<UUID> accepted(Shown shown, SignedIn who, Optional<String> option) {
        var offering = shown.offering();
        var offer = shown.offer().with(Optional.of(who.account()), shown.offer().level());
        var draft = preparing.open(offer, who).map(org.motcua.dossier.Draft::id);
        String chosen =
                option.filter(offer.prepared()::containsKey)
                        .or(() -> offering.recommended().map(Offering.Option::id))
                        .orElse("");
        boolean other = !offer.matter().option().orElse("").equals(chosen);
        if ((draft.isEmpty() || other) && offering.procedure() != null) {
            draft.ifPresent(preparing::discard);
            offer =
                    preparing
                            .prepared(offer, new ProcedureCode(offering.procedure()), chosen)
                            .orElse(offer);
            draft = offer.matter().draft();
        }
        table.ended(offer.id(), Offer.State.ACCEPTED, offer.matter(), clock.instant());
        tellings.told("proactive.accepted", who.actor(), offer, offering.procedure());
        return draft;
    }

    /// Declines; what was announced is then not carried out, and what was prepared is gone.
    public Answered decline(UUID id, SignedIn who) {
        return answered(
                        id,
                        who,
                        shown -> {
                            var offer = shown.offer();
                            offer.matter().draft().ifPresent(preparing::discard);
                            table.ended(id, Offer.State.DECLINED, offer.matter(), clock.instant());
                            tellings.told("proactive.declined", who.actor(), offer, null);
                            return Optional.of(Answered.TAKEN);
                        })
                .orElse(Answered.TOO_LATE);
    }

    /// Lets be carried out at once what was announced.
    public Answered confirm(UUID id, SignedIn who) {
        return answered(
                        id,
                        who,
                        shown -> {
                            if (shown.offer().level() != Offering.Level.CARRY_OUT) {
                                return Optional.<Answered>empty();
                            }
                            tellings.told("proactive.accepted", who.actor(), shown.offer(), null);
                            work.confirmed(shown.offer());
                            return Optional.of(Answered.TAKEN);
                        })
                .orElse(Answered.TOO_LATE);
    }

    /// Puts back what was before.
    public Answered restore(UUID id, SignedIn who) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var shown =
                            table.lock(id)
                                    .filter(offer -> mine(offer, who))
                                    .filter(this::restorable)
                                    .flatMap(this::shown);
                    if (shown.isEmpty()) {
                        return Answered.TOO_LATE;
                    }
                    var offer = shown.get().offer();
                    if (!carrying.restore(offer, shown.get().offering(), who.actor())) {
                        return Answered.CHANGED_SINCE;
                    }
                    table.ended(id, Offer.State.RESTORED, offer.matter(), clock.instant());
                    tellings.told("proactive.restored", who.actor(), offer, null);
                    return Answered.TAKEN;
                }));
    }

    private <T> Optional<T> answered(UUID id, SignedIn who, Function<Shown, Optional<T>> answer) {
        return Objects.requireNonNull(
                transaction.execute(_ ->
                        table.lock(id)
                                .filter(offer -> mine(offer, who))
                                .filter(offer -> offer.state() == Offer.State.OFFERED)
                                .flatMap(this::shown)
                                .flatMap(answer)));
    }
}
