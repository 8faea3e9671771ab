package org.motcua.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Sessions as rows: one statement to read one, none to go on with one, and that it was used is
/// written at most once a minute.
final class SessionTable implements FindByIndexNameSessionRepository<KeptSession> {
    private static final Duration USED_WITHIN = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Remembered<String, Row> remembered;

    SessionTable(JdbcClient sql, Remembered<String, Row> remembered) {
        this.sql = sql;
        this.remembered = remembered;
    }

    /// A session as the database has it.
    record Row(String id, Map<String, String> texts, Instant begun, Instant used, Duration idle) {
        Instant expires() {
            return used.plus(idle);
        }

        @Nullable String account() {
            return texts.get(PRINCIPAL_NAME_INDEX_NAME);
        }
    }

    @Override
    public KeptSession createSession() {
        return KeptSession.fresh();
    }

    @Override
    public @Nullable KeptSession findById(String id) {
        return remembered
                .find(sum(id), _ -> read(id))
                .map(KeptSession::of)
                .filter(session -> !session.isExpired())
                .orElse(null);
    }

    private Optional<Row> read(String id) {
        return sql.sql("select * from identity.session where id = ?")
                .param(id)
                .query(SessionTable::row)
                .optional();
    }

    @Override
    public void save(KeptSession session) {
        var row = session.row();
        String stored = session.storedAs();
        if (stored == null) {
            insert(row);
        } else if (session.changed()) {
            update(row, stored);
            remembered.changes(sum(stored));
        } else {
            touch(row);
        }
        session.stored();
    }

    private void insert(Row row) {
        try {
            written(
                    row,
                    """
                    insert into identity.session
                        (id, account, texts, begun_at, used_at, idle_seconds, expires_at)
                    values (:id, :account, :texts::jsonb, :begun, :used, :idle, :expires)
                    """,
                    row.id());
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("two sessions of one name", e);
        }
    }

    /// One that was ended meanwhile stays ended.
    private void update(Row row, String stored) {
        written(
                row,
                """
                update identity.session
                set id = :id, account = :account, texts = :texts::jsonb, used_at = :used,
                    idle_seconds = :idle, expires_at = :expires
                where id = :stored
                """,
                stored);
    }

    private void written(Row row, String statement, String stored) {
        sql.sql(statement)
                .param("id", row.id())
                .param("stored", stored)
                .param("account", row.account())
                .param("texts", JSON.writeValueAsString(row.texts()))
                .param("begun", AccountTable.utc(row.begun()))
                .param("used", AccountTable.utc(row.used()))
                .param("idle", row.idle().toSeconds())
                .param("expires", AccountTable.utc(row.expires()))
                .update();
    }

    private void touch(Row row) {
        boolean lately =
                remembered
                        .find(sum(row.id()), _ -> Optional.empty())
                        .filter(known -> known.used().plus(USED_WITHIN).isAfter(row.used()))
                        .isPresent();
        if (lately) {
            return;
        }
        int written =
                sql.sql(
                                """
                                update identity.session set used_at = :used, expires_at = :expires
                                where id = :id and used_at <= :used::timestamptz - interval '1 minute'
                                """)
                        .param("used", AccountTable.utc(row.used()))
                        .param("expires", AccountTable.utc(row.expires()))
                        .param("id", row.id())
                        .update();
        if (written > 0) {
            remembered.forget(sum(row.id()));
        }
    }

    @Override
    public void deleteById(String id) {
        sql.sql("delete from identity.session where id = ?").param(id).update();
        remembered.changes(sum(id));
    }

    @Override
    public Map<String, KeptSession> findByIndexNameAndIndexValue(String name, String value) {
        var found = new HashMap<String, KeptSession>();
        if (name.equals(PRINCIPAL_NAME_INDEX_NAME)) {
            sql.sql("select * from identity.session where account = ?")
                    .param(value)
                    .query(SessionTable::row)
                    .list()
                    .forEach(row -> found.put(row.id(), KeptSession.of(row)));
        }
        return found;
    }

    void forgetOver() {
        sql.sql("delete from identity.session where expires_at < now()").update();
    }

    private static String sum(String id) {
        return HeldTable.hex(HeldTable.sha256(id));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                JSON.readValue(row.getString("texts"), TEXTS),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getInt("idle_seconds")));
    }
}
