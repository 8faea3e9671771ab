package org.motcua.registry;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.journal.Entry;
import org.motcua.kernel.Actor;
import org.postgresql.PGConnection;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// Writes many wordings within one transaction, each step by one statement.
final class BulkWriting {
    private final JdbcClient sql;
    private final Registry registry;
    private final String cause;
    private final Actor actor;
    private final Instant at;

    BulkWriting(JdbcClient sql, Registry registry, String cause, Actor actor, Instant at) {
        this.sql = sql;
        this.registry = registry;
        this.cause = cause;
        this.actor = actor;
        this.at = at;
    }

    /// Takes the wordings back whose place is taken, and keeps them for the days before.
    ///
    /// @return whether all of them were still in force
    boolean supersede(List<Bulk.Piece> pieces) {
        var changed = pieces.stream().filter(piece -> piece.before().isPresent()).toList();
        if (changed.isEmpty()) {
            return true;
        }
        var ids = new UUID[changed.size()];
        var froms = new String[changed.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = changed.get(i).before().orElseThrow().wording();
            froms[i] = from(changed.get(i)).toString();
        }
        int done =
                sql.sql(
                                """
                                update registry.record set superseded_at = ?
                                where id = any(?) and superseded_at is null
                                """)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(ids)
                        .update();
        if (done < ids.length) {
            return false;
        }
        sql.sql(
                        """
                        insert into registry.record
                            (entity, registry, key, fields, valid, recorded_at, cause)
                        select r.entity, r.registry, r.key, r.fields,
                            daterange(lower(r.valid), w.since), :at, :cause
                        from unnest(:ids::uuid[], :froms::date[]) as w (id, since)
                        join registry.record r on r.id = w.id and lower(r.valid) < w.since
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("cause", cause)
                .param("ids", ids)
                .param("froms", froms)
                .update();
        return true;
    }

    private static LocalDate from(Bulk.Piece piece) {
        return piece.before()
                .map(RegistryRecord::since)
                .filter(since -> since.isAfter(piece.from()))
                .orElse(piece.from());
    }

    /// The keys of all pieces; new ones of a registry that numbers its records are drawn, many of
    /// one prefix at once.
    List<String> keys(List<Bulk.Piece> pieces, LocalDate today) {
        var prefixes = new HashMap<String, Integer>();
        var keys = new ArrayList<String>();
        for (Bulk.Piece piece : pieces) {
            if (piece.key().isEmpty()) {
                prefixes.merge(KeyMaker.prefix(registry, piece.fields(), today), 1, Integer::sum);
            }
        }
        var maker = new KeyMaker(sql);
        var next = new HashMap<String, Long>();
        if (registry.key().sequence() > 0) {
            prefixes.forEach(
                    (prefix, many) -> next.put(prefix, maker.reserve(registry, prefix, many)));
        }
        for (Bulk.Piece piece : pieces) {
            keys.add(piece.key().orElseGet(() -> drawn(piece, maker, next, today)));
        }
        return keys;
    }

    private String drawn(
            Bulk.Piece piece, KeyMaker maker, Map<String, Long> next, LocalDate today) {
        if (registry.key().sequence() == 0) {
            return maker.next(registry, piece.fields(), today);
        }
        String prefix = KeyMaker.prefix(registry, piece.fields(), today);
        long number = next.merge(prefix, 1L, Long::sum);
        return prefix + ("%0" + registry.key().sequence() + "d").formatted(number);
    }

    /// The rows as COPY takes them.
    byte[] rows(List<Bulk.Piece> pieces, List<String> keys, List<UUID> entities) {
        var text = new StringBuilder(pieces.size() * 400);
        String recorded = at.toString();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            text.append(entities.get(i)).append('\t');
            escaped(registry.id(), text);
            text.append('\t');
            escaped(keys.get(i), text);
            text.append('\t');
            escaped(RecordTable.text(piece.fields()), text);
            text.append("\t[").append(from(piece)).append(",)\t").append(recorded).append('\t');
            escaped(cause, text);
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escaped(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    /// Sends rows by COPY, on the connection of the transaction.
    static void copy(DataSource source, byte[] rows) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            var copying =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    """
                                    copy registry.record
                                        (entity, registry, key, fields, valid, recorded_at, cause)
                                    from stdin
                                    """);
            copying.writeToCopy(rows, 0, rows.length);
            copying.endCopy();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("23")) {
                throw new DataIntegrityViolationException("two wordings for one day", e);
            }
            throw new IllegalStateException("the records were not taken", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /// Keeps what names records without a key, so that they come but once.
    void remember(List<Bulk.Piece> pieces, List<String> keys) {
        var once = new ArrayList<String>();
        var written = new ArrayList<String>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).once().isPresent()) {
                once.add(pieces.get(i).once().get());
                written.add(keys.get(i));
            }
        }
        if (!once.isEmpty()) {
            sql.sql(
                            """
                            insert into registry.change (once, registry, key, at)
                            select once, :registry, key, :at
                            from unnest(:once::text[], :keys::text[]) as w (once, key)
                            """)
                    .param("registry", registry.id())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("once", once.toArray(String[]::new))
                    .param("keys", written.toArray(String[]::new))
                    .update();
        }
    }

    /// What the journal keeps of each record that changed. New ones are told as a whole: who judges
    /// and who follows finds them by their cause.
    List<Entry> entries(List<Bulk.Piece> pieces, List<UUID> entities) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < pieces.size(); i++) {
            var before = pieces.get(i).before();
            if (before.isPresent()) {
                var old = before.get().fields();
                var fields =
                        pieces.get(i).fields().entrySet().stream()
                                .filter(field -> !field.getValue().equals(old.get(field.getKey())))
                                .map(Map.Entry::getKey)
                                .sorted()
                                .toList();
                entries.add(
                        Entry.of(
                                "registry.updated",
                                actor,
                                "record:" + entities.get(i),
                                Map.of(
                                        "registry", registry.id(),
                                        "fields", fields,
                                        "cause", cause)));
            }
        }
        return entries;
    }
}
