package org.motcua.intake;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far files came.
final class Feeds {
    private final JdbcClient sql;

    Feeds(DataSource source) {
        sql = JdbcClient.create(source);
    }

    /// A file that was begun.
    record Feed(Report report, long complaintBytes, boolean finished) {}

    Optional<Feed> find(String registry, String hash) {
        return sql.sql(
                        """
                        select rows, created, changed, unchanged, refused, dangling,
                            complaint_bytes, finished_at is not null as finished
                        from intake.feed where registry = ? and hash = ?
                        """)
                .param(registry)
                .param(hash)
                .query((row, _) ->
                        new Feed(
                                new Report(
                                        row.getLong("rows"),
                                        row.getLong("created"),
                                        row.getLong("changed"),
                                        row.getLong("unchanged"),
                                        row.getLong("refused"),
                                        row.getLong("dangling"),
                                        row.getLong("rows"),
                                        Report.NONE.byRule(),
                                        Optional.empty()),
                                row.getLong("complaint_bytes"),
                                row.getBoolean("finished")))
                .optional();
    }

    /// Begins a file anew.
    void begin(String registry, String hash, String name, OffsetDateTime at) {
        sql.sql(
                        """
                        insert into intake.feed (registry, hash, name, rows, created, changed,
                            unchanged, refused, dangling, complaint_bytes, started_at)
                        values (?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?)
                        on conflict (registry, hash) do update set name = excluded.name, rows = 0,
                            created = 0, changed = 0, unchanged = 0, refused = 0, dangling = 0,
                            complaint_bytes = 0, started_at = excluded.started_at,
                            finished_at = null
                        """)
                .param(registry)
                .param(hash)
                .param(name)
                .param(at)
                .update();
    }

    /// Writes down how far a file came; in the transaction that wrote its records.
    void keep(String registry, String hash, Report report, long complaintBytes) {
        sql.sql(
                        """
                        update intake.feed set rows = ?, created = ?, changed = ?, unchanged = ?,
                            refused = ?, dangling = ?, complaint_bytes = ?
                        where registry = ? and hash = ?
                        """)
                .param(report.rows())
                .param(report.created())
                .param(report.changed())
                .param(report.unchanged())
                .param(report.refused())
                .param(report.dangling())
                .param(complaintBytes)
                .param(registry)
                .param(hash)
                .update();
    }

    void finish(String registry, String hash, OffsetDateTime at) {
        sql.sql("update intake.feed set finished_at = ? where registry = ? and hash = ?")
                .param(at)
                .param(registry)
                .param(hash)
                .update();
    }

    /// Keeps what the file says where the records say it otherwise.
    void written(
            List<UUID> entities,
            Map<Integer, Map<String, String>> written,
            String hash,
            OffsetDateTime at) {
        var who = new ArrayList<UUID>();
        var fields = new ArrayList<String>();
        var words = new ArrayList<String>();
        written.forEach((place, said) ->
                said.forEach((field, text) -> {
                    who.add(entities.get(place));
                    fields.add(field);
                    words.add(text);
                }));
        if (!who.isEmpty()) {
            sql.sql(
                            """
                            insert into intake.written (entity, field, words, hash, at)
                            select entity, field, words, :hash, :at
                            from unnest(:who::uuid[], :fields::text[], :words::text[])
                                as w (entity, field, words)
                            """)
                    .param("hash", hash)
                    .param("at", at)
                    .param("who", who.toArray(UUID[]::new))
                    .param("fields", fields.toArray(String[]::new))
                    .param("words", words.toArray(String[]::new))
                    .update();
        }
    }
}
