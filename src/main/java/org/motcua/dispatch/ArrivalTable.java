package org.motcua.dispatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `dispatch.arrival`: every message that came.
@Component("dispatchArrivals")
class ArrivalTable {
    private final JdbcTemplate sql;

    ArrivalTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /// A message as far as it could be read.
    ///
    /// @param kind as [Business.Kind] names it, STATUS, or UNREAD
    record Came(
            String client,
            String agency,
            String sender,
            String documentId,
            int edition,
            String kind,
            String sha256) {}

    /// Marks one as taken; false where it was before, also by somebody else at this moment.
    boolean first(Came one, Instant at) {
        return insert(one, null, null, at) == 1;
    }

    void refused(Came one, Flaw flaw, String detail, Instant at) {
        insert(one, flaw, detail, at);
    }

    private int insert(Came one, @Nullable Flaw flaw, @Nullable String detail, Instant at) {
        return sql.update(
                """
                insert into dispatch.arrival (id, at, client, agency, sender, document_id, edition,
                    kind, sha256, flaw, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                Identifier.next(),
                at.atOffset(ZoneOffset.UTC),
                one.client(),
                one.agency(),
                one.sender(),
                one.documentId(),
                one.edition(),
                one.kind(),
                one.sha256(),
                flaw == null ? null : flaw.name(),
                detail);
    }

    /// The sum of the message of that edition that was taken before.
    Optional<String> before(Came one) {
        return sql
                .query(
                        """
                        select sha256 from dispatch.arrival
                        where agency = ? and sender = ? and document_id = ? and edition = ?
                            and flaw is null and kind <> 'STATUS'
                        """,
                        (row, _) -> Objects.requireNonNull(row.getString(1)),
                        one.agency(),
                        one.sender(),
                        one.documentId(),
                        one.edition())
                .stream()
                .findFirst();
    }

    List<DispatchWatch.Turned> refused(int most) {
        return sql.query(
                """
                select * from dispatch.arrival where flaw is not null
                order by (seen_at is null) desc, at desc limit ?
                """,
                (row, _) ->
                        new DispatchWatch.Turned(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNull(FactsColumn.moment(row, "at")),
                                row.getString("client"),
                                row.getString("agency"),
                                row.getString("sender"),
                                row.getString("document_id"),
                                row.getString("kind"),
                                Flaw.valueOf(row.getString("flaw")),
                                row.getString("detail"),
                                row.getTimestamp("seen_at") != null),
                most);
    }

    boolean seen(UUID id, Instant at) {
        return sql.update(
                        """
                        update dispatch.arrival set seen_at = ?
                        where id = ? and flaw is not null and seen_at is null
                        """,
                        at.atOffset(ZoneOffset.UTC),
                        id)
                == 1;
    }
}
