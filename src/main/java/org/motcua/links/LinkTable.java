package org.motcua.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Actor;
import org.motcua.linking.Model;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of links, decisions and models.
@Component
class LinkTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DECISION =
            """
            select id, linking, record, owner, verdict, person, actor_kind, actor, reason, model,
                evidence, at
            from links.decision
            """;

    private final JdbcClient sql;

    LinkTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// The weights that are in use: those of the newest training for this rule.
    Optional<Model> model(String linking, String rule) {
        return sql.sql(
                        """
                        select body from links.model where linking = ? and rule = ?
                        order by made_at desc, version limit 1
                        """)
                .param(linking)
                .param(rule)
                .query(String.class)
                .optional()
                .map(LinkTable::read);
    }

    Model model(String version) {
        return read(
                sql.sql("select body from links.model where version = ?")
                        .param(version)
                        .query(String.class)
                        .single());
    }

    private static Model read(String body) {
        return JSON.readValue(body, Model.class);
    }

    void keep(String linking, Model model, Instant now) {
        sql.sql(
                        """
                        insert into links.model (version, linking, rule, body, made_at)
                        values (?, ?, ?, ?::json, ?) on conflict (version) do nothing
                        """)
                .param(model.version())
                .param(linking)
                .param(model.rule())
                .param(JSON.writeValueAsString(model))
                .param(at(now))
                .update();
    }

    /// Everything that stands, by record and owner.
    Map<String, Standing> standing(String linking) {
        var all = new HashMap<String, Standing>();
        sql
                .sql("select * from links.standing where linking = ?")
                .param(linking)
                .query(LinkTable::standing)
                .stream()
                .forEach(one -> all.put(place(one.record(), one.owner()), one));
        return all;
    }

    /// Whom clerks refused, as record, owner and person.
    Set<String> refused(String linking) {
        return new HashSet<>(
                sql.sql(
                                "select record || ' ' || owner || ' ' || person from links.refused where linking = ?")
                        .param(linking)
                        .query(String.class)
                        .list());
    }

    static String place(String record, int owner) {
        return record + " " + owner;
    }

    Optional<Standing> lock(String linking, String record, int owner) {
        return sql.sql(
                        """
                        select * from links.standing where linking = ? and record = ? and owner = ?
                        for update
                        """)
                .param(linking)
                .param(record)
                .param(owner)
                .query(LinkTable::standing)
                .optional();
    }

    /// Appends a decision.
    ///
    /// @param replaced what stood there before
    UUID append(
            String linking,
            String record,
            int owner,
            Verdict verdict,
            @Nullable String person,
            Actor actor,
            @Nullable String reason,
            String model,
            Grounds grounds,
            Optional<Standing> replaced,
            Instant now) {
        return sql.sql(
                        """
                        insert into links.decision (linking, record, owner, verdict, person,
                            actor_kind, actor, reason, model, evidence, replaced, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::jsonb, ?) returning id
                        """)
                .param(linking)
                .param(record)
                .param(owner)
                .param(word(verdict))
                .param(person)
                .param(actor.kind().name())
                .param(actor.id())
                .param(reason)
                .param(model)
                .param(JSON.writeValueAsString(grounds))
                .param(replaced.map(JSON::writeValueAsString).orElse(null))
                .param(at(now))
                .query(UUID.class)
                .single();
    }

    void put(Standing one) {
        sql.sql(
                        """
                        insert into links.standing values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (linking, record, owner) do update set
                            verdict = excluded.verdict, person = excluded.person,
                            by_hand = excluded.by_hand, decision = excluded.decision,
                            since = excluded.since
                        """)
                .param(one.linking())
                .param(one.record())
                .param(one.owner())
                .param(word(one.verdict()))
                .param(one.person())
                .param(one.byHand())
                .param(one.decision())
                .param(at(one.since()))
                .update();
    }

    void remove(String linking, String record, int owner) {
        sql.sql("delete from links.standing where linking = ? and record = ? and owner = ?")
                .param(linking)
                .param(record)
                .param(owner)
                .update();
    }

    void refuse(String linking, String record, int owner, String person, UUID decision) {
        sql.sql("insert into links.refused values (?, ?, ?, ?, ?) on conflict do nothing")
                .param(linking)
                .param(record)
                .param(owner)
                .param(person)
                .param(decision)
                .update();
    }

    void permit(UUID decision) {
        sql.sql("delete from links.refused where decision = ?").param(decision).update();
    }

    Optional<Decision> decision(UUID id) {
        return sql.sql(DECISION + " where id = ?").param(id).query(LinkTable::decision).optional();
    }

    /// What stood before a decision.
    Optional<Standing> replaced(UUID id) {
        return sql.sql("select replaced from links.decision where id = ? and replaced is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, Standing.class));
    }

    List<Decision> history(String linking, String record) {
        return sql.sql(DECISION + " where linking = ? and record = ? order by at, id")
                .param(linking)
                .param(record)
                .query(LinkTable::decision)
                .list();
    }

    /// The decisions that made links stand, for replays.
    List<UUID> linked(String linking, int most) {
        return sql.sql(
                        """
                        select decision from links.standing
                        where linking = ? and verdict = 'linked' and not by_hand
                        order by record, owner limit ?
                        """)
                .param(linking)
                .param(most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    List<Standing> asked(String linking, int most) {
        return sql.sql(
                        """
                        select * from links.standing where linking = ? and verdict = 'asked'
                        order by since, record, owner limit ?
                        """)
                .param(linking)
                .param(most)
                .query(LinkTable::standing)
                .list();
    }

    long count(String linking, Verdict verdict) {
        return sql.sql("select count(*) from links.standing where linking = ? and verdict = ?")
                .param(linking)
                .param(word(verdict))
                .query(Long.class)
                .single();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("linking"),
                row.getString("record"),
                row.getInt("owner"),
                Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                row.getString("person"),
                row.getBoolean("by_hand"),
                row.getObject("decision", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getObject("id", UUID.class),
                row.getString("linking"),
                row.getString("record"),
                row.getInt("owner"),
                Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                row.getString("person"),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("model"),
                JSON.readValue(row.getString("evidence"), Grounds.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
