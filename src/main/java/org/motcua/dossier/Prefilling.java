package org.motcua.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.PersonNumber;
import org.motcua.procedure.Facts;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Prefill;
import org.motcua.procedure.Rulebook;
import org.motcua.registry.Answer;
import org.motcua.registry.Reading;
import org.motcua.registry.Registries;
import org.springframework.stereotype.Component;

/// Asks registries what the state holds already, so that nobody is asked again.
///
/// A person who files online may only be shown what is about them: the key of a look-up must be
/// their own number, or one that stands with theirs in a record (a spouse, a child). What they may
/// not see is asked of them, and of the registry once the agency has the matter. An officer at the
/// counter may look up whom they serve. Each look is written down with its purpose.
@Component
class Prefilling {
    /// A look-up may lead to another, this often.
    private static final int ROUNDS = 6;

    private final Registries registries;
    private final Accounts accounts;
    private final ServedTable served;
    private final Belongings belongings;
    private final Ground ground;

    Prefilling(
            Registries registries,
            Accounts accounts,
            ServedTable served,
            Belongings belongings,
            Ground ground) {
        this.registries = registries;
        this.served = served;
        this.accounts = accounts;
        this.belongings = belongings;
        this.ground = ground;
    }

    /// The draft with everything that registries answer now.
    Draft complete(Draft draft, Optional<SignedIn> who) {
        return complete(draft, who, who.map(SignedIn::actor));
    }

    /// @param by who looks, where that is not the one for whom it is
    Draft complete(Draft draft, Optional<SignedIn> who, Optional<Actor> by) {
        if (who.isEmpty()
                || who.get().system().isPresent()
                || !belongings.within(who.get(), Belongings.PREFILL, draft.procedure())
                || (draft.helper().isEmpty() && who.get().level() != Level.TWO)) {
            // only who has proved to be somebody is shown what the state knows of them, and who
            // acts for another only where that was given to them; another
            // system is shown nothing, the registries are asked once the agency has the matter
            return draft;
        }
        var rulebook = ground.rulebook(draft);
        var applicant = applicant(draft, who);
        var unanswered = new ArrayList<String>();
        Facts facts = draft.facts();
        for (int round = 0; round < ROUNDS; round++) {
            var filing = ground.filing(draft, applicant).with(facts);
            var open =
                    rulebook.lookups(filing).stream()
                            .filter(lookup -> !unanswered.contains(lookup.prefill().id()))
                            .toList();
            if (open.isEmpty()) {
                break;
            }
            for (Prefill.Lookup lookup : open) {
                String id = lookup.prefill().id();
                if (!mayAsk(draft, lookup.key(), who.get(), facts)) {
                    // asked of the person now, and of the registry once an agency has the matter
                    unanswered.add(id);
                    facts = facts.with(id, Facts.Fact.nothing(lookup.key()));
                    continue;
                }
                var fact = read(lookup, draft.subject(), draft.language(), by.orElseThrow());
                if (fact.isEmpty()) {
                    unanswered.add(id);
                } else {
                    facts = facts.with(id, fact.get());
                }
            }
        }
        return draft.with(facts, unanswered);
    }

    /// One answer; empty where the registry does not answer now.
    Optional<Facts.Fact> read(Prefill.Lookup lookup, String matter, String language, Actor actor) {
        var prefill = lookup.prefill();
        var reading =
                new Reading(
                        prefill.registry(),
                        Optional.ofNullable(prefill.by()),
                        lookup.key(),
                        lookup.registryFields(),
                        prefill.purpose().in(language),
                        matter,
                        actor);
        return switch (registries.read(reading)) {
            case Answer.Found(var record) ->
                    Optional.of(
                            new Facts.Fact(
                                    lookup.key(), record.fields(), ground.day(record.confirmed())));
            case Answer.Nothing() -> Optional.of(Facts.Fact.nothing(lookup.key()));
            // who is not told is asked, as where a registry does not answer
            case Answer.Refused _, Answer.Unavailable _ -> Optional.empty();
        };
    }

    private boolean mayAsk(Draft draft, String key, SignedIn who, Facts facts) {
        if (draft.helper().isPresent()) {
            return who.officer();
        }
        var mine = number(who).map(PersonNumber::value);
        if (mine.isEmpty()) {
            return false;
        }
        var close =
                Stream.concat(
                        Stream.of(mine.get()),
                        facts.byPrefill().values().stream()
                                .filter(Facts.Fact::found)
                                .map(Facts.Fact::key));
        return close.anyMatch(own -> own.equals(key) || registries.related(own, key));
    }

    /// The number by which registries know who asks: a person's, or that of an organisation.
    private Optional<PersonNumber> number(SignedIn who) {
        return who.person()
                .or(() ->
                        who.behalf()
                                .flatMap(_ -> accounts.find(who.account()))
                                .flatMap(Account::organisation)
                                .map(PersonNumber::new));
    }

    /// As what kind of subject somebody asks: a foreigner as their document says, an organisation
    /// as the first kind that is none of people.
    private String subject(Rulebook rulebook, SignedIn who) {
        var kinds = rulebook.procedure().subjects();
        var told = who.person().map(number -> ground.subjects(number)).orElse(List.of());
        if (!told.isEmpty()) {
            // one that the procedure does not name is told as a fault
            return told.stream().filter(kinds::contains).findFirst().orElse(told.getFirst());
        }
        boolean person = who.person().isPresent();
        return kinds.stream()
                .filter(kind -> ground.isPerson(kind) == person)
                .findFirst()
                .orElse(kinds.getFirst());
    }

    /// Who asks, as the rules see it. Somebody who is helped at the counter needs no account.
    Filing.Applicant applicant(Draft draft, Optional<SignedIn> who) {
        Rulebook rulebook = ground.rulebook(draft);
        String subject = rulebook.procedure().subjects().getFirst();
        if (draft.helper().isPresent()) {
            var person = served.of(draft.id());
            return new Filing.Applicant(
                    subject,
                    person.flatMap(Filings.Helped::number).orElse(null),
                    person.map(Filings.Helped::name).orElse(null));
        }
        if (who.filter(one -> draft.account().filter(one.account()::equals).isPresent())
                .isPresent()) {
            // read for this request already
            return new Filing.Applicant(
                    subject(rulebook, who.get()), number(who.get()).orElse(null), who.get().name());
        }
        Optional<UUID> account = draft.account().or(() -> who.map(SignedIn::account));
        Optional<Account> person =
                account.map(accounts::get).filter(found -> found.kind() == Account.Kind.PERSON);
        return new Filing.Applicant(
                subject,
                person.flatMap(Account::person).orElse(null),
                person.map(Account::name).orElse(null));
    }
}
