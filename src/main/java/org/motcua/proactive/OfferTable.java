package org.motcua.proactive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of offers.
@Component
class OfferTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Map<String, Object>>> PREPARED =
            new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient sql;

    OfferTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return whether it is a new one: the same person is not offered the same twice
    boolean insert(
            UUID id,
            Rules rules,
            Rules.Occasion occasion,
            Map<String, Map<String, Object>> prepared,
            Instant now) {
        return sql.sql(
                                """
                                insert into proactive.offer (id, offering, definition, person,
                                    occasion, record, due, level, state, prepared, found_at,
                                    next_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, 'found', ?::jsonb, ?, ?)
                                on conflict (person, offering, occasion) do nothing
                                """)
                        .param(id)
                        .param(rules.offering().id())
                        .param(rules.hash())
                        .param(occasion.candidate().number())
                        .param(occasion.name())
                        .param(occasion.candidate().record().id())
                        .param(occasion.due().orElse(null))
                        .param(rules.offering().level().id())
                        .param(JSON.writeValueAsString(prepared))
                        .param(time(now))
                        .param(time(now))
                        .update()
                == 1;
    }

    /// Which of these people and occasions were offered before, as "person occasion".
    Set<String> before(String offering, Collection<String> people) {
        return new HashSet<>(
                sql.sql(
                                """
                                select person || ' ' || occasion from proactive.offer
                                where offering = ? and person = any(?)
                                """)
                        .param(offering)
                        .param(people.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    Optional<Offer> find(UUID id) {
        return sql.sql("select * from proactive.offer where id = ?")
                .param(id)
                .query(OfferTable::row)
                .optional();
    }

    /// For whoever works through all: what another node or its person has in hand is left to them.
    Optional<Offer> lockFree(UUID id) {
        return sql.sql("select * from proactive.offer where id = ? for update skip locked")
                .param(id)
                .query(OfferTable::row)
                .optional();
    }

    Optional<Offer> lock(UUID id) {
        return sql.sql("select * from proactive.offer where id = ? for update")
                .param(id)
                .query(OfferTable::row)
                .optional();
    }

    void pass(UUID from, UUID to) {
        sql.sql("update proactive.offer set account = ? where account = ?")
                .param(to)
                .param(from)
                .update();
    }

    List<Offer> of(PersonNumber person, int most) {
        return sql.sql(
                        """
                        select * from proactive.offer where person = ? and state <> 'found'
                        order by found_at desc, id desc limit ?
                        """)
                .param(person.value())
                .param(most)
                .query(OfferTable::row)
                .list();
    }

    /// Which of those that stand were set off by some records.
    List<UUID> standing(Collection<UUID> records) {
        return sql.sql(
                        """
                        select id from proactive.offer
                        where record = any(?) and state = 'offered' order by id
                        """)
                .param(records.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// The next that are to be told, or whose time is over.
    List<UUID> waiting(Instant now, int most) {
        return sql.sql(
                        """
                        (select id from proactive.offer
                            where state = 'found' and next_at <= :now order by next_at limit :most)
                        union all
                        (select id from proactive.offer
                            where state = 'offered' and answer_by <= :now and next_at <= :now
                            order by answer_by limit :most)
                        """)
                .param("now", time(now))
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    void offered(Offer offer, Instant now, Instant answerBy) {
        sql.sql(
                        """
                        update proactive.offer set state = 'offered', account = ?, level = ?,
                            draft = ?, known = ?, option = ?, offered_at = coalesce(offered_at, ?),
                            answer_by = ?, fault = null
                        where id = ?
                        """)
                .param(offer.account().orElse(null))
                .param(offer.level().id())
                .param(offer.matter().draft().orElse(null))
                .param(offer.matter().known())
                .param(offer.matter().option().orElse(null))
                .param(time(now))
                .param(time(answerBy))
                .param(offer.id())
                .update();
    }

    void opened(UUID offer, Instant now) {
        sql.sql("update proactive.offer set opened_at = ? where id = ? and opened_at is null")
                .param(time(now))
                .param(offer)
                .update();
    }

    void ended(UUID offer, Offer.State state, Offer.Matter matter, Instant now) {
        sql.sql(
                        """
                        update proactive.offer set state = ?, draft = ?, filed = ?, option = ?,
                            known = ?, answered_at = ? where id = ?
                        """)
                .param(state.id())
                .param(matter.draft().orElse(null))
                .param(matter.filed().orElse(null))
                .param(matter.option().orElse(null))
                .param(matter.known())
                .param(time(now))
                .param(offer)
                .update();
    }

    void carried(UUID offer, Offer.Carried carried, @Nullable UUID filed, Instant now, Instant by) {
        sql.sql(
                        """
                        update proactive.offer set state = 'carried-out', changed_key = ?,
                            before = ?::jsonb, wording = ?, filed = ?, answered_at = ?,
                            answer_by = ?
                        where id = ?
                        """)
                .param(carried.key().orElse(null))
                .param(JSON.writeValueAsString(carried.before()))
                .param(carried.wording().orElse(null))
                .param(filed)
                .param(time(now))
                .param(time(by))
                .param(offer)
                .update();
    }

    /// Tried in vain: again later, each time after twice as long.
    void failed(UUID offer, String fault, Instant now) {
        sql.sql(
                        """
                        update proactive.offer set tries = tries + 1, fault = ?,
                            next_at = ?::timestamptz + make_interval(mins => (2 ^ least(tries, 10))::int)
                        where id = ?
                        """)
                .param(fault)
                .param(time(now))
                .param(offer)
                .update();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Offer row(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getString("offering"),
                row.getString("definition"),
                row.getObject("record", UUID.class),
                new PersonNumber(row.getString("person")),
                uuid(row, "account"),
                Optional.ofNullable(row.getObject("due", LocalDate.class)),
                Offering.Level.of(row.getString("level")),
                Offer.State.of(row.getString("state")),
                JSON.readValue(row.getString("prepared"), PREPARED),
                new Offer.Matter(
                        uuid(row, "draft"),
                        uuid(row, "filed"),
                        Optional.ofNullable(row.getString("option")),
                        row.getInt("known")),
                new Offer.Carried(
                        Optional.ofNullable(row.getString("changed_key")),
                        JSON.readValue(row.getString("before"), MAP),
                        uuid(row, "wording")),
                new Offer.Times(
                        instant(row, "found_at").orElseThrow(),
                        instant(row, "offered_at"),
                        instant(row, "opened_at"),
                        instant(row, "answered_at"),
                        instant(row, "answer_by")));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
