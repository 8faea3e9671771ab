package org.motcua.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/// The rows of `dispatch.incoming`.
@Component("dispatchIncoming")
class IncomingTable {
    private static final String ONE = "select * from dispatch.incoming where id = ?";

    private final JdbcTemplate sql;

    IncomingTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    void add(Incoming one) {
        sql.update(
                """
                insert into dispatch.incoming (id, agency, sender, sender_name, document_id, edition,
                    standing, facts, handler, arrived_at, changed_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                """,
                one.id(),
                one.agency().value(),
                one.sender().id(),
                one.sender().name(),
                one.documentId(),
                one.edition(),
                one.standing().name(),
                FactsColumn.text(one.facts()),
                one.handler(),
                one.arrivedAt().atOffset(ZoneOffset.UTC),
                one.changedAt().atOffset(ZoneOffset.UTC),
                one.version());
    }

    /// Writes what can change, as its next version.
    void update(Incoming one) {
        var change = one.change();
        var facts = change == null ? null : change.facts();
        sql.update(
                """
                update dispatch.incoming set edition = ?, standing = ?, facts = ?::jsonb, handler = ?,
                    change_kind = ?, change_edition = ?, change_reason = ?, change_facts = ?::jsonb,
                    change_by = ?, task = ?, changed_at = ?, version = version + 1
                where id = ?
                """,
                one.edition(),
                one.standing().name(),
                FactsColumn.text(one.facts()),
                one.handler(),
                change == null ? null : change.kind().name(),
                change == null ? null : change.edition(),
                change == null ? null : change.reason(),
                facts == null ? null : FactsColumn.text(facts),
                change == null ? null : change.by(),
                one.task(),
                one.changedAt().atOffset(ZoneOffset.UTC),
                one.id());
    }

    Optional<Incoming> find(UUID id) {
        return sql.query(ONE, (row, _) -> read(row), id).stream().findFirst();
    }

    /// For a step; others who take one wait.
    Optional<Incoming> lock(UUID id) {
        return sql.query(ONE + " for update", (row, _) -> read(row), id).stream().findFirst();
    }

    Optional<Incoming> lock(AgencyCode agency, String sender, String documentId) {
        return sql
                .query(
                        """
                        select * from dispatch.incoming
                        where agency = ? and sender = ? and document_id = ? for update
                        """,
                        (row, _) -> read(row),
                        agency.value(),
                        sender,
                        documentId)
                .stream()
                .findFirst();
    }

    Optional<Incoming> byTask(UUID task) {
        return sql
                .query(
                        "select * from dispatch.incoming where task = ? for update",
                        (row, _) -> read(row),
                        task)
                .stream()
                .findFirst();
    }

    /// The documents in whose place one is to come.
    List<Incoming> replacedBy(UUID id) {
        return sql.query(
                "select * from dispatch.incoming where change_by = ? order by id for update",
                (row, _) -> read(row),
                id);
    }

    /// What waits for somebody comes first, then the latest changed.
    List<Incoming> of(Collection<AgencyCode> agencies, int most) {
        return sql.query(
                """
                select * from dispatch.incoming where agency = any (?)
                order by (standing = 'ARRIVED' or change_kind is not null) desc, changed_at desc
                limit ?
                """,
                (row, _) -> read(row),
                agencies.stream().map(AgencyCode::value).toArray(String[]::new),
                most);
    }

    private static Incoming read(ResultSet row) throws SQLException {
        return new Incoming(
                row.getObject("id", UUID.class),
                new AgencyCode(row.getString("agency")),
                new Party(row.getString("sender"), row.getString("sender_name")),
                row.getString("document_id"),
                row.getInt("edition"),
                Standing.valueOf(row.getString("standing")),
                Objects.requireNonNull(FactsColumn.read(row, "facts")),
                row.getString("handler"),
                change(row),
                row.getObject("task", UUID.class),
                Objects.requireNonNull(FactsColumn.moment(row, "arrived_at")),
                Objects.requireNonNull(FactsColumn.moment(row, "changed_at")),
                row.getInt("version"));
    }

    private static Incoming.@Nullable Change change(ResultSet row) throws SQLException {
        String kind = row.getString("change_kind");
        return kind == null
                ? null
                : new Incoming.Change(
                        Business.Kind.valueOf(kind),
                        row.getInt("change_edition"),
                        row.getString("change_reason"),
                        FactsColumn.read(row, "change_facts"),
                        row.getObject("change_by", UUID.class));
    }
}
