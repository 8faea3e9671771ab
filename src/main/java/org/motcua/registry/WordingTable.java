package org.motcua.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of records seen through time.
@Component
class WordingTable {
    private static final String COLUMNS =
            """
            id, entity, key, fields, lower(valid) as since, upper(valid) as until, recorded_at,
                superseded_at, cause
            """;

    private final JdbcClient sql;

    WordingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// Everything that was ever believed of a record, the latest belief first.
    List<Wording> history(UUID entity) {
        return sql.sql(
                        """
                        select %s from registry.record where entity = ?
                        order by recorded_at desc, lower(valid) desc, id desc
                        """
                                .formatted(COLUMNS))
                .param(entity)
                .query(WordingTable::row)
                .list();
    }

    /// What was true on a day, as it was believed at a moment.
    Optional<Wording> on(UUID entity, LocalDate day, Instant believed) {
        var at = believed.atOffset(ZoneOffset.UTC);
        return sql.sql(
                        """
                        select %s from registry.record
                        where entity = ? and valid @> ?::date and recorded_at <= ?
                            and (superseded_at is null or superseded_at > ?)
                        order by recorded_at desc, id desc limit 1
                        """
                                .formatted(COLUMNS))
                .param(entity)
                .param(day)
                .param(at)
                .param(at)
                .query(WordingTable::row)
                .optional();
    }

    /// The records with these keys that hold on a day.
    List<RegistryRecord> byKeys(String registry, Collection<String> keys, LocalDate on) {
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since,
                            recorded_at
                        from registry.record
                        where key = any(?) and registry = ? and superseded_at is null
                            and valid @> ?::date
                        """)
                .param(keys.toArray(String[]::new))
                .param(registry)
                .param(on)
                .query(RecordTable::row)
                .list();
    }

    /// How many wordings of a registry are in force.
    long size(String registry) {
        return sql.sql(
                        """
                        select count(*) from registry.record
                        where registry = ? and superseded_at is null
                        """)
                .param(registry)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// The registry to which a record belongs.
    Optional<String> registry(UUID entity) {
        return sql.sql("select registry from registry.record where entity = ? limit 1")
                .param(entity)
                .query(String.class)
                .optional();
    }

    /// The records that hold today and have one of these keys, or one of these values in a field.
    List<RegistryRecord> search(
            String registry, String key, Collection<String> having, LocalDate on, int limit) {
        return sql.sql(
                        """
                        with found as (
                            select r.* from registry.record r
                            where registry = :registry and key = :key and superseded_at is null
                            union
                            select r.* from unnest(:having::jsonb[]) wanted
                            join lateral (
                                select * from registry.record
                                where registry = :registry and superseded_at is null
                                    and fields @> wanted
                                limit :limit) r on true)
                        select entity, id, registry, key, fields, lower(valid) as since, recorded_at
                        from found where valid @> :on::date order by key limit :limit
                        """)
                .param("registry", registry)
                .param("key", key)
                .param("having", having.toArray(String[]::new))
                .param("on", on)
                .param("limit", limit)
                .query(RecordTable::row)
                .list();
    }

    /// Records of a registry that hold today, in the order of their identity.
    List<RegistryRecord> page(String registry, UUID after, LocalDate on, int limit) {
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since, recorded_at
                        from registry.record
                        where registry = ? and superseded_at is null and valid @> ?::date
                            and entity > ?
                        order by entity limit ?
                        """)
                .param(registry)
                .param(on)
                .param(after)
                .param(limit)
                .query(RecordTable::row)
                .list();
    }

    /// The wordings that hold today, of many records.
    List<RegistryRecord> current(Collection<UUID> entities, LocalDate on) {
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since, recorded_at
                        from registry.record
                        where entity = any(?) and superseded_at is null and valid @> ?::date
                        """)
                .param(entities.toArray(UUID[]::new))
                .param(on)
                .query(RecordTable::row)
                .list();
    }

    /// Of records about somebody: those with a key, and those that refer to it by a field.
    ///
    /// @param referring fields by registry
    List<RegistryRecord> about(
            String registry, String key, Map<String, List<String>> referring, LocalDate on) {
        var registries = new java.util.ArrayList<String>();
        var wanted = new java.util.ArrayList<String>();
        referring.forEach((id, fields) ->
                fields.forEach(field -> {
                    registries.add(id);
                    wanted.add(RecordTable.text(Map.of(field, key)));
                }));
        return sql.sql(
                        """
                        with found as (
                            select r.* from registry.record r
                            where registry = :registry and key = :key and superseded_at is null
                            union
                            select r.* from unnest(:registries::text[], :wanted::jsonb[])
                                as w (registry, wanted)
                            join lateral (
                                select * from registry.record x
                                where x.superseded_at is null and x.fields @> w.wanted
                                    and x.registry = w.registry) r on true)
                        select entity, id, registry, key, fields, lower(valid) as since, recorded_at
                        from found where valid @> :on::date order by registry, key
                        """)
                .param("registry", registry)
                .param("key", key)
                .param("registries", registries.toArray(String[]::new))
                .param("wanted", wanted.toArray(String[]::new))
                .param("on", on)
                .query(RecordTable::row)
                .list();
    }

    private static Wording row(ResultSet row, int number) throws SQLException {
        return new Wording(
                row.getObject("id", UUID.class),
                row.getObject("entity", UUID.class),
                row.getString("key"),
                RecordTable.fields(row.getString("fields")),
                row.getObject("since", LocalDate.class),
                Optional.ofNullable(row.getObject("until", LocalDate.class)),
                row.getTimestamp("recorded_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("superseded_at")).map(Timestamp::toInstant),
                row.getString("cause"));
    }
}
