package org.motcua.registry;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was merged and split, with the wordings that were in force before.
@Component
class RegroupingTable {
    private final JdbcClient sql;

    RegroupingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param before the wordings in force before, by `kept` and `other`
    /// @param after what the kept record said right after
    record Past(
            String registry,
            String act,
            UUID kept,
            UUID other,
            Map<String, String> before,
            Map<String, Object> after,
            boolean undone) {}

    void insert(
            UUID id,
            String registry,
            String act,
            RegistryRecord kept,
            UUID other,
            String otherKey,
            Map<String, String> before,
            Map<String, Object> after,
            Instant at,
            Actor actor,
            String reason) {
        sql.sql(
                        """
                        insert into registry.regrouping (id, registry, act, kept, other, kept_key,
                            other_key, before, after, at, actor, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                        """)
                .params(
                        id,
                        registry,
                        act,
                        kept.id(),
                        other,
                        kept.key(),
                        otherKey,
                        RecordTable.text(before),
                        RecordTable.text(after),
                        at.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        reason)
                .update();
    }

    Optional<Past> lock(UUID id) {
        return sql.sql(
                        """
                        select registry, act, kept, other, before, after, undone_at
                        from registry.regrouping where id = ? for update
                        """)
                .param(id)
                .query((row, _) ->
                        new Past(
                                row.getString("registry"),
                                row.getString("act"),
                                row.getObject("kept", UUID.class),
                                row.getObject("other", UUID.class),
                                texts(RecordTable.fields(row.getString("before"))),
                                RecordTable.fields(row.getString("after")),
                                row.getTimestamp("undone_at") != null))
                .optional();
    }

    private static Map<String, String> texts(Map<String, Object> fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /// Puts a wording in force again, with the same values for the same days.
    void restore(UUID entity, String wording, Instant at, String cause) {
        var now = at.atOffset(ZoneOffset.UTC);
        sql.sql(
                        """
                        update registry.record r set superseded_at = ?
                        from registry.record old
                        where old.id = ?::uuid and r.entity = ? and r.superseded_at is null
                            and r.valid && old.valid
                        """)
                .params(now, wording, entity)
                .update();
        sql.sql(
                        """
                        insert into registry.record
                            (entity, registry, key, fields, valid, recorded_at, cause)
                        select entity, registry, key, fields, valid, ?, ?
                        from registry.record where id = ?::uuid
                        """)
                .params(now, cause, wording)
                .update();
    }

    /// Takes a whole record back, as if it had never been believed.
    void withdraw(UUID entity, Instant at) {
        sql.sql(
                        """
                        update registry.record set superseded_at = ?
                        where entity = ? and superseded_at is null
                        """)
                .params(at.atOffset(ZoneOffset.UTC), entity)
                .update();
    }

    void undone(UUID id, Instant at, Actor by) {
        sql.sql("update registry.regrouping set undone_at = ?, undone_by = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), by.id(), id)
                .update();
    }

    List<Regrouping> of(UUID entity) {
        return sql.sql(
                        """
                        select * from registry.regrouping where kept = :entity or other = :entity
                        order by at desc
                        """)
                .param("entity", entity)
                .query((row, _) ->
                        new Regrouping(
                                row.getObject("id", UUID.class),
                                row.getString("registry"),
                                Regrouping.Act.valueOf(row.getString("act")),
                                row.getObject("kept", UUID.class),
                                row.getString("kept_key"),
                                row.getObject("other", UUID.class),
                                row.getString("other_key"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("reason"),
                                Optional.ofNullable(row.getTimestamp("undone_at"))
                                        .map(Timestamp::toInstant)))
                .list();
    }
}
