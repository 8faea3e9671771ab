package org.motcua.proactive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.dossier.Draft;
import org.motcua.dossier.Drafts;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.AskedPage;
import org.springframework.stereotype.Component;

/// Prepares the dossier of an offer for who has proved to be that person: what the state holds is
/// in it. Who has no such account is reminded only.
@Component
class Preparing {
    private final Drafts drafts;
    private final Accounts accounts;
    private final Countries countries;

    Preparing(Drafts drafts, Accounts accounts, Countries countries) {
        this.drafts = drafts;
        this.accounts = accounts;
        this.countries = countries;
    }

    /// The offer with a draft; empty where the person has to prove first who they are, or the
    /// procedure cannot be filed online.
    Optional<Offer> prepared(Offer offer, ProcedureCode procedure, String option) {
        return offer.account()
                .map(accounts::get)
                .flatMap(Preparing::proved)
                .flatMap(person -> prepared(offer, procedure, option, person));
    }

    static Optional<SignedIn> proved(Account account) {
        return Optional.of(account)
                .filter(one -> one.open() && one.level() == Level.TWO)
                .map(one ->
                        new SignedIn(
                                one.id(), one.name(), Level.TWO, one.person(), List.of(), false));
    }

    private Optional<Offer> prepared(
            Offer offer, ProcedureCode procedure, String option, SignedIn person) {
        Map<String, Object> answers = offer.prepared().getOrDefault(option, Map.of());
        String language = countries.active().settings().binding();
        return drafts.prepare(procedure, language, person, answers, Rules.PROGRAM)
                .map(draft ->
                        offer.with(
                                new Offer.Matter(
                                        Optional.of(draft.id()),
                                        Optional.empty(),
                                        Optional.of(option).filter(it -> !it.isEmpty()),
                                        known(draft, person, answers))));
    }

    /// How many answers nobody has to give.
    private int known(Draft draft, SignedIn person, Map<String, Object> answers) {
        int known = answers.size();
        for (var page : drafts.view(draft, Optional.of(person)).pages()) {
            for (var item : page.items()) {
                if (item instanceof AskedPage.Item.Known) {
                    known++;
                }
            }
        }
        return known;
    }

    /// The draft of an offer, if it is still there and not filed.
    Optional<Draft> open(Offer offer, SignedIn who) {
        return offer.matter()
                .draft()
                .flatMap(draft -> drafts.open(draft, Optional.empty(), Optional.of(who)))
                .filter(draft -> draft.filedAs().isEmpty());
    }

    void discard(UUID draft) {
        drafts.discard(draft);
    }
}
