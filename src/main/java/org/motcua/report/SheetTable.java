package org.motcua.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `report.sheet` with their lines and cells.
@Component("reportSheets")
class SheetTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcTemplate sql;

    SheetTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<Sheet.State> find(String report, String term, AgencyCode agency) {
        return states(report, term, agency, "");
    }

    private Optional<Sheet.State> states(
            String report, String term, AgencyCode agency, String lock) {
        return sql
                .query(
                        "select * from report.sheet where report = ? and term = ? and agency = ?"
                                + lock,
                        (row, _) -> state(row),
                        report,
                        term,
                        agency.value())
                .stream()
                .findFirst();
    }

    /// Takes a sheet for writing, makes it where it is not there; others who write wait.
    Sheet.State lock(String report, String term, AgencyCode agency, String province) {
        sql.update(
                """
                insert into report.sheet (id, report, term, agency, province)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                Identifier.next(),
                report,
                term,
                agency.value(),
                province);
        return states(report, term, agency, " for update").orElseThrow();
    }

    private static Sheet.State state(ResultSet row) throws SQLException {
        return new Sheet.State(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                moment(row, "first_sent"),
                moment(row, "sent_at"),
                row.getLong("late"),
                row.getString("reopened"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// The cells by line and column.
    Map<String, Map<String, Cell>> cells(UUID sheet) {
        var cells = new HashMap<String, Map<String, Cell>>();
        sql.query(
                "select line, col, filled, typed, reason from report.cell where sheet = ?",
                row -> {
                    cells.computeIfAbsent(row.getString("line"), _ -> new LinkedHashMap<>())
                            .put(
                                    row.getString("col"),
                                    new Cell(
                                            row.getString("filled"),
                                            row.getString("typed"),
                                            row.getString("reason")));
                },
                sheet);
        return cells;
    }

    /// The rows as they were sent, by id.
    Map<String, Text> lines(UUID sheet) {
        var lines = new LinkedHashMap<String, Text>();
        sql.query(
                "select id, title from report.line where sheet = ? order by place",
                row -> {
                    lines.put(
                            row.getString("id"),
                            new Text(JSON.readValue(row.getString("title"), WORDS)));
                },
                sheet);
        return lines;
    }

    /// What a person typed; nothing takes it away.
    void type(
            UUID sheet,
            String line,
            String column,
            @Nullable String filled,
            @Nullable String typed,
            @Nullable String reason,
            String by,
            Instant at) {
        if (typed == null) {
            sql.update(
                    "delete from report.cell where sheet = ? and line = ? and col = ?",
                    sheet,
                    line,
                    column);
            return;
        }
        sql.update(
                """
                insert into report.cell (sheet, line, col, filled, typed, reason, by, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (sheet, line, col) do update set filled = excluded.filled,
                    typed = excluded.typed, reason = excluded.reason, by = excluded.by,
                    at = excluded.at
                """,
                sheet,
                line,
                column,
                filled,
                typed,
                reason,
                by,
                at.atOffset(ZoneOffset.UTC));
    }

    /// Keeps a whole sheet as it is sent.
    void keep(UUID id, Sheet sheet, String by, Instant at) {
        sql.update("delete from report.cell where sheet = ?", id);
        sql.update("delete from report.line where sheet = ?", id);
        var lines = new ArrayList<Object[]>();
        var cells = new ArrayList<Object[]>();
        int place = 0;
        for (var line : sheet.lines()) {
            lines.add(
                    new Object[] {
                        id, line.id(), place++, JSON.writeValueAsString(line.title().byLanguage())
                    });
            for (var column : sheet.report().columns()) {
                var cell = line.cell(column.id());
                if (cell.value() != null) {
                    cells.add(
                            new Object[] {
                                id,
                                line.id(),
                                column.id(),
                                cell.filled(),
                                cell.typed(),
                                cell.reason(),
                                column.adds() ? cell.amount() : null,
                                by,
                                at.atOffset(ZoneOffset.UTC)
                            });
                }
            }
        }
        sql.batchUpdate(
                "insert into report.line (sheet, id, place, title) values (?, ?, ?, ?::jsonb)",
                lines);
        sql.batchUpdate(
                """
                insert into report.cell (sheet, line, col, filled, typed, reason, amount, by, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                cells);
    }

    void written(UUID id) {
        sql.update("update report.sheet set version = version + 1 where id = ?", id);
    }

    void sent(UUID id, Instant at, long late) {
        sql.update(
                """
                update report.sheet set version = version + 1, sent_at = ?,
                    late = case when first_sent is null then ? else late end,
                    first_sent = coalesce(first_sent, ?)
                where id = ?
                """,
                at.atOffset(ZoneOffset.UTC),
                late,
                at.atOffset(ZoneOffset.UTC),
                id);
    }

    void reopened(UUID id, String reason) {
        sql.update(
                """
                update report.sheet set version = version + 1, sent_at = null, reopened = ?
                where id = ?
                """,
                reason,
                id);
    }

    /// The sums of what was sent, by line and column.
    ///
    /// @param province of one unit of the first tier; empty for all
    Map<String, Map<String, Long>> byLine(String report, String term, String province) {
        return sums(
                """
                select c.line as part, c.col, sum(c.amount) as amount
                from report.sheet s join report.cell c on c.sheet = s.id
                where s.report = ? and s.term = ? and s.sent_at is not null
                    and c.amount is not null and (? = '' or s.province = ?)
                group by 1, 2
                """,
                report,
                term,
                province,
                province);
    }

    /// The same by unit of the first tier (`u:`) and agencies outside of all (`a:`), or by the
    /// agencies of one unit.
    Map<String, Map<String, Long>> byPart(String report, String term, String province) {
        return sums(
                """
                select case when ? = '' and s.province <> '' then 'u:' || s.province
                        else 'a:' || s.agency end as part,
                    c.col, sum(c.amount) as amount
                from report.sheet s join report.cell c on c.sheet = s.id
                where s.report = ? and s.term = ? and s.sent_at is not null
                    and c.amount is not null and (? = '' or s.province = ?)
                group by 1, 2
                """,
                province,
                report,
                term,
                province,
                province);
    }

    private Map<String, Map<String, Long>> sums(String query, Object... arguments) {
        var sums = new HashMap<String, Map<String, Long>>();
        sql.query(
                query,
                row -> {
                    sums.computeIfAbsent(row.getString("part"), _ -> new HashMap<>())
                            .put(row.getString("col"), row.getLong("amount"));
                },
                arguments);
        return sums;
    }

    /// Where the reports of a time are, by agency.
    Map<AgencyCode, Sheet.State> states(String report, String term) {
        var states = new HashMap<AgencyCode, Sheet.State>();
        sql.query(
                "select * from report.sheet where report = ? and term = ?",
                row -> {
                    states.put(
                            new AgencyCode(Objects.requireNonNull(row.getString("agency"))),
                            state(row));
                },
                report,
                term);
        return states;
    }

    /// What was sent for a time, as numbers by line and column; empty where nothing was.
    Map<String, Map<String, Long>> amounts(String report, String term, AgencyCode agency) {
        return sums(
                """
                select c.line as part, c.col, c.amount
                from report.sheet s join report.cell c on c.sheet = s.id
                where s.report = ? and s.term = ? and s.agency = ? and s.sent_at is not null
                    and c.amount is not null
                """,
                report,
                term,
                agency.value());
    }
}
