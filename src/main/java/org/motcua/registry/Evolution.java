package org.motcua.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Fault;
import org.motcua.country.Faults;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a change of definitions means for the records that are there. One that would lose data is
/// refused, and the refusal says what to write instead.
@Component
public class Evolution {
    /// Types whose values are values of another type just as they stand.
    private static final Map<Registry.Type, Set<Registry.Type>> WIDER = wider();

    private final JdbcClient sql;
    private final Journal journal;

    public Evolution(JdbcClient sql, Journal journal) {
        this.sql = sql;
        this.journal = journal;
    }

    private static Map<Registry.Type, Set<Registry.Type>> wider() {
        var wider = new EnumMap<Registry.Type, Set<Registry.Type>>(Registry.Type.class);
        wider.put(Registry.Type.DATE, EnumSet.of(Registry.Type.DATE_OR_YEAR, Registry.Type.TEXT));
        wider.put(Registry.Type.DATE_OR_YEAR, EnumSet.of(Registry.Type.TEXT));
        wider.put(Registry.Type.UNIT, EnumSet.of(Registry.Type.TEXT));
        wider.put(Registry.Type.REFERENCE, EnumSet.of(Registry.Type.TEXT));
        return wider;
    }

    /// Everything that would be lost, each at its place; empty where nothing would.
    public List<Fault> losses(Country before, Country after) {
        var faults = new ArrayList<Fault>();
        for (var old : last(before)) {
            var next = last(after, old.id());
            if (next.isEmpty()) {
                removed(old, faults);
            } else {
                compare(old.value(), next.get(), faults);
            }
        }
        return faults;
    }

    private void removed(Definition<Registry> old, List<Fault> faults) {
        long records = held(old.id(), Optional.empty());
        if (records > 0) {
            faults.add(
                    new Fault(
                            "registries/%s.yaml".formatted(old.id()),
                            1,
                            1,
                            "registry-loss",
                            "The registry %s holds %d records and has no definition any more."
                                    .formatted(old.id(), records),
                            "Put the definition back; a registry that ends gets effective.until."));
        }
    }

    private void compare(Registry old, Definition<Registry> next, List<Fault> faults) {
        var told = Faults.of(next);
        old.fields()
                .forEach((name, field) -> {
                    var now = next.value().fields().get(name);
                    if (now == null && renamed(next.value(), name).isEmpty()) {
                        gone(old, name, field, told);
                    } else if (now != null && !keeps(field.type(), now.type())) {
                        changed(old, name, field, now, told);
                    }
                });
        faults.addAll(told.found());
    }

    private void gone(Registry old, String name, Registry.Field field, Faults told) {
        long records = held(old.id(), Optional.of(name));
        if (records > 0) {
            told.at(
                    "/fields",
                    "registry-loss",
                    "%d records of %s hold a value in %s, which is no field any more."
                            .formatted(records, old.id(), name),
                    "Write \"%s: {type: %s, ..., retired: true}\" to keep it, or \"renamed_from: %s\" at the field that it is now."
                            .formatted(name, written(field.type()), name));
        }
    }

    private void changed(
            Registry old, String name, Registry.Field field, Registry.Field now, Faults told) {
        long records = held(old.id(), Optional.of(name));
        if (records > 0) {
            told.at(
                    "/fields/" + name + "/type",
                    "registry-loss",
                    "%d records of %s hold a %s in %s, which is no %s."
                            .formatted(
                                    records,
                                    old.id(),
                                    written(field.type()),
                                    name,
                                    written(now.type())),
                    "Write \"%s: {type: %s, ..., retired: true}\" and give the new values a field of their own."
                            .formatted(name, written(field.type())));
        }
    }

    private static String written(Registry.Type type) {
        return type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static boolean keeps(Registry.Type before, Registry.Type now) {
        return before == now || WIDER.getOrDefault(before, Set.of()).contains(now);
    }

    private static Optional<String> renamed(Registry next, String from) {
        return next.fields().entrySet().stream()
                .filter(field -> from.equals(field.getValue().renamedFrom()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Finds values under the new names of their fields. Runs in the transaction that activates.
    public void apply(Country before, Country after) {
        for (var old : last(before)) {
            last(after, old.id()).map(Definition::value).ifPresent(next -> rename(old, next));
        }
    }

    private void rename(Definition<Registry> old, Registry next) {
        old.value().fields().keySet().stream()
                .filter(name -> !next.fields().containsKey(name))
                .forEach(name ->
                        renamed(next, name).ifPresent(now -> renameIn(next.id(), name, now)));
    }

    private void renameIn(String registry, String from, String to) {
        int rows =
                sql.sql(
                                """
                                update registry.record
                                set fields = (fields - :from) || jsonb_build_object(:to::text,
                                    fields -> :from)
                                where registry = :registry and jsonb_exists(fields, :from)
                                """)
                        .param("from", from)
                        .param("to", to)
                        .param("registry", registry)
                        .update();
        journal.append(
                Entry.of(
                        "registry.renamed",
                        Actor.program("registry-evolution"),
                        "registry:" + registry,
                        Map.of("from", from, "to", to, "wordings", rows)));
    }

    private long held(String registry, Optional<String> field) {
        return sql.sql(
                        """
                        select count(*) from registry.record
                        where registry = ? and (?::text is null or jsonb_exists(fields, ?::text))
                        """)
                .param(registry)
                .param(field.orElse(null))
                .param(field.orElse(null))
                .query(Long.class)
                .single();
    }

    /// The latest version of each registry.
    private static List<Definition<Registry>> last(Country country) {
        return country.all(Registry.KIND).stream()
                .map(Definition::id)
                .distinct()
                .flatMap(id -> last(country, id).stream())
                .toList();
    }

    private static Optional<Definition<Registry>> last(Country country, String id) {
        return country.versions(Registry.KIND, id).stream().reduce((_, last) -> last);
    }
}
