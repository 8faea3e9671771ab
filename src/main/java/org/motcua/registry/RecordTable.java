package org.motcua.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of all registries.
@Component
class RecordTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRIES = 5;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient sql;

    RecordTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// The wording of a record that holds on a day.
    List<RegistryRecord> byKey(String registry, String key, LocalDate on) {
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since,
                            recorded_at
                        from registry.record
                        where registry = ? and key = ? and superseded_at is null
                            and valid @> ?::date
                        """)
                .param(registry)
                .param(key)
                .param(on)
                .query(RecordTable::row)
                .list();
    }

    /// The wording of a record that holds on a day, locked until the transaction ends. Who waited
    /// for another change gets what that one wrote.
    Optional<RegistryRecord> lock(String registry, String key, LocalDate on) {
        for (int tries = 0; tries < TRIES; tries++) {
            var found = lockNow(registry, key, on);
            if (found.isPresent() || byKey(registry, key, on).isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<RegistryRecord> lockNow(String registry, String key, LocalDate on) {
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since,
                            recorded_at
                        from registry.record
                        where registry = ? and key = ? and superseded_at is null
                            and valid @> ?::date
                        for update
                        """)
                .param(registry)
                .param(key)
                .param(on)
                .query(RecordTable::row)
                .optional();
    }

    /// Puts other values in the place of a wording, for the same days.
    void replace(RegistryRecord record, Map<String, Object> fields, Instant at, String cause) {
        sql.sql("update registry.record set superseded_at = ? where id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(record.wording())
                .update();
        sql.sql(
                        """
                        insert into registry.record
                            (entity, registry, key, fields, valid, recorded_at, cause)
                        select entity, registry, key, ?::jsonb, valid, ?, ?
                        from registry.record where id = ?
                        """)
                .param(text(fields))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(cause)
                .param(record.wording())
                .update();
    }

    /// At most two records whose field has a value, so that the caller sees that it is not the only
    /// one.
    List<RegistryRecord> byField(String registry, String field, String value, LocalDate on) {
        return byField(registry, field, value, on, 2);
    }

    /// At most so many records whose field has a value.
    List<RegistryRecord> byField(
            String registry, String field, String value, LocalDate on, int most) {
        return byFields(registry, Map.of(field, value), on, most);
    }

    /// At most so many records that have all these values.
    List<RegistryRecord> byFields(String registry, Map<String, ?> values, LocalDate on, int most) {
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since,
                            recorded_at
                        from registry.record
                        where registry = ? and superseded_at is null and valid @> ?::date
                            and fields @> ?::jsonb
                        limit ?
                        """)
                .param(registry)
                .param(on)
                .param(text(values))
                .param(most)
                .query(RecordTable::row)
                .list();
    }

    /// The key of the record into which that of another key was merged.
    Optional<String> keptKey(String registry, String key) {
        return sql.sql(
                        """
                        select kept_key from registry.regrouping
                        where registry = ? and other_key = ? and act = 'MERGE' and undone_at is null
                        order by at desc limit 1
                        """)
                .param(registry)
                .param(key)
                .query(String.class)
                .optional();
    }

    /// Whether a record in force holds both values in some of these fields, or is held under one
    /// and holds the other. All of a question is one path, so that the index answers it whole.
    boolean together(Collection<String> fields, String one, String other) {
        var hasOne = holds(fields, one);
        var hasOther = holds(fields, other);
        return sql.sql(
                        """
                        select exists (
                                select 1 from registry.record
                                where superseded_at is null and key = :one
                                    and fields @@ (:hasOther)::jsonpath)
                            or exists (
                                select 1 from registry.record
                                where superseded_at is null and key = :other
                                    and fields @@ (:hasOne)::jsonpath)
                            or exists (
                                select 1 from registry.record
                                where superseded_at is null
                                    and fields @@ (:hasBoth)::jsonpath)
                        """)
                .param("one", one)
                .param("other", other)
                .param("hasOne", hasOne)
                .param("hasOther", hasOther)
                .param("hasBoth", "(" + hasOne + ") && (" + hasOther + ")")
                .query(Boolean.class)
                .single();
    }

    private static String holds(Collection<String> fields, String value) {
        var quoted = JSON.writeValueAsString(value);
        return fields.stream()
                .map(field -> "$." + JSON.writeValueAsString(field) + " == " + quoted)
                .collect(Collectors.joining(" || "));
    }

    /// Puts a wording in force.
    void insert(
            UUID entity,
            String registry,
            String key,
            Map<String, Object> fields,
            LocalDate from,
            Instant at,
            String cause) {
        sql.sql(
                        """
                        insert into registry.record
                            (entity, registry, key, fields, valid, recorded_at, cause)
                        values (?, ?, ?, ?::jsonb, daterange(?::date, null), ?, ?)
                        """)
                .param(entity)
                .param(registry)
                .param(key)
                .param(text(fields))
                .param(from)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(cause)
                .update();
    }

    /// Takes a wording back and, where it held for days before, keeps it for these.
    void supersede(RegistryRecord record, LocalDate until, Instant at, String cause) {
        sql.sql("update registry.record set superseded_at = ? where id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(record.wording())
                .update();
        if (record.since().isBefore(until)) {
            sql.sql(
                            """
                            insert into registry.record
                                (entity, registry, key, fields, valid, recorded_at, cause)
                            select entity, registry, key, fields, daterange(lower(valid), ?::date), ?, ?
                            from registry.record where id = ?
                            """)
                    .param(until)
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(cause)
                    .param(record.wording())
                    .update();
        }
    }

    /// The key that an earlier asking of this change wrote to.
    Optional<String> written(String once) {
        return sql.sql("select key from registry.change where once = ?")
                .param(once)
                .query(String.class)
                .optional();
    }

    void remember(String once, String registry, String key, Instant at) {
        sql.sql("insert into registry.change (once, registry, key, at) values (?, ?, ?, ?)")
                .param(once)
                .param(registry)
                .param(key)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> outage(String registry) {
        return sql.sql("select reason from registry.outage where registry = ?")
                .param(registry)
                .query(String.class)
                .optional();
    }

    boolean begin(String registry, String reason, Instant at) {
        return sql.sql(
                                """
                                insert into registry.outage (registry, reason, since)
                                values (?, ?, ?) on conflict (registry) do nothing
                                """)
                        .param(registry)
                        .param(reason)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean end(String registry) {
        return sql.sql("delete from registry.outage where registry = ?").param(registry).update()
                == 1;
    }

    static String text(Map<String, ?> fields) {
        return JSON.writeValueAsString(fields);
    }

    static Map<String, Object> fields(String json) {
        return JSON.readValue(json, FIELDS);
    }

    static RegistryRecord row(ResultSet row, int number) throws SQLException {
        return new RegistryRecord(
                row.getObject("entity", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("registry"),
                row.getString("key"),
                JSON.readValue(row.getString("fields"), FIELDS),
                row.getObject("since", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
