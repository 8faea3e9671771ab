package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of drafts.
@Component
class DraftTable {
    private final JdbcClient sql;

    DraftTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param secret SHA-256 of the secret that opens the draft without an account
    void insert(Draft draft, byte[] secret) {
        sql.sql(
                        """
                        insert into dossier.draft
                            (id, code, secret, procedure, definition, channel, language, account,
                             helper, helper_agency, phone, answers, facts, agency, begun_at,
                             saved_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                        """)
                .param(draft.id())
                .param(draft.code())
                .param(secret)
                .param(draft.procedure().value())
                .param(draft.definition())
                .param(draft.channel().id())
                .param(draft.language())
                .param(draft.account().orElse(null))
                .param(draft.helper().map(Draft.Assistant::account).orElse(null))
                .param(draft.helper().map(helper -> helper.agency().value()).orElse(null))
                .param(draft.content().phone().orElse(null))
                .param(Json.text(draft.answers()))
                .param(Json.text(draft.facts()))
                .param(draft.agency().map(AgencyCode::value).orElse(null))
                .param(Json.time(draft.begunAt()))
                .param(Json.time(draft.savedAt()))
                .param(Json.time(draft.expiresAt()))
                .update();
    }

    /// @return the draft as it stands now
    Draft save(Draft draft, Instant at, Instant expires) {
        return sql.sql(
                        """
                        update dossier.draft
                        set answers = ?::jsonb, facts = ?::jsonb, unanswered = ?::jsonb,
                            account = ?, phone = ?, agency = ?, saved_at = ?, expires_at = ?,
                            version = version + 1
                        where id = ?
                        returning *
                        """)
                .param(Json.text(draft.answers()))
                .param(Json.text(draft.facts()))
                .param(Json.text(draft.unanswered()))
                .param(draft.account().orElse(null))
                .param(draft.content().phone().orElse(null))
                .param(draft.agency().map(AgencyCode::value).orElse(null))
                .param(Json.time(at))
                .param(Json.time(expires))
                .param(draft.id())
                .query(DraftTable::row)
                .single();
    }

    Optional<Draft> find(UUID draft) {
        return sql.sql("select * from dossier.draft where id = ?")
                .param(draft)
                .query(DraftTable::row)
                .optional();
    }

    Optional<Draft> lock(UUID draft) {
        return sql.sql("select * from dossier.draft where id = ? for update")
                .param(draft)
                .query(DraftTable::row)
                .optional();
    }

    Optional<Draft> byCode(String code, String phone, Instant now) {
        return sql.sql(
                        """
                        select * from dossier.draft
                        where code = ? and phone = ? and filed_as is null and expires_at > ?
                        """)
                .param(code)
                .param(phone)
                .param(Json.time(now))
                .query(DraftTable::row)
                .optional();
    }

    Optional<byte[]> secret(UUID draft) {
        return sql.sql("select secret from dossier.draft where id = ?")
                .param(draft)
                .query((row, _) -> row.getBytes("secret"))
                .optional();
    }

    void newSecret(UUID draft, byte[] secret) {
        sql.sql("update dossier.draft set secret = ? where id = ?")
                .param(secret)
                .param(draft)
                .update();
    }

    /// Notes that the state prepared it before anybody asked.
    void prepared(UUID draft) {
        sql.sql("update dossier.draft set prepared = true where id = ?").param(draft).update();
    }

    boolean isPrepared(UUID draft) {
        return sql.sql("select prepared from dossier.draft where id = ?")
                .param(draft)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void filed(UUID draft, UUID dossier) {
        sql.sql("update dossier.draft set filed_as = ? where id = ?")
                .param(dossier)
                .param(draft)
                .update();
    }

    /// What was begun for somebody before they had proved who they are becomes theirs.
    void pass(UUID from, UUID to) {
        sql.sql("update dossier.draft set account = ? where account = ?")
                .param(to)
                .param(from)
                .update();
    }

    void discard(UUID draft) {
        sql.sql("delete from dossier.draft where id = ? and filed_as is null")
                .param(draft)
                .update();
    }

    List<Draft> ofAccount(UUID account, Instant now) {
        return sql.sql(
                        """
                        select * from dossier.draft
                        where account = ? and filed_as is null and expires_at > ?
                        order by saved_at desc limit 50
                        """)
                .param(account)
                .param(Json.time(now))
                .query(DraftTable::row)
                .list();
    }

    /// Removes drafts whose time is over, with their files' rows; but none that somebody who lives
    /// in a time of the past (as invented histories do) is writing at this moment.
    int sweep(Instant now) {
        return sql.sql(
                        """
                        delete from dossier.draft
                        where expires_at < ? and filed_as is null
                            and made_at < clock_timestamp() - interval '1 hour'
                        """)
                .param(Json.time(now))
                .update();
    }

    private static Draft row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        var helper = columns.uuid("helper");
        var helperAgency = columns.text("helper_agency");
        return new Draft(
                columns.id("id"),
                row.getString("code"),
                new ProcedureCode(row.getString("procedure")),
                row.getString("definition"),
                Channel.of(row.getString("channel")),
                row.getString("language"),
                helper.flatMap(account ->
                        helperAgency.map(
                                agency -> new Draft.Assistant(account, new AgencyCode(agency)))),
                new Draft.Content(
                        columns.uuid("account"),
                        columns.text("phone"),
                        Json.map(row.getString("answers")),
                        Json.facts(row.getString("facts")),
                        Json.list(row.getString("unanswered")),
                        columns.text("agency").map(AgencyCode::new)),
                new Draft.Times(
                        columns.instant("begun_at"),
                        columns.instant("saved_at"),
                        columns.instant("expires_at")),
                columns.uuid("filed_as"));
    }
}
