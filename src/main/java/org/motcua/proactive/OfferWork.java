package org.motcua.proactive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.kernel.ProcedureCode;
import org.motcua.proactive.Offering.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells people what was found for them, prepared as far as the level says; ends what nobody
/// answered; carries out what nobody refused. Each offer is a transaction of its own: one that does
/// not work keeps no other waiting.
@Component
class OfferWork {
    private static final Logger LOG = LoggerFactory.getLogger(OfferWork.class);
    private static final int MOST = 200;

    private final OfferTable table;
    private final Finding finding;
    private final Preparing preparing;
    private final Carrying carrying;
    private final OfferTellings tellings;
    private final OptOuts optOuts;
    private final Accounts accounts;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OfferWork(
            OfferTable table,
            Finding finding,
            Preparing preparing,
            Carrying carrying,
            OfferTellings tellings,
            OptOuts optOuts,
            Accounts accounts,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.finding = finding;
        this.preparing = preparing;
        this.carrying = carrying;
        this.tellings = tellings;
        this.optOuts = optOuts;
        this.accounts = accounts;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 5_000)
    void work() {
        var tried = new HashSet<UUID>();
        for (var waiting = fresh(tried); !waiting.isEmpty(); waiting = fresh(tried)) {
            waiting.forEach(this::one);
        }
    }

    private List<UUID> fresh(Set<UUID> tried) {
        return table.waiting(clock.instant(), MOST).stream().filter(tried::add).toList();
    }

    private void one(UUID id) {
        try {
            transaction.executeWithoutResult(_ -> move(id));
        } catch (RuntimeException e) {
            LOG.warn("The offer {} did not get on", id, e);
            table.failed(id, String.valueOf(e.getMessage()), clock.instant());
        }
    }

    private void move(UUID id) {
        var locked = table.lockFree(id);
        if (locked.isEmpty()) {
            return;
        }
        var offer = locked.get();
        var rules = rules(offer);
        if (rules.isEmpty()) {
            // the country offers it no more
            tellings.ended(offer, Offer.State.LAPSED, clock.instant());
        } else if (offer.state() == Offer.State.FOUND) {
            tell(offer, rules.get());
        } else if (offer.state() == Offer.State.OFFERED && over(offer)) {
            end(offer, rules.get());
        }
    }

    /// Ends what no longer holds since records were written anew: who has done it another way is
    /// not asked any more.
    void held(java.util.Collection<UUID> records) {
        for (UUID id : table.standing(records)) {
            table.lock(id)
                    .filter(offer -> offer.state() == Offer.State.OFFERED)
                    .filter(offer ->
                            rules(offer).flatMap(rules -> finding.again(rules, offer)).isEmpty())
                    .ifPresent(offer -> {
                        offer.matter().draft().ifPresent(preparing::discard);
                        tellings.ended(offer, Offer.State.LAPSED, clock.instant());
                    });
        }
    }

    private boolean over(Offer offer) {
        return offer.times().answerBy().filter(by -> !by.isAfter(clock.instant())).isPresent();
    }

    private Optional<Rules> rules(Offer offer) {
        var country = countries.active();
        return country.find(Offering.KIND, offer.offering(), finding.today())
                .map(definition -> Rules.of(country, definition));
    }

    private void tell(Offer found, Rules rules) {
        var offering = rules.offering();
        var occasion = finding.again(rules, found);
        if (occasion.isEmpty() || unwanted(found)) {
            tellings.ended(found, Offer.State.LAPSED, clock.instant());
            return;
        }
        var account = accounts.find(found.person());
        var offer = found.with(account.map(Account::id), offering.level());
        if (offering.level() == Level.PREPARE || offering.level() == Level.RECOMMEND) {
            String option = offering.recommended().map(Offering.Option::id).orElse("");
            offer =
                    preparing
                            .prepared(
                                    offer,
                                    new ProcedureCode(
                                            java.util.Objects.requireNonNull(offering.procedure())),
                                    option)
                            .orElse(offer);
        }
        var by =
                offering.level() == Level.CARRY_OUT
                        ? later(offering.refuseDays())
                        : standsUntil(offering, occasion.get());
        table.offered(offer, clock.instant(), by);
        tellings.offered(offer, rules, occasion.get(), by);
    }

    /// No longer than what it is about: a licence is exchanged before it expires.
    private Instant standsUntil(Offering offering, Rules.Occasion occasion) {
        var zone = countries.active().settings().zone();
        var open = later(offering.openDays());
        return occasion.due()
                .map(due -> due.plusDays(offering.trigger().afterDays() + 1L))
                .map(day -> day.atStartOfDay(zone).toInstant().minusSeconds(1))
                .filter(end -> end.isBefore(open))
                .orElse(open);
    }

    private boolean unwanted(Offer offer) {
        String number = offer.person().value();
        return optOuts.among(offer.offering(), List.of(number)).contains(number);
    }

    private Instant later(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    private void end(Offer offer, Rules rules) {
        if (offer.level() != Level.CARRY_OUT) {
            offer.matter().draft().ifPresent(preparing::discard);
            tellings.ended(offer, Offer.State.EXPIRED, clock.instant());
        } else {
            carryOut(offer, rules);
        }
    }

    /// What its person wants at once.
    void confirmed(Offer offer) {
        rules(offer).ifPresent(rules -> carryOut(offer, rules));
    }

    /// What nobody refused, if it still holds.
    private void carryOut(Offer offer, Rules rules) {
        var occasion = finding.again(rules, offer);
        if (occasion.isEmpty() || unwanted(offer)) {
            tellings.ended(offer, Offer.State.LAPSED, clock.instant());
            return;
        }
        switch (carrying.carryOut(offer, rules, occasion.get())) {
            case Carrying.Outcome.Changed(var carried) -> {
                var by = later(rules.offering().restoreDays());
                table.carried(offer.id(), carried, null, clock.instant(), by);
                tellings.carriedOut(offer, rules, occasion.get(), Map.of(), by);
            }
            case Carrying.Outcome.Filed(var filed, var code) -> {
                table.carried(
                        offer.id(), Offer.Carried.NONE, filed, clock.instant(), clock.instant());
                tellings.carriedOut(
                        offer, rules, occasion.get(), Map.of("code", code), clock.instant());
            }
            case Carrying.Outcome.NotComplete(var prepared) -> {
                // it needs the person's word: the next lower level
                var account = accounts.find(offer.person()).map(Account::id);
                var lower = prepared.with(account, Level.PREPARE);
                var by = standsUntil(rules.offering(), occasion.get());
                table.offered(lower, clock.instant(), by);
                tellings.offered(lower, rules, occasion.get(), by);
            }
            case Carrying.Outcome.Nothing _ ->
                    tellings.ended(offer, Offer.State.LAPSED, clock.instant());
        }
    }
}
