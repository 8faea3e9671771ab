package org.motcua.mandate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.ProcedureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of mandates.
@Component
class MandateTable {
    private final JdbcClient sql;

    MandateTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return false where the same mandate of a registry stands already
    boolean insert(Mandate one, boolean given) {
        return sql.sql(
                                """
                                insert into mandate.mandate (id, kind, principal, principal_name,
                                    representative, representative_name, acts, procedures, role,
                                    given, state, from_on, until_on, made_at, answer_by, begun_at)
                                values (:id, :kind, :principal, :principalName, :representative,
                                    :representativeName, :acts, :procedures, :role, :given, :state,
                                    :from, :until, :made, :answerBy, :begun)
                                on conflict do nothing
                                """)
                        .param("id", one.id())
                        .param("kind", one.kind())
                        .param("principal", one.principal().number())
                        .param("principalName", one.principal().name())
                        .param("representative", one.representative().number())
                        .param("representativeName", one.representative().name())
                        .param("acts", one.acts().toArray(String[]::new))
                        .param(
                                "procedures",
                                one.procedures().stream()
                                        .map(ProcedureCode::value)
                                        .toArray(String[]::new))
                        .param("role", one.role())
                        .param("given", given)
                        .param("state", one.state().id())
                        .param("from", one.from())
                        .param("until", one.until().orElse(null))
                        .param("made", time(one.times().made()))
                        .param("answerBy", one.times().answerBy().map(this::time).orElse(null))
                        .param("begun", one.times().begun().map(this::time).orElse(null))
                        .update()
                == 1;
    }

    Optional<Mandate> find(UUID id) {
        return sql.sql("select * from mandate.mandate where id = ?")
                .param(id)
                .query(MandateTable::row)
                .optional();
    }

    Optional<Mandate> lock(UUID id) {
        return sql.sql("select * from mandate.mandate where id = ? for update")
                .param(id)
                .query(MandateTable::row)
                .optional();
    }

    /// Those that somebody holds or is to accept, the newest first.
    List<Mandate> ofRepresentative(String number) {
        return sql.sql(
                        """
                        select * from mandate.mandate where representative = ?
                        order by made_at desc, id desc limit 200
                        """)
                .param(number)
                .query(MandateTable::row)
                .list();
    }

    /// Those by which others act for somebody, the newest first.
    List<Mandate> ofPrincipal(String number) {
        return sql.sql(
                        """
                        select * from mandate.mandate where principal = ?
                        order by made_at desc, id desc limit 200
                        """)
                .param(number)
                .query(MandateTable::row)
                .list();
    }

    void begun(UUID id, Instant at) {
        sql.sql("update mandate.mandate set state = 'active', begun_at = ? where id = ?")
                .param(time(at))
                .param(id)
                .update();
    }

    void ended(UUID id, Mandate.State state, Instant at, @Nullable String reason) {
        sql.sql("update mandate.mandate set state = ?, ended_at = ?, reason = ? where id = ?")
                .param(state.id())
                .param(time(at))
                .param(reason)
                .param(id)
                .update();
    }

    private OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Mandate row(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new Mandate.Party(row.getString("principal"), row.getString("principal_name")),
                new Mandate.Party(
                        row.getString("representative"), row.getString("representative_name")),
                texts(row, "acts"),
                texts(row, "procedures").stream().map(ProcedureCode::new).toList(),
                row.getString("role"),
                Mandate.State.of(row.getString("state")),
                row.getObject("from_on", LocalDate.class),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                new Mandate.Times(
                        instant(row, "made_at").orElseThrow(),
                        instant(row, "answer_by"),
                        instant(row, "begun_at"),
                        instant(row, "ended_at")),
                Optional.ofNullable(row.getString("reason")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
