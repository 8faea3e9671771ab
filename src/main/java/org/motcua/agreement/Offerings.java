package org.motcua.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.exchange.Directory;
import org.motcua.exchange.Directory.Grade;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;
import org.motcua.registry.Registry;
import org.motcua.registry.Sharing;
import org.motcua.unit.Agencies;

/// Registries as services of the exchange, taken from their definitions: who owns them, what each
/// field is, how it is classified. A registry that grants systems no way of reading is not offered.
public final class Offerings {
    /// The system of an owner that its registries belong to.
    public static final String SYSTEM = "registries";

    /// The class of members that agencies are.
    public static final String AGENCIES = "GOV";

    private final Country country;
    private final LocalDate today;
    private final String instance;
    private final List<String> gateways;

    /// @param instance of the exchange
    /// @param gateways the identifiers of those that reach the house
    public Offerings(Country country, LocalDate today, String instance, List<String> gateways) {
        this.country = country;
        this.today = today;
        this.instance = instance;
        this.gateways = List.copyOf(gateways);
    }

    /// @param paths by service, where the house answers for it
    public record Published(
            List<Directory.Member> members,
            List<Directory.Offer> services,
            Map<String, String> paths) {
        public Published {
            members = List.copyOf(members);
            services = List.copyOf(services);
            paths = Map.copyOf(paths);
        }
    }

    /// The services of registries.
    ///
    /// @param chosen their ids; none for all
    public Published of(Set<String> chosen) {
        var owners = new LinkedHashMap<String, Directory.Member>();
        var services = new ArrayList<Directory.Offer>();
        var paths = new LinkedHashMap<String, String>();
        for (var definition : country.all(Registry.KIND, today)) {
            var registry = definition.value();
            var shared = shared(registry);
            if (shared.isEmpty() || (!chosen.isEmpty() && !chosen.contains(registry.id()))) {
                continue;
            }
            var owner = owners.computeIfAbsent(registry.owner(), this::member);
            for (var shelf : Shelf.values()) {
                var offer = offer(definition, owner, shelf, shared);
                services.add(offer);
                paths.put(offer.id(), "/api/v1/registries/" + registry.id());
            }
        }
        return new Published(List.copyOf(owners.values()), services, paths);
    }

    /// The fields that systems may be given at all.
    private static Set<String> shared(Registry registry) {
        var fields = new LinkedHashSet<String>();
        registry.access().stream()
                .filter(way -> way.readers().contains(Registry.Reader.SYSTEM))
                .forEach(way -> fields.addAll(registry.readable(way)));
        return fields;
    }

    private Directory.Member member(String owner) {
        String id = "%s/%s/%s".formatted(instance, AGENCIES, owner);
        var name =
                Agencies.of(country)
                        .find(new AgencyCode(owner), today)
                        .map(agency -> agency.name())
                        .orElseGet(() -> new Text(Map.of("en", owner)));
        return new Directory.Member(
                id, name, List.of(new Directory.Subsystem(id + "/" + SYSTEM, List.of())));
    }

    private Directory.Offer offer(
            Definition<Registry> definition,
            Directory.Member owner,
            Shelf shelf,
            Set<String> shared) {
        var registry = definition.value();
        var grades = shared.stream().map(registry::field).map(Classes::of).distinct().toList();
        var touching = Classes.highest(grades).personal() ? Grade.PERSONAL : Grade.INTERNAL;
        var response = new ArrayList<>(shelf.envelope(country, touching));
        if (!shelf.prefix().isEmpty()) {
            registry.fields()
                    .forEach((name, field) -> {
                        // what is secret stands here too, so that gateways know it wherever it
                        // turns up
                        if (shared.contains(name) || !field.open()) {
                            response.add(
                                    new Directory.Field(
                                            shelf.prefix() + name,
                                            Classes.of(field),
                                            field.title()));
                        }
                    });
        }
        var title = shelf == Shelf.ONE ? registry.title() : titled(registry, shelf);
        var grade = shelf == Shelf.CHANGES ? Grade.INTERNAL : Classes.highest(grades);
        var offer =
                new Directory.Offer(
                        "%s/%s/%s".formatted(owner.id(), SYSTEM, shelf.code(registry)),
                        definition.hash().substring(0, 12),
                        title,
                        grade,
                        gateways,
                        shelf.endpoints(),
                        shelf.request(country),
                        response,
                        Directory.Content.JSON,
                        shelf.seconds(),
                        shelf.largest(),
                        null);
        return described(offer, registry);
    }

    private Text titled(Registry registry, Shelf shelf) {
        var words = Shelf.words(country, "agreement.shelf." + shelf.name());
        var both = new LinkedHashMap<String, String>();
        registry.title()
                .byLanguage()
                .forEach((tag, title) -> both.put(tag, "%s: %s".formatted(title, words.in(tag))));
        return new Text(both);
    }

    private Directory.Offer described(Directory.Offer offer, Registry registry) {
        return new Directory.Offer(
                offer.id(),
                offer.version(),
                offer.title(),
                offer.grade(),
                offer.providers(),
                offer.endpoints(),
                offer.request(),
                offer.response(),
                offer.content(),
                offer.timeoutSeconds(),
                offer.largestBody(),
                new OfferDescription(offer, registry, country.settings().binding()).json());
    }

    /// Whether a service is this registry's, asked in this way.
    public static boolean serves(String service, Registry registry, Sharing.Way way) {
        String[] parts = service.split("/", -1);
        return parts.length == 5
                && parts[3].equals(SYSTEM)
                && Arrays.stream(Shelf.values())
                        .anyMatch(
                                shelf -> shelf.gives(way) && shelf.code(registry).equals(parts[4]));
    }

    /// A directory in which these services stand: those that the owners' registries had before give
    /// way, everything else stays.
    public static Directory in(Directory now, Published published) {
        var systems = new LinkedHashSet<String>();
        var members = new ArrayList<>(now.members());
        for (var owner : published.members()) {
            String system = owner.id() + "/" + SYSTEM;
            systems.add(system);
            var there = members.stream().filter(one -> one.id().equals(owner.id())).findFirst();
            if (there.isEmpty()) {
                members.add(owner);
            } else if (there.get().systems().stream().noneMatch(one -> one.id().equals(system))) {
                var all = new ArrayList<>(there.get().systems());
                all.addAll(owner.systems());
                var grown = new Directory.Member(owner.id(), there.get().name(), all);
                members.replaceAll(one -> one.id().equals(owner.id()) ? grown : one);
            }
        }
        var services = new ArrayList<>(now.services());
        services.removeIf(
                one -> systems.contains(one.id().substring(0, one.id().lastIndexOf('/'))));
        services.addAll(published.services());
        return now.withMembers(members).withServices(services);
    }
}
