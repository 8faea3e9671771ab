package org.motcua.proactive;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.kernel.Actor;
import org.motcua.kernel.ProcedureCode;
import org.motcua.registry.Answer;
import org.motcua.registry.Change;
import org.motcua.registry.Reading;
import org.motcua.registry.Registries;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Written;
import org.springframework.stereotype.Component;

/// The fourth level: what the state does by itself once nobody refused. A registry is changed and
/// what was before is kept, or a complete dossier is filed, which its agency decides as any other.
@Component
class Carrying {
    private final Registries registries;
    private final Preparing preparing;
    private final Filings filings;
    private final Accounts accounts;
    private final Countries countries;
    private final Clock clock;

    Carrying(
            Registries registries,
            Preparing preparing,
            Filings filings,
            Accounts accounts,
            Countries countries,
            Clock clock) {
        this.registries = registries;
        this.preparing = preparing;
        this.filings = filings;
        this.accounts = accounts;
        this.countries = countries;
        this.clock = clock;
    }

    /// What came of it.
    sealed interface Outcome {
        record Changed(Offer.Carried carried) implements Outcome {}

        record Filed(UUID filed, String code) implements Outcome {}

        /// Something is left for the person to say.
        record NotComplete(Offer prepared) implements Outcome {}

        /// There is nothing to change.
        record Nothing() implements Outcome {}
    }

    Outcome carryOut(Offer offer, Rules rules, Rules.Occasion occasion) {
        String procedure = rules.offering().procedure();
        return procedure == null
                ? changed(offer, rules, occasion)
                : filed(offer, new ProcedureCode(procedure));
    }

    private Outcome changed(Offer offer, Rules rules, Rules.Occasion occasion) {
        var change = Objects.requireNonNull(rules.offering().change());
        var today = countries.today(clock);
        String key = rules.changedKey(occasion, today);
        var values = rules.changed(occasion, today);
        var fields = List.copyOf(values.keySet());
        var before = read(offer, rules, change.registry(), key, fields);
        if (before.isEmpty() || before.get().fields().equals(values)) {
            return new Outcome.Nothing();
        }
        write(
                new Change(
                        offer.subject() + "/change",
                        change.registry(),
                        Change.Act.UPDATE,
                        Optional.of(key),
                        values,
                        today,
                        Optional.of(before.get().wording()),
                        offer.subject(),
                        Rules.PROGRAM));
        var after = read(offer, rules, change.registry(), key, fields).orElseThrow();
        var kept = new LinkedHashMap<String, Object>();
        fields.forEach(field -> kept.put(field, before.get().fields().getOrDefault(field, "")));
        return new Outcome.Changed(
                new Offer.Carried(Optional.of(key), kept, Optional.of(after.wording())));
    }

    private Optional<RegistryRecord> read(
            Offer offer, Rules rules, String registry, String key, List<String> fields) {
        String purpose = rules.offering().title().in(countries.active().settings().binding());
        var reading =
                new Reading(
                        registry,
                        Optional.empty(),
                        key,
                        fields,
                        purpose,
                        offer.subject(),
                        Rules.PROGRAM);
        return switch (registries.read(reading)) {
            case Answer.Found(var record) -> Optional.of(record);
            case Answer.Nothing _ -> Optional.empty();
            case Answer.Refused(var why) ->
                    throw new IllegalStateException("%s refuses: %s".formatted(registry, why));
            case Answer.Unavailable _ ->
                    throw new IllegalStateException(registry + " does not answer");
        };
    }

    private void write(Change change) {
        if (!(registries.write(change) instanceof Written.Done)) {
            throw new IllegalStateException("%s was not changed".formatted(change.registry()));
        }
    }

    private Outcome filed(Offer offer, ProcedureCode procedure) {
        var account = accounts.find(offer.person());
        var person = account.flatMap(Preparing::proved);
        var prepared =
                preparing.prepared(
                        offer.with(account.map(Account::id), offer.level()), procedure, "");
        if (person.isEmpty() || prepared.isEmpty()) {
            return new Outcome.NotComplete(offer);
        }
        var draft = prepared.get().matter().draft().orElseThrow();
        return switch (filings.fileFor(draft, person.get(), Rules.PROGRAM)) {
            case Filed.Accepted(var dossier) ->
                    new Outcome.Filed(dossier.id(), dossier.code().value());
            case Filed.Joined(var whole) -> new Outcome.Filed(whole, "");
            case Filed.Faulty _, Filed.AskedBefore _, Filed.Waiting _ ->
                    new Outcome.NotComplete(prepared.get());
            case Filed.NotFound _ -> throw new IllegalStateException("no draft " + draft);
        };
    }

    /// Puts back what was before.
    ///
    /// @return false where the record was changed since, which only its keeper may judge
    boolean restore(Offer offer, Offering offering, Actor who) {
        var change = Objects.requireNonNull(offering.change());
        Map<String, Object> before = offer.carried().before();
        var written =
                registries.write(
                        new Change(
                                offer.subject() + "/restore",
                                change.registry(),
                                Change.Act.CORRECT,
                                offer.carried().key(),
                                before,
                                countries.today(clock),
                                offer.carried().wording(),
                                offer.subject(),
                                who));
        return written instanceof Written.Done;
    }
}
