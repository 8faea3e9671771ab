package org.motcua.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assent;
import org.motcua.identity.Behalf;
import org.motcua.identity.Level;
import org.motcua.identity.Representation;
import org.motcua.identity.Represented;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to mandates: for whom somebody may act, and who may act for them.
///
/// Facts in the journal, subject `mandate:<id>`: `mandate.found`, `mandate.given`,
/// `mandate.agreed`, `mandate.accepted`, `mandate.declined`, `mandate.revoked`, `mandate.ended`,
/// and of each act under it `identity.acted`.
@Component
public class Mandates implements Representation {
    private final MandateTable table;
    private final MandateRules rules;
    private final MandateTellings tellings;
    private final Discovery discovery;
    private final Assents assents;
    private final Represented represented;
    private final Accounts accounts;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Mandates(
            MandateTable table,
            MandateRules rules,
            MandateTellings tellings,
            Discovery discovery,
            Assents assents,
            Represented represented,
            Accounts accounts,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.rules = rules;
        this.tellings = tellings;
        this.discovery = discovery;
        this.assents = assents;
        this.represented = represented;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// A mandate with what the country says of it.
    ///
    /// @param kind its definition, while the country has it
    /// @param acts what may be done
    /// @param over why it does not hold now; empty where it does
    public record Shown(
            Mandate mandate,
            Optional<MandateKind> kind,
            List<MandateAct> acts,
            Optional<Over> over) {
        public Shown {
            acts = List.copyOf(acts);
        }

        /// Whether one may act under it now.
        public boolean holds() {
            return over.isEmpty();
        }

        /// Whether it waits for its representative's word.
        public boolean proposed() {
            return mandate.state() == Mandate.State.PROPOSED;
        }
    }

    @Override
    public Standing standing(UUID id, SignedIn representative) {
        var mandate = table.find(id).filter(one -> holds(one, representative));
        if (mandate.isEmpty()) {
            return new Standing.Over();
        }
        var why = rules.over(mandate.get());
        if (why.isPresent()) {
            return why.get() == Over.SILENT ? new Standing.Unknown() : new Standing.Over();
        }
        var kind = rules.kind(mandate.get().kind()).orElseThrow();
        return new Standing.Holds(
                account(mandate.get(), kind),
                new Behalf(
                        id,
                        kind.id(),
                        representative.account(),
                        representative.name(),
                        rules.role(mandate.get(), kind),
                        rules.rights(mandate.get(), kind),
                        Set.copyOf(mandate.get().procedures()),
                        Set.copyOf(kind.except())));
    }

    @Override
    public Assent assent(SignedIn who, String matter, String content, String path) {
        return assents.say(who, matter, content, path);
    }

    @Override
    public Assent assented(SignedIn who, String matter, String content) {
        return assents.of(who, matter, content);
    }

    /// The matters that others agreed to and that wait for the word of whoever acts.
    public Set<String> wanted(SignedIn who) {
        return assents.wanted(who);
    }

    private UUID account(Mandate mandate, MandateKind kind) {
        var whose = mandate.principal();
        return kind.ofOrganisation()
                ? represented.organisation(whose.number(), whose.name())
                : represented.person(new PersonNumber(whose.number()), whose.name());
    }

    /// Whether it is theirs to hold: nobody holds a mandate while acting for somebody else.
    private static boolean holds(Mandate mandate, SignedIn who) {
        return who.behalf().isEmpty()
                && who.level() == Level.TWO
                && who.person()
                        .filter(number -> number.value().equals(mandate.representative().number()))
                        .isPresent();
    }

    /// Why somebody cannot act under a mandate; empty where they can.
    public Optional<Over> over(UUID id, SignedIn who) {
        return table.find(id)
                .filter(one -> holds(one, who))
                .map(rules::over)
                .orElse(Optional.of(Over.NOT_YOURS));
    }

    /// The mandates that somebody holds, or is asked to accept. What registries say of them is
    /// found anew; whoever is found is told.
    public List<Shown> held(SignedIn who) {
        if (who.person().isEmpty() || who.level() != Level.TWO || who.behalf().isPresent()) {
            return List.of();
        }
        discovery.discover(who);
        return table.ofRepresentative(who.person().get().value()).stream()
                .filter(one -> !one.state().equals(Mandate.State.PROPOSED) || meant(one, who))
                .map(this::shown)
                .toList();
    }

    /// A mandate that was given is shown to whom it names: a wrong digit gives nobody power.
    boolean meant(Mandate mandate, SignedIn who) {
        return plain(mandate.representative().name()).equals(plain(who.name()))
                && mandate.times().answerBy().filter(by -> by.isAfter(clock.instant())).isPresent();
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private Shown shown(Mandate mandate) {
        var kind = rules.kind(mandate.kind());
        return new Shown(
                mandate,
                kind,
                kind.map(one -> rules.acts(mandate, one)).orElse(List.of()),
                rules.over(mandate));
    }

    /// The mandates by which others act for somebody, or for the organisation for which they act.
    public List<Shown> given(SignedIn who) {
        return number(who).map(table::ofPrincipal).orElse(List.of()).stream()
                .filter(one -> principal(one, who))
                .map(this::shown)
                .toList();
    }

    /// The number under which registries know whoever is meant by a session.
    Optional<String> number(SignedIn who) {
        if (who.level() != Level.TWO) {
            return Optional.empty();
        }
        return who.person()
                .map(PersonNumber::value)
                .or(() -> accounts.find(who.account()).flatMap(Account::organisation));
    }

    /// A mandate for either side of it; for others it does not exist.
    public Optional<Shown> find(UUID id, SignedIn who) {
        return table.find(id).filter(one -> concerns(one, who)).map(this::shown);
    }

    private boolean concerns(Mandate mandate, SignedIn who) {
        if (holds(mandate, who)) {
            return mandate.state() != Mandate.State.PROPOSED || meant(mandate, who);
        }
        return principal(mandate, who);
    }

    /// Whether somebody is the one represented. A household business has the number of its owner,
    /// and is not its owner.
    boolean principal(Mandate mandate, SignedIn who) {
        boolean organisation = kind(mandate.kind()).filter(MandateKind::ofOrganisation).isPresent();
        return organisation == who.person().isEmpty()
                && number(who).filter(mandate.principal().number()::equals).isPresent();
    }

    /// The mandate under which something was done, for whoever handles what was done: they may read
    /// by what right somebody acted, whether or not it still stands.
    public Optional<Mandate> behind(UUID id) {
        return table.find(id);
    }

    /// Whether somebody is the one represented.
    public boolean represents(Shown shown, SignedIn who) {
        return principal(shown.mandate(), who) && !holds(shown.mandate(), who);
    }

    /// What was done under a mandate, the latest first.
    public List<Recorded> acts(Mandate mandate, int most) {
        var acts =
                journal.about(mandate.subject()).stream()
                        .filter(one -> one.entry().fact().equals("identity.acted"))
                        .toList();
        return acts.reversed().stream().limit(most).toList();
    }

    /// Ends a mandate whose ground is gone, and tells both. Nothing that was done under it is
    /// touched.
    public void settle(UUID id) {
        transaction.executeWithoutResult(_ -> {
            var mandate = table.lock(id).filter(one -> one.state() == Mandate.State.ACTIVE);
            var why = mandate.flatMap(rules::over).filter(Over::forGood);
            if (why.isPresent()) {
                table.ended(id, Mandate.State.ENDED, clock.instant(), why.get().name());
                tellings.ended(mandate.get(), why.get());
            }
        });
    }

    /// Those who act for a person by law, so that they are told what the state has to tell to who
    /// has no account to read it.
    public List<Account> byLaw(PersonNumber person, String right) {
        return discovery.byLaw(person, right);
    }

    /// What a mandate is called to the one represented, by the id of its kind.
    public Optional<MandateKind> kind(String id) {
        return rules.country().versions(MandateKind.KIND, id).stream()
                .reduce((_, last) -> last)
                .map(org.motcua.country.Definition::value);
    }

    /// What may be given by somebody: the kinds for people, or those for organisations.
    public List<MandateKind> givable(SignedIn who) {
        return rules.kinds().stream()
                .filter(kind -> !kind.byRegistry())
                .filter(kind -> kind.ofOrganisation() == who.person().isEmpty())
                .toList();
    }

    /// From when a mandate holds that is given now.
    public LocalDate today() {
        return rules.today();
    }

    /// The acts of a kind, to choose from.
    public List<MandateAct> acts(MandateKind kind) {
        return rules.acts(kind);
    }

    /// What an act of the journal was, by the right that it needed.
    public Optional<MandateAct> act(String right) {
        return rules.acts().stream().filter(act -> act.rights().contains(right)).findFirst();
    }
}
