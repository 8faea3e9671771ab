package org.motcua.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.motcua.country.Countries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what is around many records of one registry at once: some set-based queries, however many
/// records there are.
@Component
class SurroundingsTable {
    private final JdbcClient sql;
    private final TwinTable twins;
    private final Countries countries;
    private final Clock clock;

    SurroundingsTable(JdbcClient sql, TwinTable twins, Countries countries, Clock clock) {
        this.sql = sql;
        this.twins = twins;
        this.countries = countries;
        this.clock = clock;
    }

    /// Lets one judge at a time, until the transaction ends: a record that changes while all of its
    /// registry are judged is judged by both, one after the other.
    void alone() {
        sql.sql("select pg_advisory_xact_lock(hashtext('registry.quality'))")
                .query((_, _) -> true)
                .list();
    }

    Surroundings around(Registry registry, List<RegistryRecord> records) {
        var country = countries.active();
        var now = clock.instant();
        var today = country.day(now);
        return new Surroundings(
                country,
                today,
                now,
                targets(registry, records, today),
                twins.mates(registry, records),
                copies(registry, records, today),
                confirmed(records));
    }

    private Map<Surroundings.Target, Map<String, Object>> targets(
            Registry registry, List<RegistryRecord> records, LocalDate on) {
        var wanted = new LinkedHashSet<Surroundings.Target>();
        registry.fields()
                .forEach((name, field) -> {
                    String to = field.registry();
                    if (to != null) {
                        for (RegistryRecord record : records) {
                            if (record.fields().get(name) instanceof String key) {
                                wanted.add(new Surroundings.Target(to, key));
                            }
                        }
                    }
                });
        var found = new HashMap<Surroundings.Target, Map<String, Object>>();
        if (wanted.isEmpty()) {
            return found;
        }
        sql.sql(
                        """
                        select r.registry, r.key, r.fields
                        from unnest(:registries::text[], :keys::text[]) as w (registry, key)
                        join registry.record r on r.key = w.key and r.registry = w.registry
                        where r.superseded_at is null and r.valid @> :on::date
                        """)
                .param(
                        "registries",
                        wanted.stream().map(Surroundings.Target::registry).toArray(String[]::new))
                .param("keys", wanted.stream().map(Surroundings.Target::key).toArray(String[]::new))
                .param("on", on)
                .query(row -> {
                    found.put(
                            new Surroundings.Target(
                                    row.getString("registry"), row.getString("key")),
                            RecordTable.fields(row.getString("fields")));
                });
        return found;
    }

    /// A field of another registry that repeats facts of this one.
    private record Copied(String registry, String by, Map<String, String> fields) {}

    private List<Copied> copiedFrom(String registry) {
        var found = new ArrayList<Copied>();
        for (var definition : countries.active().all(Registry.KIND)) {
            var byKey = new HashMap<String, Map<String, String>>();
            definition
                    .value()
                    .fields()
                    .forEach((name, field) -> {
                        var authority = field.authority();
                        if (authority != null && authority.registry().equals(registry)) {
                            byKey.computeIfAbsent(authority.by(), _ -> new HashMap<>())
                                    .put(name, authority.field());
                        }
                    });
            byKey.forEach((by, fields) -> found.add(new Copied(definition.id(), by, fields)));
        }
        return found;
    }

    /// How often what these records say stands elsewhere, and agrees.
    private Map<UUID, Surroundings.Copies> copies(
            Registry registry, List<RegistryRecord> records, LocalDate on) {
        var found = new HashMap<UUID, Surroundings.Copies>();
        if (records.isEmpty()) {
            return found;
        }
        var byKey = new HashMap<String, RegistryRecord>();
        records.forEach(record -> byKey.put(record.key(), record));
        for (Copied copied : copiedFrom(registry.id())) {
            sql.sql(
                            """
                            select k.key, r.fields
                            from unnest(:keys::text[], :wanted::jsonb[]) as k (key, wanted)
                            join lateral (
                                select fields from registry.record x
                                where x.superseded_at is null and x.fields @> k.wanted
                                    and x.registry = :registry and x.valid @> :on::date) r on true
                            """)
                    .param("keys", records.stream().map(RegistryRecord::key).toArray(String[]::new))
                    .param(
                            "wanted",
                            records.stream()
                                    .map(record ->
                                            RecordTable.text(Map.of(copied.by(), record.key())))
                                    .toArray(String[]::new))
                    .param("registry", copied.registry())
                    .param("on", on)
                    .query(row -> {
                        var origin = Objects.requireNonNull(byKey.get(row.getString("key")));
                        var copy = RecordTable.fields(row.getString("fields"));
                        copied.fields()
                                .forEach((field, source) -> {
                                    var here = origin.fields().get(source);
                                    var there = copy.get(field);
                                    if (here != null && there != null) {
                                        boolean agrees = Likeness.of(there, here) == Likeness.SAME;
                                        found.merge(
                                                origin.id(),
                                                Surroundings.Copies.NONE.with(agrees),
                                                (old, _) -> old.with(agrees));
                                    }
                                });
                    });
        }
        return found;
    }

    private Map<UUID, Instant> confirmed(List<RegistryRecord> records) {
        var found = new HashMap<UUID, Instant>();
        sql.sql("select entity, at from registry.confirmation where entity = any(?)")
                .param(records.stream().map(RegistryRecord::id).toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("entity", UUID.class),
                            row.getTimestamp("at").toInstant());
                });
        return found;
    }

    /// The records that are judged anew because of these: those that refer to them, and those to
    /// which they refer.
    Set<UUID> neighbours(Collection<UUID> entities, LocalDate on) {
        var pairs = new ArrayList<String[]>();
        for (var definition : countries.active().all(Registry.KIND, on)) {
            definition
                    .value()
                    .fields()
                    .forEach((name, field) -> {
                        if (field.registry() != null) {
                            pairs.add(new String[] {definition.id(), name, field.registry()});
                        }
                    });
        }
        return new LinkedHashSet<>(
                sql.sql(
                                """
                                with changed as (
                                    select distinct registry, key, entity
                                    from registry.record where entity = any(:entities)),
                                pairs as (
                                    select * from unnest(:froms::text[], :fields::text[], :tos::text[])
                                        as p (source, field, target))
                                select r.entity from changed c
                                join pairs p on p.target = c.registry
                                join lateral (
                                    select entity from registry.record x
                                    where x.superseded_at is null and x.registry = p.source
                                        and x.fields @> jsonb_build_object(p.field, c.key)
                                    limit 1000) r on true
                                union
                                select t.entity from registry.record r
                                join pairs p on p.source = r.registry
                                join registry.record t on t.registry = p.target
                                    and t.key = r.fields ->> p.field and t.superseded_at is null
                                where r.entity = any(:entities)
                                """)
                        .param("entities", entities.toArray(UUID[]::new))
                        .param("froms", pairs.stream().map(pair -> pair[0]).toArray(String[]::new))
                        .param("fields", pairs.stream().map(pair -> pair[1]).toArray(String[]::new))
                        .param("tos", pairs.stream().map(pair -> pair[2]).toArray(String[]::new))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list());
    }
}
