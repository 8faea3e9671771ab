package org.motcua.agreement;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.agreement.Agreement.Move;
import org.motcua.agreement.Agreement.Side;
import org.motcua.agreement.Agreement.State;
import org.motcua.country.Countries;
import org.motcua.exchange.Directory;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to what agencies agree on: asked for by an officer of the one, decided by an officer
/// of the other, in the directory of the centre within seconds.
///
/// Facts: `agreement.requested`, `agreement.approved`, `agreement.refused`, `agreement.suspended`,
/// `agreement.resumed`, `agreement.ended`, `agreement.withdrawn`, with the agreement as subject.
@Service
public class Agreements {
    private static final String SEE = "agreement.see";
    private static final int MOST = 500;

    private final AgreementTable table;
    private final CentreDesk desk;
    private final Rights rights;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Countries countries;
    private final Clock clock;

    Agreements(
            AgreementTable table,
            CentreDesk desk,
            Rights rights,
            Journal journal,
            TransactionTemplate transaction,
            Countries countries,
            Clock clock) {
        this.table = table;
        this.desk = desk;
        this.rights = rights;
        this.journal = journal;
        this.transaction = transaction;
        this.countries = countries;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Outcome {
        record Done(Agreement agreement) implements Outcome {}

        record Refused(List<Refusal> why) implements Outcome {}
    }

    /// Whether this house keeps the directory of an exchange, and why it does not follow, if so.
    public Optional<Directory> directory() {
        return desk.directory();
    }

    /// Why the directory does not follow at the moment, in words of the exchange.
    public Optional<String> trouble() {
        return desk.trouble();
    }

    /// The systems of the agencies for which somebody may ask.
    public List<String> systems(SignedIn who) {
        var agencies = rights.agencies(who, "agreement.request");
        return directory().stream()
                .flatMap(one -> one.members().stream())
                .filter(member -> agencies.contains(agency(member.id())))
                .flatMap(member -> member.systems().stream())
                .map(Directory.Subsystem::id)
                .filter(id -> !id.endsWith("/" + Offerings.SYSTEM))
                .toList();
    }

    /// What is offered under a name, if it is.
    public Optional<Directory.Offer> service(String id) {
        return directory().stream()
                .flatMap(one -> one.services().stream())
                .filter(offer -> offer.id().equals(id))
                .findFirst();
    }

    /// The agency behind an identifier of the exchange.
    public static AgencyCode agency(String identifier) {
        return new AgencyCode(identifier.split("/", -1)[2]);
    }

    /// Asks for an agreement.
    public Outcome request(SignedIn who, Wanted wanted) {
        if (directory().isEmpty()) {
            return refused(Refusal.NOT_SET_UP);
        }
        var offer = service(wanted.service());
        boolean own = systems(who).contains(wanted.consumer());
        var faults = new ArrayList<>(wanted.faults(offer, own, countries.today(clock)));
        if (faults.isEmpty() && stands(wanted.consumer(), wanted.service(), wanted.purpose())) {
            faults.add(Refusal.DOUBLE);
        }
        if (!faults.isEmpty() || offer.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var asker = agency(wanted.consumer());
        rights.require(who, "agreement.request", Scope.at(asker));
        var now = clock.instant();
        int year = countries.today(clock).getYear();
        return transaction.execute(_ -> {
            var one =
                    new Agreement(
                            "TT-%d-%04d".formatted(year, table.number(year)),
                            1,
                            wanted.terms(offer.get(), zone()),
                            State.REQUESTED,
                            asker,
                            agency(wanted.service()),
                            who.account().toString(),
                            now,
                            now,
                            null);
            table.insert(one);
            write(who, one, Side.ASKER, "agreement.requested", wanted.reason());
            return new Outcome.Done(one);
        });
    }

    private boolean stands(String consumer, String service, String purpose) {
        return table.standing().stream()
                .filter(one -> one.state() != State.ENDED)
                .map(Agreement::terms)
                .anyMatch(terms ->
                        terms.consumer().equals(consumer)
                                && terms.service().equals(service)
                                && terms.purpose().equals(purpose));
    }

    /// Moves one on.
    ///
    /// @param seen the version that was decided on
    public Outcome move(SignedIn who, String id, int seen, Move move, String words) {
        var found = find(who, id);
        if (found.isEmpty()) {
            return refused(Refusal.UNKNOWN);
        }
        var one = found.get();
        rights.require(who, right(move.side()), Scope.at(agency(one, move.side())));
        if (one.version() != seen) {
            return refused(Refusal.OVERTAKEN);
        }
        if (!move.possible(one.state())) {
            return refused(Refusal.NOT_NOW);
        }
        if (move == Move.APPROVE && one.requestedBy().equals(who.account().toString())) {
            return refused(Refusal.OWN_REQUEST);
        }
        if (move.reasoned() && words.isBlank()) {
            return refused(Refusal.WORDS);
        }
        return moved(who, one, move, words);
    }

    private Outcome moved(SignedIn who, Agreement one, Move move, String words) {
        Outcome outcome;
        try {
            outcome =
                    transaction.execute(_ -> {
                        if (!table.move(one.id(), one.version(), move.to(), clock.instant())) {
                            return refused(Refusal.OVERTAKEN);
                        }
                        write(who, one, move.side(), move.fact(), words.strip());
                        return new Outcome.Done(table.find(one.id()).orElseThrow());
                    });
        } catch (DuplicateKeyException _) {
            return refused(Refusal.DOUBLE);
        }
        if (outcome instanceof Outcome.Done) {
            desk.follow();
        }
        return outcome;
    }

    private void write(SignedIn who, Agreement one, Side side, String fact, String words) {
        var data = new LinkedHashMap<String, Object>();
        data.put("consumer", one.terms().consumer());
        data.put("service", one.terms().service());
        data.put("purpose", one.terms().purpose());
        data.put("fields", one.terms().fields());
        journal.append(
                new Entry(
                        fact,
                        who.actorAt(agency(one, side)),
                        one.subject(),
                        data,
                        words.isBlank() ? null : words));
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(List.of(why));
    }

    private static String right(Side side) {
        return side == Side.OWNER ? "agreement.decide" : "agreement.request";
    }

    private static AgencyCode agency(Agreement one, Side side) {
        return side == Side.OWNER ? one.owner() : one.asker();
    }

    private ZoneId zone() {
        return countries.active().settings().zone();
    }

    /// Those of somebody's agencies on either side: open requests first, then the latest moved.
    public List<Agreement> list(SignedIn who) {
        return table.of(agencies(who), MOST);
    }

    private Set<AgencyCode> agencies(SignedIn who) {
        return rights.agencies(who, SEE);
    }

    /// One of them.
    public Optional<Agreement> find(SignedIn who, String id) {
        var agencies = agencies(who);
        return table.find(id)
                .filter(one -> agencies.contains(one.asker()) || agencies.contains(one.owner()));
    }

    /// What somebody can do to one now.
    public List<Move> moves(SignedIn who, Agreement one) {
        return java.util.Arrays.stream(Move.values())
                .filter(move -> move.possible(one.state()))
                .filter(move ->
                        rights.allows(who, right(move.side()), Scope.at(agency(one, move.side()))))
                .toList();
    }

    /// Everything that happened to one, the oldest first.
    public List<Recorded> history(Agreement one) {
        return journal.about(one.subject());
    }

    /// Whether an agreement that a gateway names is one of this house's.
    public boolean keeps(String label) {
        return table.find(id(label)).isPresent();
    }

    private static String id(String label) {
        int slash = label.lastIndexOf('/');
        return slash < 0 ? label : label.substring(0, slash);
    }

    /// The agreement by which a message came, as a gateway names it: where it holds now, for this
    /// system.
    ///
    /// @param label id and version, `TT-2026-0001/1`
    public Optional<Agreement> holding(String label, String consumer) {
        var now = clock.instant();
        return table.find(id(label))
                .filter(one -> one.state() == State.ACTIVE)
                .filter(one -> one.terms().consumer().equals(consumer))
                .filter(one -> !now.isBefore(one.terms().from()) && !one.over(now));
    }
}
