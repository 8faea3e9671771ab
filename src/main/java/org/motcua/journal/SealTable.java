package org.motcua.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/// Heads and keys as they are stored.
final class SealTable {
    static final String COLUMNS =
            "(select origin from journal.origin) as origin, size, root, at, key, signature";

    private final JdbcTemplate sql;

    SealTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    String origin() {
        return Objects.requireNonNull(
                sql.queryForObject("select origin from journal.origin", String.class));
    }

    Optional<Head> last() {
        return one("order by size desc limit 1");
    }

    Optional<Head> ofSize(long size) {
        return one("where size = ?", size);
    }

    /// The smallest head that holds a position.
    Optional<Head> firstWith(long position) {
        return one("where size > ? order by size limit 1", position);
    }

    private Optional<Head> one(String which, Object... values) {
        return sql
                .query(
                        "select %s from journal.head %s".formatted(COLUMNS, which),
                        (row, _) -> head(row),
                        values)
                .stream()
                .findFirst();
    }

    static Head head(ResultSet row) throws SQLException {
        var base64 = Base64.getEncoder();
        return new Head(
                row.getString("origin"),
                row.getLong("size"),
                base64.encodeToString(row.getBytes("root")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("key"),
                base64.encodeToString(row.getBytes("signature")));
    }

    void add(Head head) {
        sql.update(
                "insert into journal.head (size, root, at, key, signature) values (?, ?, ?, ?, ?)",
                head.size(),
                head.rootBytes(),
                head.at().atOffset(ZoneOffset.UTC),
                head.key(),
                Base64.getDecoder().decode(head.signature()));
    }

    /// Keeps a key for ever, so that what it signed stays verifiable after it was replaced.
    void add(SealPublicKey key, Instant since) {
        sql.update(
                "insert into journal.key (id, public_key, since) values (?, ?, ?) on conflict do nothing",
                key.id(),
                key.bytes(),
                since.atOffset(ZoneOffset.UTC));
    }

    List<SealPublicKey> keys() {
        String origin = origin();
        return sql.query(
                "select public_key from journal.key order by since",
                (row, _) -> SealPublicKey.of(origin, row.getBytes("public_key")));
    }
}
