package org.motcua.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Forms that wait for their sender to sign in. Each is sealed with a key of its own that only the
/// sender's cookie holds; the row is found by the key's hash.
final class HeldTable {
    static final Duration LASTS = Duration.ofMinutes(30);
    private static final String CONTEXT = "held form";

    private final JdbcClient sql;
    private final Clock clock;

    HeldTable(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param owner whose session it had been, where known
    void put(byte[] key, String form, byte @Nullable [] owner) {
        var now = clock.instant();
        sql.sql("delete from identity.held where expires_at < ?")
                .param(AccountTable.utc(now))
                .update();
        sql.sql("insert into identity.held (id, owner, sealed, expires_at) values (?, ?, ?, ?)")
                .param(sha256(key))
                .param(owner)
                .param(new Vault(key).seal(form.getBytes(StandardCharsets.UTF_8), CONTEXT))
                .param(AccountTable.utc(now.plus(LASTS)))
                .update();
    }

    /// @param reader who asks; a form of somebody else is not shown, and one of nobody becomes
    ///   theirs
    Optional<String> read(byte[] key, byte[] reader) {
        return sql.sql(
                        """
                        update identity.held set owner = :reader
                         where id = :id and expires_at > :now
                           and (owner is null or owner = :reader)
                        returning sealed
                        """)
                .param("id", sha256(key))
                .param("reader", reader)
                .param("now", AccountTable.utc(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(sealed -> new Vault(key).open(sealed, CONTEXT))
                .map(form -> new String(form, StandardCharsets.UTF_8));
    }

    void remove(byte[] key) {
        sql.sql("delete from identity.held where id = ?").param(sha256(key)).update();
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
