package org.motcua.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `dispatch.leaving`: messages on their way out.
@Component("dispatchLeaving")
class LeavingTable {
    private final JdbcTemplate sql;

    LeavingTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /// @param kind as [Business.Kind] names it, or STATUS
    /// @param envelope the signed one, as text
    /// @param filesOf the document whose files of this edition go with it
    record Leaving(
            UUID id,
            String sender,
            String receiver,
            String documentId,
            int edition,
            String kind,
            String envelope,
            @Nullable UUID filesOf,
            int tries) {}

    void add(Leaving one, Instant at) {
        sql.update(
                """
                insert into dispatch.leaving (id, sender, receiver, document_id, edition, kind,
                    envelope, files_of, state, next_at, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)
                """,
                one.id(),
                one.sender(),
                one.receiver(),
                one.documentId(),
                one.edition(),
                one.kind(),
                one.envelope(),
                one.filesOf(),
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC));
    }

    /// Takes the one that waits longest, for a while. Of the messages about one document to one
    /// receiver only the first may go, so that none overtakes another.
    Optional<Leaving> take(Instant now, Instant until) {
        return sql
                .query(
                        """
                        update dispatch.leaving set held_until = ?, tries = tries + 1
                        where id = (
                            select id from dispatch.leaving l
                            where state = 'WAITING' and next_at <= ?
                                and (held_until is null or held_until < ?)
                                and not exists (
                                    select 1 from dispatch.leaving e
                                    where e.state = 'WAITING' and e.sender = l.sender
                                        and e.receiver = l.receiver
                                        and e.document_id = l.document_id and e.id < l.id)
                            order by next_at limit 1 for update skip locked)
                        returning *
                        """,
                        (row, _) -> read(row),
                        until.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    void taken(UUID id, Instant at) {
        sql.update(
                """
                update dispatch.leaving set state = 'TAKEN', held_until = null, trouble = null,
                    settled_at = ?
                where id = ?
                """,
                at.atOffset(ZoneOffset.UTC),
                id);
    }

    void refused(UUID id, String trouble, Instant at) {
        sql.update(
                """
                update dispatch.leaving set state = 'REFUSED', held_until = null, trouble = ?,
                    settled_at = ?
                where id = ?
                """,
                trouble,
                at.atOffset(ZoneOffset.UTC),
                id);
    }

    void again(UUID id, String trouble, Instant next) {
        sql.update(
                """
                update dispatch.leaving set held_until = null, trouble = ?, next_at = ?
                where id = ? and state = 'WAITING'
                """,
                trouble,
                next.atOffset(ZoneOffset.UTC),
                id);
    }

    /// Lets one go at once that waits after troubles.
    boolean hurry(UUID id, Instant now) {
        return sql.update(
                        """
                        update dispatch.leaving set next_at = ? where id = ? and state = 'WAITING'
                        """,
                        now.atOffset(ZoneOffset.UTC),
                        id)
                == 1;
    }

    /// Those that others would not take, and those that have failed to go.
    List<DispatchWatch.Stuck> stuck(int most) {
        return sql.query(
                """
                select * from dispatch.leaving
                where (state = 'WAITING' and trouble is not null) or state = 'REFUSED'
                order by (state = 'WAITING') desc, coalesce(settled_at, made_at) desc limit ?
                """,
                (row, _) ->
                        new DispatchWatch.Stuck(
                                row.getObject("id", UUID.class),
                                row.getString("sender"),
                                row.getString("receiver"),
                                row.getString("document_id"),
                                row.getString("kind"),
                                row.getString("state").equals("REFUSED"),
                                row.getInt("tries"),
                                Objects.requireNonNullElse(row.getString("trouble"), ""),
                                Objects.requireNonNull(FactsColumn.moment(row, "made_at"))),
                most);
    }

    private static Leaving read(ResultSet row) throws SQLException {
        return new Leaving(
                row.getObject("id", UUID.class),
                row.getString("sender"),
                row.getString("receiver"),
                row.getString("document_id"),
                row.getInt("edition"),
                row.getString("kind"),
                row.getString("envelope"),
                row.getObject("files_of", UUID.class),
                row.getInt("tries"));
    }
}
