package org.motcua.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people objected to, and the answers.
@Component
class ObjectionTable {
    private static final int MOST = 200;

    private final JdbcClient sql;

    ObjectionTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// A number that can be said on the telephone.
    String number(LocalDate today) {
        long next =
                sql.sql("select nextval('registry.objection_number')").query(Long.class).single();
        return "PA-%02d-%06d".formatted(today.getYear() % 100, next);
    }

    void insert(Objection objection, PersonNumber person) {
        sql.sql(
                        """
                        insert into registry.objection (id, number, person, account, registry, entity,
                            about, field, look, words, made_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .params(
                        objection.id(),
                        objection.number(),
                        person.value(),
                        objection.account(),
                        objection.registry(),
                        objection.entity(),
                        objection.about().name())
                .param(objection.field().orElse(null))
                .param(objection.look().map(ObjectionTable::text).orElse(null))
                .param(objection.words())
                .param(objection.made().atOffset(ZoneOffset.UTC))
                .param(objection.due().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String text(Objection.Seen seen) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("at", seen.at().toString());
        fields.put("agency", seen.agency());
        fields.put("actor", seen.actorKind());
        fields.put("purpose", seen.purpose());
        return RecordTable.text(fields);
    }

    boolean answer(UUID id, Objection.Verdict verdict, String words, Actor officer, Instant now) {
        return sql.sql(
                                """
                                update registry.objection set verdict = ?, answer = ?,
                                    answered_by = ?::uuid, answered_at = ?
                                where id = ? and answered_at is null
                                """)
                        .params(
                                verdict.name(),
                                words,
                                officer.id(),
                                now.atOffset(ZoneOffset.UTC),
                                id)
                        .update()
                == 1;
    }

    Optional<Objection> find(UUID id) {
        return sql.sql("select * from registry.objection where id = ?")
                .param(id)
                .query(ObjectionTable::row)
                .optional();
    }

    List<Objection> of(PersonNumber person) {
        return sql.sql(
                        """
                        select * from registry.objection where person = ?
                        order by made_at desc limit ?
                        """)
                .params(person.value(), MOST)
                .query(ObjectionTable::row)
                .list();
    }

    List<Objection> in(Collection<String> registries) {
        return sql.sql(
                        """
                        select * from registry.objection where registry = any(?)
                        order by answered_at desc nulls first, due_at limit ?
                        """)
                .params(registries.toArray(String[]::new), MOST)
                .query(ObjectionTable::row)
                .list();
    }

    private static Objection row(ResultSet row, int number) throws SQLException {
        var verdict = Optional.ofNullable(row.getString("verdict"));
        var answered = row.getTimestamp("answered_at");
        var words = Optional.ofNullable(row.getString("answer")).orElse("");
        return new Objection(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("account", UUID.class),
                row.getString("registry"),
                row.getObject("entity", UUID.class),
                Objection.About.valueOf(row.getString("about")),
                Optional.ofNullable(row.getString("field")),
                Optional.ofNullable(row.getString("look"))
                        .map(RecordTable::fields)
                        .map(ObjectionTable::seen),
                row.getString("words"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                verdict.map(said ->
                        new Objection.Answered(
                                Objection.Verdict.valueOf(said), words, at(answered))));
    }

    private static Instant at(Timestamp answered) {
        return answered.toInstant();
    }

    private static Objection.Seen seen(Map<String, Object> fields) {
        return new Objection.Seen(
                Instant.parse(String.valueOf(fields.get("at"))),
                String.valueOf(fields.get("agency")),
                String.valueOf(fields.get("actor")),
                String.valueOf(fields.get("purpose")));
    }
}
