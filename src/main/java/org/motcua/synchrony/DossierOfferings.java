package org.motcua.synchrony;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.exchange.Directory;
import org.motcua.exchange.Directory.Endpoint;
import org.motcua.exchange.Directory.Field;
import org.motcua.exchange.Directory.Grade;
import org.motcua.kernel.Text;
import org.motcua.unit.Houses;
import org.motcua.unit.JoinedHouse;

/// A house's services of the exchange by which other houses tell it of dossiers: the messages, of
/// which every field is named, and the files. And the agreements by which they may.
public final class DossierOfferings {
    /// The service of messages.
    public static final String MESSAGES = "dossiers";

    /// The service of files.
    public static final String FILES = "dossier-files";

    /// Where the house answers for both.
    public static final String PATH = "/api/v1/synchrony";

    private static final Duration HOLDS = Duration.ofDays(5 * 365);
    private static final int SECONDS = 60;
    private static final long LARGEST_MESSAGE = 4 << 20;
    private static final long LARGEST_FILE = 64 << 20;

    private final Country country;
    private final Vocabulary names;

    public DossierOfferings(Country country) {
        this.country = country;
        names = country.all(Vocabulary.KIND).getFirst().value();
    }

    /// The two services of a house.
    ///
    /// @param gateways the identifiers of those that reach it
    List<Directory.Offer> of(JoinedHouse house, List<String> gateways) {
        return List.of(
                new Directory.Offer(
                        house.system() + "/" + MESSAGES,
                        "1",
                        words("synchrony.service.messages"),
                        Grade.PERSONAL,
                        gateways,
                        List.of(new Endpoint("POST", "/messages")),
                        fields(),
                        fields(),
                        Directory.Content.JSON,
                        SECONDS,
                        LARGEST_MESSAGE,
                        null),
                new Directory.Offer(
                        house.system() + "/" + FILES,
                        "1",
                        words("synchrony.service.files"),
                        Grade.PERSONAL,
                        gateways,
                        List.of(new Endpoint("PUT", "/files/{}")),
                        List.of(),
                        List.of(),
                        Directory.Content.FILE,
                        SECONDS,
                        LARGEST_FILE,
                        null));
    }

    /// The member of the exchange to which a house belongs.
    public static String member(JoinedHouse house) {
        return house.system().substring(0, house.system().lastIndexOf('/'));
    }

    /// A directory in which a house takes part: its system, its services, and agreements in either
    /// direction with each house that takes part already. Done twice it changes nothing more.
    ///
    /// @param gateways the identifiers of those that reach it
    public Directory in(
            Directory now, Houses houses, JoinedHouse house, List<String> gateways, Instant at) {
        var members = new ArrayList<>(now.members());
        var there = members.stream().filter(one -> one.id().equals(member(house))).findFirst();
        members.removeIf(one -> one.id().equals(member(house)));
        members.add(grown(there, house));
        var services = new ArrayList<>(now.services());
        var own = of(house, gateways);
        services.removeIf(one -> own.stream().anyMatch(mine -> mine.id().equals(one.id())));
        services.addAll(own);
        var agreements = new ArrayList<>(now.agreements());
        var since = at.truncatedTo(ChronoUnit.DAYS);
        for (var other : houses.all()) {
            String messages = other.system() + "/" + MESSAGES;
            if (!other.id().equals(house.id())
                    && services.stream().anyMatch(one -> one.id().equals(messages))) {
                add(agreements, agreements(house, other, since, since.plus(HOLDS)));
                add(agreements, agreements(other, house, since, since.plus(HOLDS)));
            }
        }
        return now.withMembers(members).withServices(services).withAgreements(agreements);
    }

    private static void add(List<Directory.Agreement> all, List<Directory.Agreement> more) {
        for (var one : more) {
            if (all.stream().noneMatch(known -> known.id().equals(one.id()))) {
                all.add(one);
            }
        }
    }

    private static Directory.Member grown(Optional<Directory.Member> there, JoinedHouse house) {
        var systems = new ArrayList<>(there.map(Directory.Member::systems).orElse(List.of()));
        if (systems.stream().noneMatch(one -> one.id().equals(house.system()))) {
            systems.add(new Directory.Subsystem(house.system(), List.of()));
        }
        return new Directory.Member(
                member(house), there.map(Directory.Member::name).orElse(house.name()), systems);
    }

    private List<Field> fields() {
        var fields = new ArrayList<Field>();
        for (Term term : Term.values()) {
            String name = names.of(term);
            boolean envelope = term.compareTo(Term.MESSAGE) <= 0;
            var meaning = words("synchrony.term." + term.id());
            if (envelope && term != Term.DATA) {
                fields.add(new Field(name, Grade.INTERNAL, meaning));
            }
            boolean both = term == Term.ERROR || term == Term.MESSAGE;
            if (!envelope || both) {
                fields.add(new Field(names.of(Term.DATA) + "." + name, grade(term), meaning));
            }
        }
        // what a house answers that refuses the whole
        for (String name : List.of("type", "title", "status", "detail")) {
            fields.add(new Field(name, Grade.PUBLIC, words("agreement.field." + name)));
        }
        return fields;
    }

    private static Grade grade(Term term) {
        return switch (term) {
            case APPLICANT, SUBJECT, OTHER, EMAIL, PHONE, FILES, RESULTS, SUPPLEMENTS ->
                    Grade.PERSONAL;
            default -> Grade.INTERNAL;
        };
    }

    /// The agreements by which a house may tell another of dossiers: for this purpose, naming the
    /// dossier, with everything that the messages have.
    List<Directory.Agreement> agreements(
            JoinedHouse from, JoinedHouse to, Instant since, Instant until) {
        var all = fields().stream().map(Field::path).toList();
        return List.of(
                agreement(from, to, MESSAGES, all, since, until),
                agreement(from, to, FILES, List.of(), since, until));
    }

    private Directory.Agreement agreement(
            JoinedHouse from,
            JoinedHouse to,
            String service,
            List<String> fields,
            Instant since,
            Instant until) {
        return new Directory.Agreement(
                "%s-%s-%s".formatted(from.id(), to.id(), service),
                1,
                from.system(),
                to.system() + "/" + service,
                HouseLine.PURPOSE,
                words("synchrony.purpose"),
                words("synchrony.basis"),
                List.of(),
                fields,
                fields,
                Directory.Unnamed.REFUSE,
                Directory.Needs.PURPOSE_AND_CASE,
                Directory.Storing.NOTHING,
                500,
                1000,
                since,
                until,
                Directory.State.ACTIVE);
    }

    private Text words(String key) {
        return country.words().find(key).orElseGet(() -> new Text(Map.of("en", key)));
    }
}
