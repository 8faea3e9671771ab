package org.motcua.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.kernel.Folding;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds records that say the same where no two may: what has to differ is folded and hashed, so
/// that "NGUYEN VAN A" meets "Nguyễn Văn A".
@Component
class TwinTable {
    private final JdbcClient sql;
    private final JdbcTemplate rows;

    TwinTable(JdbcClient sql, JdbcTemplate rows) {
        this.sql = sql;
        this.rows = rows;
    }

    private record Twin(UUID entity, String rule, String hash) {}

    /// The sets of fields that no two records share.
    private static Map<String, List<String>> rules(Registry registry) {
        var rules = new HashMap<String, List<String>>();
        registry.twins().forEach(fields -> rules.put(String.join("+", fields), fields));
        registry.fields()
                .forEach((name, field) -> {
                    if (field.unique()) {
                        rules.put(name, List.of(name));
                    }
                });
        return rules;
    }

    /// Keeps what these records say, and gives back the records outside of them that now meet one
    /// of them.
    Set<UUID> keep(Registry registry, List<RegistryRecord> records) {
        var entities = records.stream().map(RegistryRecord::id).toArray(UUID[]::new);
        var kept = new ArrayList<Twin>();
        for (RegistryRecord record : records) {
            rules(registry)
                    .forEach((rule, fields) ->
                            hash(record, fields)
                                    .ifPresent(
                                            hash -> kept.add(new Twin(record.id(), rule, hash))));
        }
        var met = met(entities);
        sql.sql("delete from registry.twin where entity = any(?)").param(entities).update();
        rows.batchUpdate(
                "insert into registry.twin (entity, registry, rule, hash) values (?, ?, ?, ?)",
                kept.stream()
                        .map(twin ->
                                new Object[] {
                                    twin.entity(), registry.id(), twin.rule(), twin.hash()
                                })
                        .toList());
        met.addAll(met(entities));
        return met;
    }

    /// Forgets records that are no longer in force; gives back those that met them.
    Set<UUID> forget(Collection<UUID> gone) {
        var entities = gone.toArray(UUID[]::new);
        var met = met(entities);
        sql.sql("delete from registry.twin where entity = any(?)").param(entities).update();
        return met;
    }

    private Set<UUID> met(UUID[] entities) {
        return sql.sql(
                        """
                        select distinct other.entity from registry.twin own
                        join registry.twin other on other.registry = own.registry
                            and other.rule = own.rule and other.hash = own.hash
                        where own.entity = any(:entities) and other.entity <> all(:entities)
                        """)
                .param("entities", entities)
                .query((row, _) -> row.getObject(1, UUID.class))
                .set();
    }

    /// The first other record with the same values, by record and rule.
    Map<UUID, Map<String, UUID>> mates(Registry registry, List<RegistryRecord> records) {
        var found = new HashMap<UUID, Map<String, UUID>>();
        sql.sql(
                        """
                        select own.entity, own.rule, min(other.entity::text)::uuid as mate
                        from registry.twin own
                        join registry.twin other on other.registry = own.registry
                            and other.rule = own.rule and other.hash = own.hash
                            and other.entity <> own.entity
                        where own.entity = any(?)
                        group by own.entity, own.rule
                        """)
                .param(records.stream().map(RegistryRecord::id).toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("entity", UUID.class), _ -> new HashMap<>())
                            .put(row.getString("rule"), row.getObject("mate", UUID.class));
                });
        return found;
    }

    /// Empty where a value is missing: records that say nothing are no duplicates of each other.
    private static Optional<String> hash(RegistryRecord record, List<String> fields) {
        if (!fields.stream().allMatch(field -> record.fields().get(field) != null)) {
            return Optional.empty();
        }
        String all =
                fields.stream()
                        .map(field -> String.valueOf(record.fields().get(field)))
                        .map(Folding::fold)
                        .collect(Collectors.joining("\n"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
