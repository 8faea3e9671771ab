package org.motcua.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `directive.annex`.
@Component("directiveAnnexes")
class AnnexTable {
    private static final String SELECT =
            "select id, document, name, sent_at, sent_by, taken_at from directive.annex ";

    private final JdbcTemplate sql;

    AnnexTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    void add(Annex one, byte[] content) {
        sql.update(
                """
                insert into directive.annex (id, document, name, content, sent_at, sent_by)
                values (?, ?, ?, ?, ?, ?)
                """,
                one.id(),
                one.document(),
                one.name(),
                content,
                one.sentAt().atOffset(ZoneOffset.UTC),
                one.sentBy());
    }

    Optional<Annex> find(UUID id) {
        return sql.query(SELECT + "where id = ?", (row, _) -> annex(row), id).stream().findFirst();
    }

    List<Annex> of(UUID document) {
        return sql.query(
                SELECT + "where document = ? order by sent_at desc",
                (row, _) -> annex(row),
                document);
    }

    byte[] content(UUID id) {
        return Objects.requireNonNull(
                sql.queryForObject(
                        "select content from directive.annex where id = ?", byte[].class, id));
    }

    void taken(UUID id, OffsetDateTime at) {
        sql.update("update directive.annex set taken_at = ? where id = ?", at, id);
    }

    private static Annex annex(ResultSet row) throws SQLException {
        var taken = row.getObject("taken_at", OffsetDateTime.class);
        return new Annex(
                row.getObject("id", UUID.class),
                row.getObject("document", UUID.class),
                row.getString("name"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getString("sent_by"),
                taken == null ? null : taken.toInstant());
    }
}
