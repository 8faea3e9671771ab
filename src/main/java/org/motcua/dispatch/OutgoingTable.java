package org.motcua.dispatch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `dispatch.outgoing` and `dispatch.receiver`.
@Component("dispatchOutgoing")
class OutgoingTable {
    private static final String ONE = "select * from dispatch.outgoing where id = ?";

    private final JdbcTemplate sql;

    OutgoingTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /// @throws org.springframework.dao.DuplicateKeyException where a change is being drafted
    void add(Outgoing one, String account) {
        sql.update(
                """
                insert into dispatch.outgoing (id, agency, edition, state, kind, about, reason, facts,
                    receivers, by_account, changed_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                """,
                one.id(),
                one.agency().value(),
                one.edition(),
                one.state().name(),
                one.kind().name(),
                one.about(),
                one.reason(),
                FactsColumn.text(one.facts()),
                one.receivers().toArray(String[]::new),
                account,
                one.changedAt().atOffset(ZoneOffset.UTC),
                one.version());
    }

    /// Writes what can change, as its next version.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException where the agency has sent a document
    ///   of this name
    void update(Outgoing one) {
        var sent = one.sentAt();
        sql.update(
                """
                update dispatch.outgoing set document_id = nullif(?, ''), edition = ?, state = ?,
                    reason = ?, facts = ?::jsonb, receivers = ?, changed_at = ?, sent_at = ?,
                    version = version + 1
                where id = ?
                """,
                one.documentId(),
                one.edition(),
                one.state().name(),
                one.reason(),
                FactsColumn.text(one.facts()),
                one.receivers().toArray(String[]::new),
                one.changedAt().atOffset(ZoneOffset.UTC),
                sent == null ? null : sent.atOffset(ZoneOffset.UTC),
                one.id());
    }

    void remove(UUID id) {
        sql.update("delete from dispatch.outgoing where id = ?", id);
    }

    Optional<Outgoing> find(UUID id) {
        return sql.query(ONE, (row, _) -> read(row), id).stream().findFirst();
    }

    Optional<Outgoing> lock(UUID id) {
        return sql.query(ONE + " for update", (row, _) -> read(row), id).stream().findFirst();
    }

    Optional<Outgoing> lock(AgencyCode agency, String documentId) {
        return sql
                .query(
                        """
                        select * from dispatch.outgoing where agency = ? and document_id = ?
                        for update
                        """,
                        (row, _) -> read(row),
                        agency.value(),
                        documentId)
                .stream()
                .findFirst();
    }

    /// A change of a document that is being drafted.
    Optional<Outgoing> draftAbout(UUID id) {
        return sql
                .query(
                        "select * from dispatch.outgoing where about = ? and state = 'DRAFT'",
                        (row, _) -> read(row),
                        id)
                .stream()
                .findFirst();
    }

    /// Drafts first, then the latest changed.
    List<Outgoing> of(Collection<AgencyCode> agencies, int most) {
        return sql.query(
                """
                select * from dispatch.outgoing where agency = any (?)
                order by (state = 'DRAFT') desc, changed_at desc limit ?
                """,
                (row, _) -> read(row),
                agencies.stream().map(AgencyCode::value).toArray(String[]::new),
                most);
    }

    /// How a document stands at its receivers, and what keeps the last message from them.
    List<Outgoing.Reached> reached(UUID id) {
        return sql.query(
                """
                select r.*, (select l.trouble from dispatch.leaving l
                    where l.receiver = r.agency and l.sender = o.agency
                        and l.document_id = o.document_id and l.kind <> 'STATUS'
                        and l.state <> 'TAKEN' order by l.id limit 1) trouble
                from dispatch.receiver r join dispatch.outgoing o on o.id = r.document
                where r.document = ? order by r.agency
                """,
                (row, _) -> reached(row),
                id);
    }

    void reach(UUID id, String agency, Instant at) {
        sql.update(
                """
                insert into dispatch.receiver (document, agency, standing, words, changed_at)
                values (?, ?, 'SENT', '', ?)
                """,
                id,
                agency,
                at.atOffset(ZoneOffset.UTC));
    }

    /// @param answer to a change; none leaves what was answered before
    void reached(
            UUID id,
            String agency,
            DispatchRules.Now now,
            String words,
            @Nullable String answer,
            Instant at) {
        var pending = now.pending();
        sql.update(
                """
                update dispatch.receiver set standing = ?, words = ?, changed_at = ?, pending = ?,
                    pending_edition = ?, answer = coalesce(?, answer)
                where document = ? and agency = ?
                """,
                now.standing().name(),
                words,
                at.atOffset(ZoneOffset.UTC),
                pending == null ? null : pending.name(),
                pending == null ? null : now.edition(),
                answer,
                id,
                agency);
    }

    private static Outgoing.Reached reached(ResultSet row) throws SQLException {
        String pending = row.getString("pending");
        return new Outgoing.Reached(
                new AgencyCode(row.getString("agency")),
                Standing.valueOf(row.getString("standing")),
                row.getString("words"),
                Objects.requireNonNull(FactsColumn.moment(row, "changed_at")),
                pending == null ? null : Business.Kind.valueOf(pending),
                row.getInt("pending_edition"),
                row.getString("answer"),
                row.getString("trouble"));
    }

    private static Outgoing read(ResultSet row) throws SQLException {
        Array receivers = row.getArray("receivers");
        String named = row.getString("document_id");
        return new Outgoing(
                row.getObject("id", UUID.class),
                new AgencyCode(row.getString("agency")),
                named == null ? "" : named,
                row.getInt("edition"),
                Outgoing.State.valueOf(row.getString("state")),
                Business.Kind.valueOf(row.getString("kind")),
                row.getObject("about", UUID.class),
                row.getString("reason"),
                Objects.requireNonNull(FactsColumn.read(row, "facts")),
                List.of((String[]) receivers.getArray()),
                Objects.requireNonNull(FactsColumn.moment(row, "changed_at")),
                FactsColumn.moment(row, "sent_at"),
                row.getInt("version"));
    }
}
