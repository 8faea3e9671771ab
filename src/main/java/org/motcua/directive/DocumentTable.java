package org.motcua.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `directive.document`.
@Component("directiveDocuments")
class DocumentTable {
    private final JdbcTemplate sql;

    DocumentTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /// A document that a task refers to.
    Document get(UUID id) {
        return find(id).orElseThrow();
    }

    /// Adds a document unless the definition of that origin is there already.
    boolean add(Document one, @Nullable String origin, OffsetDateTime at, String by) {
        return sql.update(
                        """
                        insert into directive.document
                            (id, number, dated, issuer, title, source, origin, entered_at, entered_by)
                        values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                        on conflict do nothing
                        """,
                        one.id(),
                        one.number(),
                        one.dated(),
                        one.issuer().value(),
                        Wordings.json(one.title()),
                        Wordings.json(one.source()),
                        origin,
                        at,
                        by)
                == 1;
    }

    List<Document> all() {
        return sql.query(
                "select * from directive.document order by dated desc nulls last, number",
                (row, _) -> document(row));
    }

    Optional<Document> find(UUID id) {
        return sql
                .query(
                        "select * from directive.document where id = ?",
                        (row, _) -> document(row),
                        id)
                .stream()
                .findFirst();
    }

    /// The document of an origin, for adding to it; others who add wait.
    Document lock(String origin) {
        return sql.query(
                        "select * from directive.document where origin = ? for update",
                        (row, _) -> document(row),
                        origin)
                .getFirst();
    }

    /// A document that is there, for adding to it; others who add wait.
    Optional<Document> lock(UUID id) {
        return sql
                .query(
                        "select * from directive.document where id = ? for update",
                        (row, _) -> document(row),
                        id)
                .stream()
                .findFirst();
    }

    /// Adds a document unless its issuer has one of that number and day; two who try at the same
    /// time go one after the other.
    boolean register(Document one, OffsetDateTime at, String by) {
        sql.query(
                "select pg_advisory_xact_lock(hashtext('directive:' || ?))", _ -> {}, one.number());
        boolean known =
                all().stream()
                        .anyMatch(other ->
                                other.number().equalsIgnoreCase(one.number())
                                        && other.issuer().equals(one.issuer())
                                        && Objects.equals(other.dated(), one.dated()));
        return !known && add(one, null, at, by);
    }

    /// The definitions whose documents were taken in already.
    Set<String> origins() {
        return Set.copyOf(
                sql.query(
                        "select origin from directive.document where origin is not null",
                        (row, _) -> row.getString(1)));
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("dated", LocalDate.class),
                new AgencyCode(row.getString("issuer")),
                Wordings.of(row, "title"),
                Wordings.of(row, "source"));
    }
}
