package org.motcua.proactive;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.mandate.Mandates;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.springframework.stereotype.Component;

/// Tells the person and the journal what becomes of an offer. Who has no account is reached where
/// the registry of people says, so that nobody misses what is due because they never signed in.
@Component
class OfferTellings {
    private final OfferTable table;
    private final Notices notices;
    private final Accounts accounts;
    private final Mandates mandates;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;

    OfferTellings(
            OfferTable table,
            Notices notices,
            Accounts accounts,
            Mandates mandates,
            Journal journal,
            Countries countries,
            Clock clock) {
        this.table = table;
        this.notices = notices;
        this.accounts = accounts;
        this.mandates = mandates;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
    }

    void offered(Offer offer, Rules rules, Rules.Occasion occasion, Instant by) {
        told("proactive.offered", Rules.PROGRAM, offer, rules.offering().procedure());
        send(
                offer,
                rules,
                occasion,
                switch (offer.level()) {
                    case REMIND -> "offer-reminder";
                    case PREPARE, RECOMMEND -> "offer-prepared";
                    case CARRY_OUT -> "offer-announced";
                },
                by,
                Map.of());
    }

    void carriedOut(
            Offer offer,
            Rules rules,
            Rules.Occasion occasion,
            Map<String, Object> more,
            Instant by) {
        told("proactive.carried-out", Rules.PROGRAM, offer, rules.offering().procedure());
        send(
                offer,
                rules,
                occasion,
                more.isEmpty() ? "offer-carried-out" : "offer-filed",
                by,
                more);
    }

    /// It is over, and nobody has to be told.
    void ended(Offer offer, Offer.State state, Instant now) {
        table.ended(offer.id(), state, offer.matter(), now);
        told("proactive." + state.id(), Rules.PROGRAM, offer, null);
    }

    void told(
            String fact,
            Actor actor,
            Offer offer,
            @org.jspecify.annotations.Nullable String procedure) {
        var data = new LinkedHashMap<String, Object>();
        data.put("offering", offer.offering());
        data.put("level", offer.level().id());
        if (procedure != null) {
            data.put("procedure", procedure);
        }
        offer.matter().option().ifPresent(option -> data.put("option", option));
        journal.append(Entry.of(fact, actor, offer.subject(), data));
    }

    private void send(
            Offer offer,
            Rules rules,
            Rules.Occasion occasion,
            String template,
            Instant by,
            Map<String, Object> more) {
        var country = countries.active();
        String language = country.settings().binding();
        var values = new LinkedHashMap<String, Object>(more);
        values.put("title", rules.offering().title().in(language));
        values.put("why", why(rules.offering(), offer, language));
        values.put("until", country.day(by));
        notices.send(
                new Message(
                        offer.subject() + "/" + template,
                        template,
                        recipient(offer, rules, occasion, language),
                        values,
                        offer.subject(),
                        "/offers/" + offer.id()));
        representatives(offer, rules, language, by);
    }

    /// Who has no account of their own is told through those who act for them by law.
    private void representatives(Offer offer, Rules rules, String language, Instant by) {
        if (accounts.find(offer.person()).filter(one -> one.level() == Level.TWO).isPresent()) {
            return;
        }
        for (Account account : mandates.byLaw(offer.person(), "offer.own")) {
            notices.send(
                    new Message(
                            offer.subject() + "/" + offer.state() + "/" + account.id(),
                            "offer-represented",
                            new Recipient(
                                    Optional.of(account.id()),
                                    language,
                                    account.email(),
                                    account.phone()),
                            Map.of(
                                    "title", rules.offering().title().in(language),
                                    "until", countries.active().day(by)),
                            offer.subject(),
                            "/acting"));
        }
    }

    private Recipient recipient(
            Offer offer, Rules rules, Rules.Occasion occasion, String language) {
        var account = offer.account().flatMap(accounts::find);
        var person = occasion.candidate().person().fields();
        return new Recipient(
                offer.account(),
                language,
                account.flatMap(Account::email).or(() -> text(person, rules.ground().email())),
                account.flatMap(Account::phone).or(() -> text(person, rules.ground().phone())));
    }

    private static Optional<String> text(Map<String, Object> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(String::valueOf);
    }

    /// Why it is offered, with the day it is due.
    String why(Offering offering, Offer offer, String language) {
        String day =
                offer.due()
                        .map(due -> day(due, language))
                        .orElseGet(() -> day(countries.today(clock), language));
        return offering.why().in(language).replace("{day}", day);
    }

    private String day(java.time.LocalDate day, String language) {
        return countries
                .active()
                .words()
                .of(
                        "proactive.day",
                        language,
                        "%02d".formatted(day.getDayOfMonth()),
                        "%02d".formatted(day.getMonthValue()),
                        String.valueOf(day.getYear()));
    }
}
