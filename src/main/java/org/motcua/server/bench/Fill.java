package org.motcua.server.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Fills the tables with finished dossiers: copies of lives that were really lived, each under
/// keys, people and numbers of its own, in every table that a life leaves rows in.
///
/// Copied entries of the journal stand before the first round of its order, so that followers and
/// the seal have nothing to do with them.
final class Fill {
    /// A copy's key: the first eight digits, which otherwise tell the time, tell which copy it is.
    private static final String KEY = "(c.hex || substr(t.%s::text, 9))::uuid";

    private static final String SUBJECT = "left(t.%1$s, -36) || c.hex || right(t.%1$s, 28)";
    private static final String NUMBERED = "t.%s || '-' || c.n";
    private static final String OTHER_PEOPLE =
            "regexp_replace(t.%s::text, '\"([0-9]{9,14})\"', '\"\\1-' || c.n || '\"', 'g')::jsonb";
    private static final String DOSSIER = "t.dossier in (select id from bench.template)";
    private static final String ORDER =
            "t.order_id in (select o.id from payment.orders o join bench.template d on d.code = o.dossier)";

    private final DataSource source;
    private final JdbcTemplate sql;

    Fill(DataSource source) {
        this.source = source;
        sql = new JdbcTemplate(source);
        sql.execute("create schema if not exists bench");
    }

    /// Rows of one table that belong to the lives.
    ///
    /// @param whose a condition on the row `t`
    /// @param changed what a copy holds instead, by column
    private record Rows(String table, String whose, Map<String, String> changed) {
        static Rows of(String table, String whose, String... changes) {
            var changed = new LinkedHashMap<String, String>();
            for (int i = 0; i < changes.length; i += 2) {
                for (String column : changes[i].split(" ", -1)) {
                    changed.put(column, changes[i + 1].formatted(column));
                }
            }
            return new Rows(table, whose, changed);
        }
    }

    private static final List<Rows> ALL =
            List.of(
                    Rows.of(
                            "dossier.dossier",
                            "t.id in (select id from bench.template)",
                            "id submission account result",
                            KEY,
                            "code applicant_number",
                            NUMBERED),
                    Rows.of(
                            "dossier.draft",
                            "t.filed_as in (select id from bench.template)",
                            "id account filed_as",
                            KEY,
                            "code",
                            NUMBERED),
                    Rows.of("dossier.file", DOSSIER, "id dossier", KEY),
                    Rows.of("dossier.turn", DOSSIER, "id dossier", KEY),
                    Rows.of("dossier.finding", DOSSIER, "dossier", KEY),
                    Rows.of("dossier.letter", DOSSIER, "id dossier", KEY),
                    Rows.of("dossier.viewing", DOSSIER, "dossier", KEY),
                    Rows.of("dossier.effect", DOSSIER, "id dossier", KEY, "key", NUMBERED),
                    Rows.of(
                            "payment.orders",
                            "t.dossier in (select code from bench.template)",
                            "id",
                            KEY,
                            "dossier",
                            NUMBERED,
                            "reference",
                            "upper(c.hex || left(md5(t.%s), 17))"),
                    Rows.of("payment.deposit", ORDER, "id order_id", KEY, "transaction", NUMBERED),
                    Rows.of(
                            "payment.receipt",
                            ORDER,
                            "id order_id",
                            KEY,
                            "number",
                            "t.%s + c.n * 5000"),
                    Rows.of(
                            "payment.callback",
                            "t.deposit_id in (select t.id from payment.deposit t where %s)"
                                    .formatted(ORDER),
                            "id deposit_id",
                            KEY),
                    Rows.of(
                            "credential.credential",
                            "t.subject in (select subject from bench.template)",
                            "id account",
                            KEY,
                            "key code person",
                            NUMBERED,
                            "subject",
                            SUBJECT,
                            "sha256",
                            "left(t.%s, 56) || c.hex"),
                    Rows.of(
                            "notice.notice",
                            "t.subject in (select subject from bench.template)",
                            "id account",
                            KEY,
                            "key",
                            NUMBERED,
                            "subject",
                            SUBJECT),
                    Rows.of(
                            "notice.sending",
                            "t.notice in (select id from notice.notice where subject in (select subject from bench.template))",
                            "id notice",
                            KEY),
                    Rows.of(
                            "registry.record",
                            "t.cause in (select subject from bench.template)",
                            "id entity",
                            KEY,
                            "key",
                            NUMBERED,
                            "fields",
                            OTHER_PEOPLE,
                            "cause",
                            SUBJECT),
                    Rows.of(
                            "registry.change",
                            "left(t.once, 44) in (select subject from bench.template)",
                            "once key",
                            NUMBERED),
                    Rows.of(
                            "board.dossier",
                            "t.id in (select id from bench.template)",
                            "id",
                            KEY,
                            "code",
                            NUMBERED),
                    Rows.of(
                            "journal.entry",
                            """
                            (t.subject in (select subject from bench.template)
                             or t.data ->> 'cause' in (select subject from bench.template)
                             or t.data ->> 'from' in (select subject from bench.template)
                             or t.data ->> 'dossier' in (select code from bench.template)
                             or t.data ->> 'matter' in (select draft from bench.template))
                            """,
                            "subject",
                            SUBJECT,
                            "xid",
                            "'3'::xid8",
                            "number",
                            "-(c.n * 10000000::bigint + t.%s)"));

    /// How many there are now.
    long dossiers() {
        return Objects.requireNonNull(
                sql.queryForObject("select count(*) from dossier.dossier", Long.class));
    }

    /// Copies until there are so many.
    void upTo(long target) throws InterruptedException {
        sql.execute(
                """
                drop table if exists bench.template;
                create table bench.template as
                    select d.id, d.code, 'dossier:' || d.id as subject,
                        'draft:' || d.submission as draft
                    from dossier.dossier d
                    where d.ended_at is not null and d.result is not null
                        and d.id::text !~ '^0000'
                    order by d.id desc limit 100;
                analyze bench.template
                """);
        long templates =
                Objects.requireNonNull(
                        sql.queryForObject("select count(*) from bench.template", Long.class));
        long from = copies() + 1;
        long until = from - 1 + (target - dossiers()) / templates;
        if (until < from) {
            return;
        }
        var indexes = dropIndexes();
        // two at a time, as many as a small machine has processors
        try (var pool = Executors.newFixedThreadPool(2)) {
            var copied =
                    ALL.stream().map(rows -> pool.submit(() -> copy(rows, from, until))).toList();
            for (var one : copied) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        sql.execute("set maintenance_work_mem = '256MB'; " + String.join("; ", indexes));
        sql.execute("vacuum analyze");
        sql.execute("checkpoint");
    }

    /// The copies that were made before.
    private long copies() {
        return Objects.requireNonNull(
                sql.queryForObject(
                        """
                        select coalesce(max(('x' || left(id::text, 8))::bit(32)::bigint), 0)
                        from dossier.dossier where id::text ~ '^0000'
                        """,
                        Long.class));
    }

    /// Those that hold nothing together, to be built anew at once, which is quicker.
    private List<String> dropIndexes() {
        var tables = ALL.stream().map(rows -> "'" + rows.table() + "'::regclass").toList();
        var found =
                sql.query(
                        """
                        select pg_get_indexdef(i.indexrelid) as made, i.indexrelid::regclass::text as name
                        from pg_index i
                        where i.indrelid in (%s) and not i.indisunique
                            and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                        """
                                .formatted(String.join(", ", tables)),
                        (row, _) -> Map.entry(row.getString("name"), row.getString("made")));
        found.forEach(index -> sql.execute("drop index " + index.getKey()));
        // that of a divided table stands on all its parts again
        return found.stream().map(one -> one.getValue().replace(" ON ONLY ", " ON ")).toList();
    }

    private void copy(Rows rows, long from, long until) {
        var columns =
                sql.queryForList(
                        """
                        select attname::text from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped
                        order by attnum
                        """,
                        String.class,
                        rows.table());
        String values =
                columns.stream()
                        .map(column -> rows.changed().getOrDefault(column, "t." + column))
                        .collect(Collectors.joining(", "));
        String statement =
                """
                insert into %s (%s) select %s from %s t cross join (
                    select n, lpad(to_hex(n), 8, '0') as hex from generate_series(%d, %d) n) c
                where %s
                """
                        .formatted(
                                rows.table(),
                                String.join(", ", columns),
                                values,
                                rows.table(),
                                from,
                                until,
                                rows.whose());
        try (var connection = source.getConnection()) {
            var own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            // the copies keep each other's company: foreign keys need not be looked up
            own.execute("set session_replication_role = replica");
            own.execute("set synchronous_commit = off");
            own.execute(statement);
            own.execute("set session_replication_role = default");
            own.execute("set synchronous_commit = on");
        } catch (SQLException e) {
            throw new IllegalStateException(rows.table(), e);
        }
    }
}
