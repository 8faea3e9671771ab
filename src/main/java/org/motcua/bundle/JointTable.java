package org.motcua.bundle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The requests for several procedures.
@Component
class JointTable {
    private final JdbcClient sql;
    private final StepTable steps;

    JointTable(JdbcClient sql, StepTable steps) {
        this.sql = sql;
        this.steps = steps;
    }

    /// @return false where the same event has been asked for already
    boolean insert(JointDossier one) {
        return sql.sql(
                                """
                                insert into bundle.filing
                                    (id, code, procedure, definition, draft, account, applicant,
                                     channel, language, answers, facts, event, filed_at, due_at)
                                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                                on conflict (procedure, event) where event is not null
                                    and outcome is distinct from 'failed'
                                do nothing
                                """)
                        .param(one.id())
                        .param(one.code().value())
                        .param(one.procedure().value())
                        .param(one.definition())
                        .param(one.draft())
                        .param(one.applicant().account().orElse(null))
                        .param(Json.text(one.applicant()))
                        .param(one.channel().id())
                        .param(one.language())
                        .param(Json.text(one.answers()))
                        .param(Json.text(one.facts()))
                        .param(one.event().orElse(null))
                        .param(Json.time(one.filed()))
                        .param(Json.time(one.due()))
                        .update()
                == 1;
    }

    static long nextNumber(JdbcClient sql, String series, LocalDate day) {
        return sql.sql(
                        """
                        insert into bundle.number (series, day, last) values (?, ?, 1)
                        on conflict (series, day) do update set last = bundle.number.last + 1
                        returning last
                        """)
                .param(series)
                .param(day)
                .query(Long.class)
                .single();
    }

    Optional<JointDossier> find(UUID id) {
        return sql.sql("select * from bundle.filing where id = ?")
                .param(id)
                .query(JointTable::row)
                .optional()
                .map(this::withSteps);
    }

    /// Reads and holds the row, so that what follows from its parts follows once.
    Optional<JointDossier> lock(UUID id) {
        return sql.sql("select * from bundle.filing where id = ? for no key update")
                .param(id)
                .query(JointTable::row)
                .optional()
                .map(this::withSteps);
    }

    Optional<JointDossier> byCode(String code) {
        return sql.sql("select * from bundle.filing where code = ?")
                .param(code)
                .query(JointTable::row)
                .optional()
                .map(this::withSteps);
    }

    Optional<JointDossier> byEvent(ProcedureCode procedure, String event) {
        return sql.sql(
                        """
                        select * from bundle.filing where procedure = ? and event = ?
                            and outcome is distinct from 'failed'
                        """)
                .param(procedure.value())
                .param(event)
                .query(JointTable::row)
                .optional()
                .map(this::withSteps);
    }

    /// What was filed for somebody before they had proved who they are becomes theirs.
    void pass(UUID from, UUID to) {
        sql.sql(
                        """
                        update bundle.filing set account = :to,
                            applicant = jsonb_set(applicant, '{account}', to_jsonb(:to::text))
                        where account = :from
                        """)
                .param("to", to)
                .param("from", from)
                .update();
    }

    List<JointDossier> ofAccount(UUID account, int limit) {
        return sql
                .sql(
                        """
                        select * from bundle.filing where account = ?
                        order by filed_at desc limit ?
                        """)
                .param(account)
                .param(limit)
                .query(JointTable::row)
                .list()
                .stream()
                .map(this::withSteps)
                .toList();
    }

    void ended(UUID id, JointDossier.Outcome outcome, Instant at) {
        sql.sql("update bundle.filing set outcome = ?, ended_at = ? where id = ?")
                .param(outcome.name().toLowerCase(Locale.ROOT))
                .param(Json.time(at))
                .param(id)
                .update();
    }

    /// Read after the row and not with it, which would take a second connection.
    private JointDossier withSteps(JointDossier joint) {
        return joint.with(steps.of(joint.id()));
    }

    /// Without its steps.
    private static JointDossier row(ResultSet row, int number) throws SQLException {
        return new JointDossier(
                row.getObject("id", UUID.class),
                new DossierCode(row.getString("code")),
                new ProcedureCode(row.getString("procedure")),
                row.getString("definition"),
                row.getObject("draft", UUID.class),
                Json.applicant(row.getString("applicant")),
                Channel.of(row.getString("channel")),
                row.getString("language"),
                Json.map(row.getString("answers")),
                Json.facts(row.getString("facts")),
                Optional.ofNullable(row.getString("event")),
                Json.time(row, "filed_at").orElseThrow(),
                Json.time(row, "due_at").orElseThrow(),
                Optional.ofNullable(row.getString("outcome"))
                        .map(name -> JointDossier.Outcome.valueOf(name.toUpperCase(Locale.ROOT))),
                Json.time(row, "ended_at"),
                List.of());
    }
}
