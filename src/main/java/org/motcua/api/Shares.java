package org.motcua.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.agreement.Agreement;
import org.motcua.agreement.Agreements;
import org.motcua.agreement.Offerings;
import org.motcua.country.Countries;
import org.motcua.kernel.Text;
import org.motcua.registry.Lookups;
import org.motcua.registry.Registries;
import org.motcua.registry.Registry;
import org.motcua.registry.Sharing;
import org.springframework.stereotype.Component;

/// By what a system may read a registry: the agreement of the exchange that its message names,
/// where this house keeps it; else a sharing of the country's definitions for its agency.
@Component
class Shares {
    private static final String FIELDS = "fields.";

    private final Agreements agreements;
    private final Lookups lookups;
    private final Registries registries;
    private final Countries countries;

    Shares(Agreements agreements, Lookups lookups, Registries registries, Countries countries) {
        this.agreements = agreements;
        this.lookups = lookups;
        this.registries = registries;
        this.countries = countries;
    }

    /// @param fields the only ones that may be given; nothing where the sharing says it
    record Share(Sharing sharing, Optional<Set<String>> fields) {
        /// The fields to be given of those asked for: what would not pass never leaves the house.
        List<String> wanted(List<String> asked) {
            if (fields.isEmpty()) {
                return asked;
            }
            var wanted =
                    fields.get().stream()
                            .filter(field -> asked.isEmpty() || asked.contains(field))
                            .toList();
            return wanted.isEmpty() ? List.of(Lookups.NO_FIELD) : wanted;
        }
    }

    Optional<Share> of(Readers.Reader reader, String registry, Sharing.Way way) {
        String label = reader.trace().get("exchange");
        if (label != null && agreements.keeps(label)) {
            // one that was suspended a moment ago gives nothing, also where a gateway has not heard
            return agreements
                    .holding(label, reader.actor().id())
                    .flatMap(one -> share(one, registry, way));
        }
        return lookups.sharing(reader.agency(), registry, way)
                .map(sharing -> new Share(sharing, reader.agreed()));
    }

    private Optional<Share> share(Agreement one, String id, Sharing.Way way) {
        var registry =
                registries.find(id).filter(it -> Offerings.serves(one.terms().service(), it, way));
        return registry.flatMap(it -> {
            var fields = fields(one.terms().fields());
            return access(it, fields)
                    .map(access ->
                            new Share(
                                    new Sharing(
                                            one.id(),
                                            one.asker().value(),
                                            id,
                                            access.id(),
                                            List.of(way),
                                            text(one.terms().reason()),
                                            text(one.terms().legalBasis())),
                                    Optional.of(fields)));
        });
    }

    /// The names of registry fields among the paths of an answer.
    static Set<String> fields(Iterable<String> paths) {
        var fields = new LinkedHashSet<String>();
        for (String path : paths) {
            int at = path.indexOf(FIELDS);
            if (at >= 0) {
                fields.add(path.substring(at + FIELDS.length()));
            }
        }
        return fields;
    }

    /// The way of reading that gives most of them.
    private static Optional<Registry.Access> access(Registry registry, Set<String> fields) {
        return registry.access().stream()
                .filter(one -> one.readers().contains(Registry.Reader.SYSTEM))
                .max(
                        java.util.Comparator.comparingLong(one ->
                                registry.readable(one).stream().filter(fields::contains).count()));
    }

    private Text text(String words) {
        return new Text(Map.of(countries.active().settings().binding(), words));
    }
}
