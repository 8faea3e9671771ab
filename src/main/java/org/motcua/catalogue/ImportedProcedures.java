package org.motcua.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.procedure.Defect;
import org.motcua.procedure.Information;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what a national catalogue publishes about procedures, so that people can read it. The
/// procedure room itself knows no SQL.
@Component
public class ImportedProcedures {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int BATCH = 200;
    private static final String UPSERT =
            """
            insert into catalogue.information
                (code, name, field, record, defects, sum, imported_at)
            values (?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, field = excluded.field,
                record = excluded.record, defects = excluded.defects, sum = excluded.sum,
                imported_at = excluded.imported_at
            """;

    private final JdbcClient sql;
    private final JdbcTemplate rows;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Clock clock;

    public ImportedProcedures(DataSource source, Journal journal, Clock clock) {
        this.sql = JdbcClient.create(source);
        this.rows = new JdbcTemplate(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.journal = journal;
        this.clock = clock;
    }

    /// What an import did.
    ///
    /// @param missing codes kept earlier that the file does not have; they stay
    public record Kept(int added, int changed, int unchanged, List<String> missing) {
        public Kept {
            missing = List.copyOf(missing);
        }
    }

    private record Row(Information one, String json, String sum) {}

    /// Keeps these records instead of earlier ones of the same codes: all or none. The same records
    /// again change nothing.
    ///
    /// @param done told how many were looked at so far
    public Kept keep(List<Information> records, Actor by, IntConsumer done) {
        return Objects.requireNonNull(transaction.execute(_ -> kept(records, by, done)));
    }

    private Kept kept(List<Information> records, Actor by, IntConsumer done) {
        var missing = sums();
        int added = 0;
        int changed = 0;
        var batch = new ArrayList<Row>(BATCH);
        for (int i = 0; i < records.size(); i++) {
            Information one = records.get(i);
            String json = MAPPER.writeValueAsString(one);
            String sum = sum(json);
            String before = missing.remove(one.code());
            if (before == null) {
                added++;
            } else if (!before.equals(sum)) {
                changed++;
            }
            if (before == null || !before.equals(sum)) {
                batch.add(new Row(one, json, sum));
            }
            if (batch.size() == BATCH || i == records.size() - 1) {
                write(batch);
                batch.clear();
                done.accept(i + 1);
            }
        }
        var kept =
                new Kept(
                        added,
                        changed,
                        records.size() - added - changed,
                        missing.keySet().stream().sorted().toList());
        if (added + changed > 0) {
            sql.sql("update catalogue.state set version = version + 1").update();
            journal.append(
                    Entry.of(
                            "catalogue.imported",
                            by,
                            "catalogue:procedures",
                            Map.of("added", added, "changed", changed, "same", kept.unchanged())));
        }
        return kept;
    }

    private Map<String, String> sums() {
        var sums = new HashMap<String, String>();
        rows.query(
                "select code, encode(sum, 'hex') from catalogue.information",
                row -> {
                    sums.put(row.getString(1), row.getString(2));
                });
        return sums;
    }

    private void write(List<Row> batch) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        rows.batchUpdate(
                UPSERT,
                batch,
                BATCH,
                (statement, row) -> {
                    statement.setString(1, row.one().code());
                    statement.setString(2, row.one().name());
                    statement.setString(3, row.one().fieldCode());
                    statement.setString(4, row.json());
                    statement.setArray(
                            5,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "text",
                                            row.one().defects().stream()
                                                    .map(Defect::id)
                                                    .sorted()
                                                    .toArray()));
                    statement.setBytes(6, HexFormat.of().parseHex(row.sum()));
                    statement.setObject(7, now);
                });
    }

    /// Another number after each import that changed something.
    long version() {
        return sql.sql("select version from catalogue.state").query(Long.class).single();
    }

    /// All records without their long texts, for listing and search.
    List<Information> brief() {
        return sql.sql(
                        """
                        select (record - array['steps', 'papers', 'results', 'legalBasis',
                                               'requirements'])::text
                        from catalogue.information order by code
                        """)
                .query((row, _) -> read(row.getString(1)))
                .list();
    }

    Optional<Information> find(String code) {
        return sql.sql("select record::text from catalogue.information where code = ?")
                .param(code)
                .query((row, _) -> read(row.getString(1)))
                .optional();
    }

    /// A kind of defect and how many records have it.
    public record Count(Defect defect, long records) {}

    /// The kinds of defects that there are, the commonest first.
    public List<Count> defects() {
        return sql.sql(
                        """
                        select defect, count(*) as records
                        from catalogue.information, unnest(defects) as defect
                        group by defect order by records desc, defect
                        """)
                .query((row, _) -> new Count(Defect.of(row.getString(1)), row.getLong(2)))
                .list();
    }

    /// A record by its code and name.
    public record Named(String code, String name) {}

    /// The records with one kind of defect, by code.
    public List<Named> with(Defect defect, int from, int most) {
        return sql.sql(
                        """
                        select code, name from catalogue.information
                        where defects @> array[?]::text[] order by code offset ? limit ?
                        """)
                .param(defect.id())
                .param(from)
                .param(most)
                .query((row, _) -> new Named(row.getString(1), row.getString(2)))
                .list();
    }

    /// How many records there are.
    public long count() {
        return sql.sql("select count(*) from catalogue.information").query(Long.class).single();
    }

    private static Information read(String json) {
        return MAPPER.readValue(json, Information.class);
    }

    private static String sum(String json) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
