package org.motcua.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `directive.task` and `directive.request`, read and written many at a time.
@Component("directiveTasks")
class TaskTable {
    private static final String SELECT =
            """
            select t.*, d.issuer, r.id as request, r.kind as asked, r.until, r.reason, r.agency,
                r.asked_by, r.asked_at
            from directive.task t
            join directive.document d on d.id = t.document
            left join directive.request r on r.task = t.id and r.decided_at is null
            """;
    private static final String ORDER =
            " order by d.dated desc nulls last, d.number, t.place, t.lead";

    private final JdbcTemplate sql;

    TaskTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    void add(List<Task> tasks, int firstPlace) {
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < tasks.size(); i++) {
            var one = tasks.get(i);
            rows.add(
                    new Object[] {
                        one.id(),
                        one.directive(),
                        firstPlace + i,
                        one.label(),
                        one.parent(),
                        code(one.lead()),
                        code(one.answers()),
                        Wordings.json(one.named()),
                        one.partners().toArray(String[]::new),
                        Wordings.json(one.text()),
                        Wordings.json(one.product()),
                        Wordings.json(one.authority()),
                        kind(one.ordered()),
                        one.ordered().last().orElse(null),
                        kind(one.deadline()),
                        one.deadline().last().orElse(null),
                        one.deadline() instanceof Deadline.Every(var rhythm, _)
                                ? rhythm.name()
                                : null,
                        one.measure(),
                        one.status().name(),
                        one.doneOn(),
                        Wordings.json(one.result())
                    });
        }
        sql.batchUpdate(
                """
                insert into directive.task (id, document, place, label, parent, lead, answers,
                    named, partners, text, product, authority, ordered_kind, ordered_on, kind, due,
                    rhythm, measure, status, done_on, result)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?::jsonb)
                """,
                rows);
    }

    int places(UUID document) {
        var last =
                sql.queryForObject(
                        "select coalesce(max(place), 0) from directive.task where document = ?",
                        Integer.class,
                        document);
        return last == null ? 0 : last;
    }

    Optional<Task> find(UUID id) {
        return sql.query(SELECT + " where t.id = ?", (row, _) -> task(row), id).stream()
                .findFirst();
    }

    /// Takes a task for a change; others who want to change it wait.
    Optional<Task> lock(UUID id) {
        return sql
                .query(SELECT + " where t.id = ? for update of t", (row, _) -> task(row), id)
                .stream()
                .findFirst();
    }

    List<Task> parts(UUID parent) {
        return sql.query(SELECT + " where t.parent = ?" + ORDER, (row, _) -> task(row), parent);
    }

    /// All tasks for which somebody answers, and those to groups, in the order of their documents.
    List<Task> all() {
        return sql.query(SELECT + ORDER, (row, _) -> task(row));
    }

    /// Every agency that answers for a task.
    List<AgencyCode> answering() {
        return sql.query(
                """
                select distinct coalesce(answers, lead) from directive.task where lead is not null
                """,
                (row, _) -> new AgencyCode(row.getString(1)));
    }

    /// The tasks of a document.
    List<Task> of(UUID document) {
        return sql.query(
                SELECT + " where t.document = ? order by t.place, t.lead",
                (row, _) -> task(row),
                document);
    }

    /// The tasks that agencies lead, work on as partners, or ordered.
    List<Task> of(Collection<AgencyCode> agencies) {
        var codes = agencies.stream().map(AgencyCode::value).toArray(String[]::new);
        return sql.query(
                SELECT
                        + """
                         where coalesce(t.answers, t.lead) = any (?) or t.lead = any (?)
                            or t.partners && ?::text[] or d.issuer = any (?)
                        """
                        + ORDER,
                (row, _) -> task(row),
                codes,
                codes,
                codes,
                codes);
    }

    /// @param at when the step was taken
    void update(Task one, OffsetDateTime at) {
        sql.update(
                """
                update directive.task set lead = ?, answers = ?, kind = ?, due = ?, rhythm = ?,
                    status = ?, done_on = ?, result = ?::jsonb, said = ?, changed = ?, version = ?
                where id = ?
                """,
                code(one.lead()),
                code(one.answers()),
                kind(one.deadline()),
                one.deadline().last().orElse(null),
                one.deadline() instanceof Deadline.Every(var rhythm, _) ? rhythm.name() : null,
                one.status().name(),
                one.doneOn(),
                Wordings.json(one.result()),
                one.said(),
                at,
                one.version(),
                one.id());
    }

    void ask(UUID task, Request request) {
        sql.update(
                """
                insert into directive.request
                    (id, task, kind, until, reason, agency, asked_by, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                request.id(),
                task,
                request.kind().name(),
                request.until(),
                request.reason(),
                request.agency().value(),
                request.by(),
                request.at().atOffset(ZoneOffset.UTC));
    }

    void answer(UUID request, boolean granted, String words, OffsetDateTime at) {
        sql.update(
                """
                update directive.request set decided_at = ?, granted = ?, decision = ?
                where id = ?
                """,
                at,
                granted,
                words,
                request);
    }

    private static Task task(ResultSet row) throws SQLException {
        var changed = row.getObject("changed", OffsetDateTime.class);
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("document", UUID.class),
                row.getString("label"),
                row.getObject("parent", UUID.class),
                agency(row.getString("lead")),
                agency(row.getString("answers")),
                Wordings.optional(row, "named"),
                List.of((String[]) row.getArray("partners").getArray()),
                Wordings.of(row, "text"),
                Wordings.optional(row, "product"),
                Wordings.optional(row, "authority"),
                deadline(row, "ordered_kind", "ordered_on"),
                deadline(row, "kind", "due"),
                row.getString("measure"),
                Task.Status.valueOf(row.getString("status")),
                row.getObject("done_on", LocalDate.class),
                Wordings.optional(row, "result"),
                request(row),
                row.getString("said"),
                changed == null ? null : changed.toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Request request(ResultSet row) throws SQLException {
        var id = row.getObject("request", UUID.class);
        return id == null
                ? null
                : new Request(
                        id,
                        Request.Kind.valueOf(row.getString("asked")),
                        row.getObject("until", LocalDate.class),
                        row.getString("reason"),
                        new AgencyCode(row.getString("agency")),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private static Deadline deadline(ResultSet row, String kind, String day) throws SQLException {
        var on = row.getObject(day, LocalDate.class);
        return switch (row.getString(kind)) {
            case "on" -> new Deadline.On(on);
            case "every" ->
                    new Deadline.Every(Deadline.Rhythm.valueOf(row.getString("rhythm")), on);
            case "ongoing" -> new Deadline.Ongoing();
            default -> new Deadline.None();
        };
    }

    private static String kind(Deadline deadline) {
        return deadline.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static @Nullable AgencyCode agency(@Nullable String code) {
        return code == null ? null : new AgencyCode(code);
    }

    private static @Nullable String code(@Nullable AgencyCode agency) {
        return agency == null ? null : agency.value();
    }
}
