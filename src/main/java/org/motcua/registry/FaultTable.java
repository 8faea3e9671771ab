package org.motcua.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Faults as they stand: what is found anew is opened, what is no longer found is closed.
@Component
class FaultTable {
    /// The rule of faults that people report of a source; only a change of the record closes them.
    static final String REPORTED = "reported";

    private final JdbcClient sql;
    private final JdbcTemplate rows;

    FaultTable(JdbcClient sql, JdbcTemplate rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /// When faults found now are due.
    record Dues(Instant cause, Instant mend) {}

    /// What somebody said is right as it stands, by record.
    Map<UUID, Set<String>> accepted(List<RegistryRecord> records) {
        var wordings =
                records.stream()
                        .collect(Collectors.toMap(RegistryRecord::id, RegistryRecord::wording));
        var found = new HashMap<UUID, Set<String>>();
        sql.sql(
                        """
                        select entity, kind, rule, field, mate, wording from registry.fault
                        where state = 'ACCEPTED' and entity = any(?)
                        """)
                .param(wordings.keySet().toArray(UUID[]::new))
                .query(row -> {
                    var entity = row.getObject("entity", UUID.class);
                    var mate = Optional.ofNullable(row.getObject("mate", UUID.class));
                    boolean holds =
                            mate.isPresent()
                                    || row.getObject("wording", UUID.class)
                                            .equals(wordings.get(entity));
                    if (holds) {
                        found.computeIfAbsent(entity, _ -> new HashSet<>()).add(name(finding(row)));
                    }
                });
        return found;
    }

    /// Two people are two people whatever else changes; any other fault is accepted for what the
    /// record says now.
    static String name(Finding finding) {
        return String.join(
                "|",
                finding.kind().name(),
                finding.rule(),
                finding.field(),
                finding.mate().map(UUID::toString).orElse(""));
    }

    private static String standing(UUID entity, Finding finding) {
        return String.join(
                "|", entity.toString(), finding.kind().name(), finding.rule(), finding.field());
    }

    /// Brings the faults of some records to what was found now.
    void reconcile(
            Registry registry,
            Map<RegistryRecord, List<Finding>> found,
            Map<UUID, String> units,
            Dues dues,
            Instant now) {
        var open = new HashMap<String, UUID>();
        var byId = found.keySet().stream().collect(Collectors.toMap(RegistryRecord::id, r -> r));
        sql.sql(
                        """
                        select id, entity, kind, rule, field, mate, wording from registry.fault
                        where closed_at is null and entity = any(?)
                        """)
                .param(byId.keySet().toArray(UUID[]::new))
                .query(row -> {
                    var entity = row.getObject("entity", UUID.class);
                    var record = byId.get(entity);
                    boolean stays =
                            row.getString("rule").equals(REPORTED)
                                    && record != null
                                    && record.wording()
                                            .equals(row.getObject("wording", UUID.class));
                    if (!stays) {
                        open.put(standing(entity, finding(row)), row.getObject("id", UUID.class));
                    }
                });
        var fresh = new ArrayList<Object[]>();
        found.forEach((record, findings) -> {
            for (Finding finding : findings) {
                if (open.remove(standing(record.id(), finding)) == null) {
                    fresh.add(row(registry, record, units, finding, dues, now));
                }
            }
        });
        insert(fresh);
        close(open.values(), now);
    }

    private static Object[] row(
            Registry registry,
            RegistryRecord record,
            Map<UUID, String> units,
            Finding finding,
            Dues dues,
            Instant now) {
        return new Object[] {
            registry.id(),
            record.id(),
            units.get(record.id()),
            finding.kind().name(),
            finding.rule(),
            finding.field(),
            finding.mate().orElse(null),
            Timestamp.from(now),
            Timestamp.from(dues.cause()),
            Timestamp.from(dues.mend()),
            record.wording()
        };
    }

    private void insert(List<Object[]> fresh) {
        rows.batchUpdate(
                """
                insert into registry.fault (registry, entity, unit, kind, rule, field, mate, state,
                    found_at, cause_due, mend_due, wording)
                values (?, ?, ?, ?, ?, ?, ?::uuid, 'OPEN', ?, ?, ?, ?)
                on conflict do nothing
                """,
                fresh);
    }

    /// Tells the owner of a source what others found wrong in it.
    void report(
            Registry registry,
            RegistryRecord record,
            Map<UUID, String> units,
            String field,
            Dues dues,
            Instant now) {
        insert(
                List.<Object[]>of(
                        row(
                                registry,
                                record,
                                units,
                                Finding.at(Finding.Kind.MISMATCH, REPORTED, field),
                                dues,
                                now)));
    }

    void close(Collection<UUID> mended, Instant now) {
        if (!mended.isEmpty()) {
            sql.sql(
                            """
                            update registry.fault set state = 'MENDED', closed_at = ?
                            where id = any(?)
                            """)
                    .param(now.atOffset(ZoneOffset.UTC))
                    .param(mended.toArray(UUID[]::new))
                    .update();
        }
    }

    void closeAll(Collection<UUID> entities, Instant now) {
        sql.sql(
                        """
                        update registry.fault set state = 'MENDED', closed_at = ?
                        where entity = any(?) and closed_at is null
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(entities.toArray(UUID[]::new))
                .update();
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                Finding.Kind.valueOf(row.getString("kind")),
                row.getString("rule"),
                row.getString("field"),
                Optional.ofNullable(row.getObject("mate", UUID.class)));
    }

    static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("registry"),
                row.getObject("entity", UUID.class),
                Optional.ofNullable(row.getString("unit")).orElse(""),
                finding(row),
                Task.State.valueOf(row.getString("state")),
                row.getTimestamp("found_at").toInstant(),
                row.getTimestamp("cause_due").toInstant(),
                row.getTimestamp("mend_due").toInstant(),
                Optional.ofNullable(row.getString("cause")),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant));
    }
}
