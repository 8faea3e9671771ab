package org.motcua.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.PersonNumber;
import org.springframework.stereotype.Component;

/// The doorway of the person concerned: what registries hold about them, and who looked at it. The
/// looks are read from the journal itself, which nobody can thin out.
@Component
public class Looks {
    /// The registry whose keys are the numbers of people.
    static final String PEOPLE = "population";

    private static final String READ = "registry.read";

    /// All records of a registry at once.
    private static final String EXPORTED = "registry.exported";

    private final Registries registries;
    private final WordingTable wordings;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;

    Looks(
            Registries registries,
            WordingTable wordings,
            Journal journal,
            Countries countries,
            Clock clock) {
        this.registries = registries;
        this.wordings = wordings;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
    }

    /// A record about a person, with the fields that they may see themselves.
    public record Own(Registry registry, RegistryRecord record) {}

    /// What registries hold about somebody, without what only others are told. Nobody has looked
    /// but the person, so no look is written down.
    public List<Own> about(PersonNumber person) {
        return records(person).stream()
                .flatMap(record ->
                        registries.find(record.registry()).stream()
                                .map(registry -> new Own(registry, shown(registry, record))))
                .toList();
    }

    private static RegistryRecord shown(Registry registry, RegistryRecord whole) {
        var fields = new LinkedHashMap<String, Object>();
        registry.access().stream()
                .filter(way -> way.readers().contains(Registry.Reader.PERSON))
                .flatMap(way -> registry.readable(way).stream())
                .forEach(name -> {
                    var value = whole.fields().get(name);
                    if (value != null) {
                        fields.put(name, value);
                    }
                });
        return new RegistryRecord(
                whole.id(),
                whole.wording(),
                whole.registry(),
                whole.key(),
                fields,
                whole.since(),
                whole.confirmed());
    }

    /// Who looked at what is held about somebody, the latest first.
    public List<Look> of(PersonNumber person, int most) {
        var looks = new ArrayList<Look>();
        for (RegistryRecord record : records(person)) {
            registries
                    .find(record.registry())
                    .ifPresent(registry -> {
                        journal.about(record.subject()).stream()
                                .filter(one -> one.entry().fact().equals(READ))
                                .map(one -> look(registry, record.id(), one))
                                .forEach(looks::add);
                        journal.about("export:" + registry.id()).stream()
                                .filter(one -> one.entry().fact().equals(EXPORTED))
                                .map(one -> look(registry, record.id(), one))
                                .forEach(looks::add);
                    });
        }
        looks.sort(Comparator.comparing(Look::at).reversed());
        return looks.size() > most ? List.copyOf(looks.subList(0, most)) : looks;
    }

    /// One of them.
    public Optional<Look> find(PersonNumber person, UUID entity, long position) {
        return of(person, Integer.MAX_VALUE).stream()
                .filter(look -> look.entity().equals(entity) && look.position() == position)
                .findFirst();
    }

    private static Look look(Registry registry, UUID entity, Recorded recorded) {
        var entry = recorded.entry();
        var fields =
                entry.data().get("fields") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.<String>of();
        String reason = entry.reason();
        return new Look(
                recorded.position(),
                recorded.at(),
                registry,
                entity,
                entry.actor(),
                fields,
                reason == null ? "" : reason,
                String.valueOf(entry.data().getOrDefault("matter", "")));
    }

    private List<RegistryRecord> records(PersonNumber person) {
        Map<String, List<String>> referring = new LinkedHashMap<>();
        for (Registry registry : registries.all()) {
            var fields = registry.referringTo(PEOPLE);
            if (!fields.isEmpty()) {
                referring.put(registry.id(), fields);
            }
        }
        return wordings.about(PEOPLE, person.value(), referring, countries.today(clock));
    }
}
