package org.motcua.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Fee;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of dossiers.
@Component
class DossierTable {
    private final JdbcClient sql;

    DossierTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Dossier dossier, UUID submission, Fee.Bill bill) {
        var applicant = dossier.applicant();
        sql.sql(
                        """
                        insert into dossier.dossier
                            (id, code, submission, procedure, definition, case_id, agency, unit,
                             channel, language, state, turn, turn_role, turn_since, turn_due,
                             account, subject, applicant_number, applicant_name, phone, email,
                             helper, agent, agent_name, agent_role, mandate, mandate_kind,
                             answers, facts, bill, fee, filed_at, unavailable, partner,
                             partner_side, partner_paid)
                        values (:id, :code, :submission, :procedure, :definition, :situation,
                                :agency, :unit, :channel, :language, :state, :turn, :role,
                                :since, :turnDue, :account, :subject, :number, :name, :phone,
                                :email, :helper, :agent, :agentName, :agentRole::jsonb, :mandate, :mandateKind,
                                :answers::jsonb, :facts::jsonb, :bill::jsonb,
                                :fee, :filed, :unavailable::jsonb, :partner, :side, :paid)
                        """)
                .param("id", dossier.id())
                .param("code", dossier.code().value())
                .param("submission", submission)
                .param("procedure", dossier.procedure().value())
                .param("definition", dossier.definition())
                .param("situation", dossier.situation())
                .param("agency", dossier.agency().value())
                .param("unit", dossier.unit().map(UnitCode::value).orElse(null))
                .param("channel", dossier.channel().id())
                .param("language", dossier.language())
                .param("state", dossier.state().code())
                .param("turn", dossier.turn().map(Dossier.Turn::step).orElse(null))
                .param("role", dossier.turn().map(Dossier.Turn::role).orElse(null))
                .param("since", Json.time(dossier.dates().filed()))
                .param("turnDue", Json.time(dossier.turn().flatMap(Dossier.Turn::due).orElse(null)))
                .param("account", applicant.account().orElse(null))
                .param("subject", applicant.subject())
                .param("number", applicant.number().map(PersonNumber::value).orElse(null))
                .param("name", applicant.name())
                .param("phone", applicant.phone().orElse(null))
                .param("email", applicant.email().orElse(null))
                .param("helper", applicant.helper().orElse(null))
                .params(agent(applicant.agent()))
                .param("answers", Json.text(dossier.answers()))
                .param("facts", Json.text(dossier.facts()))
                .param("bill", Json.text(bill))
                .param("fee", dossier.fee().amount())
                .param("filed", Json.time(dossier.dates().filed()))
                .param("unavailable", Json.text(dossier.unavailable()))
                .param("partner", dossier.partner().map(Dossier.Partner::house).orElse(null))
                .param("side", dossier.partner().map(one -> one.side().name()).orElse(null))
                .param("paid", dossier.partner().map(Dossier.Partner::paid).orElse(null))
                .update();
    }

    private static Map<String, @Nullable Object> agent(Optional<Applicant.Agent> agent) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("agent", agent.map(Applicant.Agent::account).orElse(null));
        params.put("agentName", agent.map(Applicant.Agent::name).orElse(null));
        params.put("agentRole", agent.map(one -> Json.text(one.role())).orElse(null));
        params.put("mandate", agent.map(Applicant.Agent::mandate).orElse(null));
        params.put("mandateKind", agent.map(Applicant.Agent::kind).orElse(null));
        return params;
    }

    /// Writes what a move changed, and counts the version up.
    void moved(Dossier now) {
        var standing = now.standing();
        var dates = now.dates();
        sql.sql(
                        """
                        update dossier.dossier
                        set state = :state, turn = :turn, turn_role = :role, turn_since = :since,
                            turn_due = :turnDue, assignee = :assignee, outcome = :outcome,
                            ground = :ground, proposal = :proposal, version = version + 1,
                            agency = :agency, unit = :unit, received_at = :received,
                            clock_from = :clockFrom, due_at = :due, measured_due_at = :measured,
                            first_due_at = :firstDue, supplements = :supplements,
                            reappointed = :reappointed, finished_at = :finished,
                            ended_at = :ended, result = :result, answers = :answers::jsonb,
                            facts = :facts::jsonb, unavailable = :unavailable::jsonb,
                            partner_paid = :paid
                        where id = :id
                        """)
                .param("id", now.id())
                .param("state", now.state().code())
                .param("turn", now.turn().map(Dossier.Turn::step).orElse(null))
                .param("role", now.turn().map(Dossier.Turn::role).orElse(null))
                .param("since", Json.time(now.turn().map(Dossier.Turn::since).orElse(null)))
                .param("turnDue", Json.time(now.turn().flatMap(Dossier.Turn::due).orElse(null)))
                .param("assignee", now.turn().flatMap(Dossier.Turn::assignee).orElse(null))
                .param("outcome", standing.outcome())
                .param("ground", now.ground().orElse(null))
                .param("proposal", now.proposal().orElse(null))
                .param("agency", now.agency().value())
                .param("unit", now.unit().map(UnitCode::value).orElse(null))
                .param("received", Json.time(dates.received().orElse(null)))
                .param("clockFrom", Json.time(dates.clockFrom().orElse(null)))
                .param("due", Json.time(dates.due().orElse(null)))
                .param("measured", Json.time(dates.measuredDue().orElse(null)))
                .param("firstDue", Json.time(dates.firstDue().orElse(null)))
                .param("supplements", standing.supplements())
                .param("reappointed", standing.reappointed())
                .param("finished", Json.time(dates.finished().orElse(null)))
                .param("ended", Json.time(dates.ended().orElse(null)))
                .param("result", now.result().orElse(null))
                .param("answers", Json.text(now.answers()))
                .param("facts", Json.text(now.facts()))
                .param("unavailable", Json.text(now.unavailable()))
                .param("paid", now.partner().map(Dossier.Partner::paid).orElse(null))
                .update();
    }

    Optional<Dossier> find(UUID id) {
        return sql.sql("select * from dossier.dossier where id = ?")
                .param(id)
                .query(DossierRow::of)
                .optional();
    }

    /// Reads and holds the row, so that moves of one dossier follow one another.
    Optional<Dossier> lock(UUID id) {
        return sql.sql("select * from dossier.dossier where id = ? for no key update")
                .param(id)
                .query(DossierRow::of)
                .optional();
    }

    void paid(UUID id) {
        sql.sql("update dossier.dossier set partner_paid = true where id = ?").param(id).update();
    }

    Optional<Dossier> byCode(String code) {
        return sql.sql("select * from dossier.dossier where code = ?")
                .param(code)
                .query(DossierRow::of)
                .optional();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return sql.sql("select id from dossier.dossier where submission = ?")
                .param(submission)
                .query(UUID.class)
                .optional();
    }

    List<Dossier> ofHelper(UUID helper, Optional<UUID> before, int limit) {
        return sql.sql(
                        """
                        select * from dossier.dossier
                        where helper = :helper
                          and (:before::uuid is null or (filed_at, id) <
                               (select filed_at, id from dossier.dossier where id = :before))
                        order by filed_at desc, id desc limit :limit
                        """)
                .param("helper", helper)
                .param("before", before.orElse(null), java.sql.Types.OTHER)
                .param("limit", limit)
                .query(DossierRow::of)
                .list();
    }

    List<Dossier> ofAccount(UUID account, int limit) {
        return sql.sql(
                        """
                        select * from dossier.dossier where account = ?
                        order by filed_at desc limit ?
                        """)
                .param(account)
                .param(limit)
                .query(DossierRow::of)
                .list();
    }

    /// What was done for somebody before they had proved who they are becomes theirs.
    void pass(UUID from, UUID to) {
        sql.sql("update dossier.dossier set account = ? where account = ?")
                .param(to)
                .param(from)
                .update();
    }
}
