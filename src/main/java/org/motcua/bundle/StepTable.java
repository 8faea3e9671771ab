package org.motcua.bundle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The parts of requests for several procedures, and the consents that they wait for.
@Component
class StepTable {
    private static final String SELECT =
            """
            select step.*, consent.id consent_id, consent.person, consent.asked_at,
                consent.answer_by, consent.answered_at, consent.agreed
            from bundle.step left join bundle.consent on consent.step = step.id
            """;

    private final JdbcClient sql;

    StepTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID id, UUID filing, int place, String step) {
        sql.sql(
                        """
                        insert into bundle.step (id, filing, place, step, state)
                        values (?, ?, ?, ?, 'waiting')
                        """)
                .param(id)
                .param(filing)
                .param(place)
                .param(step)
                .update();
    }

    List<JointStep> of(UUID filing) {
        return sql.sql(SELECT + " where step.filing = ? order by step.place")
                .param(filing)
                .query(StepTable::row)
                .list();
    }

    Optional<JointStep> find(UUID id) {
        return sql.sql(SELECT + " where step.id = ?").param(id).query(StepTable::row).optional();
    }

    Optional<JointStep> ofDossier(UUID dossier) {
        return sql.sql(SELECT + " where step.dossier = ?")
                .param(dossier)
                .query(StepTable::row)
                .optional();
    }

    /// Takes the next part that can be filed, and holds its row; others pass over it.
    Optional<JointStep> takeReady(Instant now, Optional<UUID> filing) {
        return sql.sql(
                        """
                        select id from bundle.step
                        where state = 'ready' and next_at <= ?
                            and (?::uuid is null or filing = ?::uuid)
                        order by next_at limit 1 for update skip locked
                        """)
                .param(Json.time(now))
                .param(filing.orElse(null))
                .param(filing.orElse(null))
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    void ready(UUID id, Instant at) {
        sql.sql("update bundle.step set state = 'ready', ready_at = ?, next_at = ? where id = ?")
                .param(Json.time(at))
                .param(Json.time(at))
                .param(id)
                .update();
    }

    void filed(UUID id, UUID dossier, AgencyCode agency, Instant at, Instant acknowledgeBy) {
        sql.sql(
                        """
                        update bundle.step set state = 'filed', dossier = ?, agency = ?,
                            ready_at = coalesce(ready_at, ?), filed_at = ?, acknowledge_by = ?,
                            fault = null
                        where id = ?
                        """)
                .param(dossier)
                .param(agency.value())
                .param(Json.time(at))
                .param(Json.time(at))
                .param(Json.time(acknowledgeBy))
                .param(id)
                .update();
    }

    void failed(UUID id, String fault, Instant now, Duration wait) {
        sql.sql(
                        """
                        update bundle.step set tries = tries + 1, fault = ?, next_at = ?
                        where id = ?
                        """)
                .param(fault)
                .param(Json.time(now.plus(wait)))
                .param(id)
                .update();
    }

    void acknowledged(UUID id, Instant at, @Nullable Instant due) {
        sql.sql(
                        """
                        update bundle.step set acknowledged_at = coalesce(acknowledged_at, ?),
                            due_at = coalesce(?, due_at)
                        where id = ?
                        """)
                .param(Json.time(at))
                .param(due == null ? null : Json.time(due))
                .param(id)
                .update();
    }

    void ended(UUID id, StepState state, Instant at, @Nullable String because) {
        sql.sql(
                        """
                        update bundle.step set state = ?, ended_at = ?, because = ?, next_at = null
                        where id = ?
                        """)
                .param(state.id())
                .param(Json.time(at))
                .param(because)
                .param(id)
                .update();
    }

    /// Closes a part that has not gone to its agency; not one that went there meanwhile.
    boolean closeUnfiled(UUID id, StepState state, Instant at, String because) {
        return sql.sql(
                                """
                                update bundle.step
                                set state = ?, ended_at = ?, because = ?, next_at = null
                                where id = ? and state in ('waiting', 'ready')
                                """)
                        .param(state.id())
                        .param(Json.time(at))
                        .param(because)
                        .param(id)
                        .update()
                == 1;
    }

    /// The parts that became these dossiers; most dossiers are no part of anything.
    Map<UUID, JointStep> ofDossiers(Collection<UUID> dossiers) {
        var found = new HashMap<UUID, JointStep>();
        sql.sql(SELECT + " where step.dossier = any (?)")
                .param(dossiers.toArray(UUID[]::new))
                .query(StepTable::row)
                .list()
                .forEach(step -> found.put(step.dossier().orElseThrow(), step));
        return found;
    }

    /// @param person personal number of who is asked
    void ask(UUID consent, UUID step, String person, Instant at, Instant answerBy) {
        sql.sql(
                        """
                        insert into bundle.consent (id, step, person, asked_at, answer_by)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(consent)
                .param(step)
                .param(person)
                .param(Json.time(at))
                .param(Json.time(answerBy))
                .update();
    }

    /// @return whether this was the first answer
    boolean answer(UUID consent, boolean agreed, Instant at) {
        return sql.sql(
                                """
                                update bundle.consent set agreed = ?, answered_at = ?
                                where id = ? and answered_at is null
                                """)
                        .param(agreed)
                        .param(Json.time(at))
                        .param(consent)
                        .update()
                == 1;
    }

    List<JointStep> asking(String person) {
        return sql.sql(
                        SELECT
                                + " where consent.person = ? and consent.answered_at is null"
                                + " and step.state = 'waiting' order by consent.asked_at")
                .param(person)
                .query(StepTable::row)
                .list();
    }

    Optional<JointStep> byConsent(UUID consent) {
        return sql.sql(SELECT + " where consent.id = ?")
                .param(consent)
                .query(StepTable::row)
                .optional();
    }

    private static JointStep row(ResultSet row, int number) throws SQLException {
        return new JointStep(
                row.getObject("id", UUID.class),
                row.getObject("filing", UUID.class),
                row.getString("step"),
                StepState.of(row.getString("state")),
                Optional.ofNullable(row.getString("agency")).map(AgencyCode::new),
                Optional.ofNullable(row.getObject("dossier", UUID.class)),
                Json.time(row, "ready_at"),
                Json.time(row, "filed_at"),
                Json.time(row, "acknowledge_by"),
                Json.time(row, "acknowledged_at"),
                Json.time(row, "due_at"),
                Json.time(row, "ended_at"),
                Optional.ofNullable(row.getString("because")),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("fault")),
                consent(row));
    }

    private static Optional<JointStep.Consent> consent(ResultSet row) throws SQLException {
        UUID id = row.getObject("consent_id", UUID.class);
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(
                new JointStep.Consent(
                        id,
                        row.getString("person"),
                        Json.time(row, "asked_at").orElseThrow(),
                        Json.time(row, "answer_by").orElseThrow(),
                        Json.time(row, "answered_at"),
                        Optional.ofNullable(row.getObject("agreed", Boolean.class))));
    }
}
