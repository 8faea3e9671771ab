package org.motcua.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How good each record is, and the sums over units and days.
@Component
class QualityTable {
    private static final String SUMS =
            """
            count(*) as records, sum(compared) as compared, sum(comparable) as comparable,
                coalesce(sum(correct), 0) as correct, count(correct) as correct_of,
                sum(sufficient) as sufficient, count(*) filter (where clean) as clean,
                sum((select coalesce(sum(w * power(2.0, - extract(epoch from :now::timestamptz - confirmed_at) / 86400 / h))
                    / nullif(sum(w), 0), 0) from unnest(:halves::float8[], :weights::float8[]) as a (h, w))) as live,
                sum(copies) as copies, sum(agreeing) as agreeing
            """;

    private final JdbcClient sql;
    private final JdbcTemplate rows;

    QualityTable(JdbcClient sql, JdbcTemplate rows) {
        this.sql = sql;
        this.rows = rows;
    }

    void put(
            Registry registry,
            List<Examination.Measured> measured,
            Map<UUID, String> units,
            Instant now,
            String rules) {
        rows.batchUpdate(
                """
                insert into registry.quality (entity, registry, unit, compared, comparable, correct,
                    sufficient, clean, copies, agreeing, confirmed_at, measured_at, rules)
                values (?, ?, ?, ?, ?, ?::real, ?, ?, ?, ?, ?, ?, ?)
                on conflict (entity) do update set unit = excluded.unit,
                    compared = excluded.compared, comparable = excluded.comparable,
                    correct = excluded.correct, sufficient = excluded.sufficient,
                    clean = excluded.clean, copies = excluded.copies,
                    agreeing = excluded.agreeing, confirmed_at = excluded.confirmed_at,
                    measured_at = excluded.measured_at, rules = excluded.rules
                """,
                measured.stream()
                        .map(one ->
                                new Object[] {
                                    one.record().id(),
                                    registry.id(),
                                    units.get(one.record().id()),
                                    one.compared(),
                                    one.comparable(),
                                    one.correct().isPresent() ? one.correct().getAsDouble() : null,
                                    one.sufficient(),
                                    one.findings().stream()
                                            .noneMatch(found -> found.kind().soils()),
                                    one.copies().all(),
                                    one.copies().agreeing(),
                                    Timestamp.from(one.confirmed()),
                                    Timestamp.from(now),
                                    rules
                                })
                        .toList());
    }

    void forget(Collection<UUID> entities) {
        sql.sql("delete from registry.quality where entity = any(?)")
                .param(entities.toArray(UUID[]::new))
                .update();
    }

    /// The sums by unit, as things stand now; "" for records that belong to none.
    SortedMap<String, Score> byUnit(Registry registry, Instant now) {
        var faults = faults(registry.id());
        var found = new TreeMap<String, Score>();
        var ageing =
                registry.fields().values().stream().filter(one -> one.halfLifeDays() > 0).toList();
        sql.sql(
                        "select coalesce(unit, '') as unit, %s from registry.quality where registry = :registry group by 1"
                                .formatted(SUMS))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "halves",
                        ageing.stream()
                                .map(one -> (double) one.halfLifeDays())
                                .toArray(Double[]::new))
                .param(
                        "weights",
                        ageing.stream().map(one -> (double) one.counts()).toArray(Double[]::new))
                .param("registry", registry.id())
                .query(row -> {
                    String unit = row.getString("unit");
                    found.put(unit, score(row, !ageing.isEmpty(), faults.getOrDefault(unit, 0L)));
                });
        return found;
    }

    private Map<String, Long> faults(String registry) {
        var found = new LinkedHashMap<String, Long>();
        sql.sql(
                        """
                        select coalesce(unit, '') as unit, count(*) as faults from registry.fault
                        where registry = ? and state in ('OPEN', 'EXPLAINED') group by 1
                        """)
                .param(registry)
                .query(row -> {
                    found.put(row.getString("unit"), row.getLong("faults"));
                });
        return found;
    }

    private static Score score(ResultSet row, boolean ages, long faults) throws SQLException {
        return new Score(
                row.getLong("records"),
                row.getLong("compared"),
                row.getLong("comparable"),
                row.getDouble("correct"),
                row.getLong("correct_of"),
                row.getDouble("sufficient"),
                row.getLong("clean"),
                row.getDouble("live"),
                ages,
                row.getLong("copies"),
                row.getLong("agreeing"),
                faults);
    }

    /// Keeps the measures of a day.
    void keepDay(Registry registry, LocalDate day, SortedMap<String, Score> byUnit) {
        rows.batchUpdate(
                """
                insert into registry.quality_day (registry, unit, day, records, compared, comparable,
                    correct, correct_of, sufficient, clean, live, copies, agreeing, faults)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (registry, unit, day) do update set records = excluded.records,
                    compared = excluded.compared, comparable = excluded.comparable,
                    correct = excluded.correct, correct_of = excluded.correct_of,
                    sufficient = excluded.sufficient, clean = excluded.clean, live = excluded.live,
                    copies = excluded.copies, agreeing = excluded.agreeing, faults = excluded.faults
                """,
                byUnit.entrySet().stream()
                        .map(one -> {
                            var score = one.getValue();
                            return new Object[] {
                                registry.id(),
                                one.getKey(),
                                day,
                                score.records(),
                                score.compared(),
                                score.comparable(),
                                score.correct(),
                                score.correctOf(),
                                score.sufficient(),
                                score.clean(),
                                score.live(),
                                score.copies(),
                                score.agreeing(),
                                score.faults()
                            };
                        })
                        .toList());
    }

    /// The measures of past days, summed over all units.
    SortedMap<LocalDate, Score> byDay(Registry registry, LocalDate from) {
        boolean ages = registry.fields().values().stream().anyMatch(one -> one.halfLifeDays() > 0);
        var found = new TreeMap<LocalDate, Score>();
        sql.sql(
                        """
                        select day, sum(records) as records, sum(compared) as compared,
                            sum(comparable) as comparable, sum(correct) as correct,
                            sum(correct_of) as correct_of, sum(sufficient) as sufficient,
                            sum(clean) as clean, sum(live) as live, sum(copies) as copies,
                            sum(agreeing) as agreeing, sum(faults) as faults
                        from registry.quality_day where registry = ? and day >= ? group by day
                        """)
                .param(registry.id())
                .param(from)
                .query(row -> {
                    found.put(
                            row.getObject("day", LocalDate.class),
                            score(row, ages, row.getLong("faults")));
                });
        return found;
    }

    /// Records in force that were never measured, or by other rules; the next ones after one.
    List<UUID> unmeasured(String registry, String rules, LocalDate on, UUID after, int limit) {
        return sql.sql(
                        """
                        select r.entity from registry.record r
                        left join registry.quality q on q.entity = r.entity and q.rules = :rules
                        where r.registry = :registry and r.superseded_at is null
                            and r.valid @> :on::date and q.entity is null and r.entity > :after
                        order by r.entity limit :limit
                        """)
                .param("rules", rules)
                .param("registry", registry)
                .param("on", on)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Records of which something grew stale since they were measured.
    List<UUID> aged(Registry registry, Instant now) {
        return sql.sql(
                        """
                        select q.entity from registry.quality q
                        where q.registry = :registry and exists (
                            select 1 from unnest(:halves::int[]) as h
                            where q.confirmed_at + (h * 2 + 1) * interval '1 day' > q.measured_at
                                and q.confirmed_at + (h * 2 + 1) * interval '1 day' <= :now)
                        limit 10000
                        """)
                .param("registry", registry.id())
                .param(
                        "halves",
                        registry.fields().values().stream()
                                .map(Registry.Field::halfLifeDays)
                                .filter(half -> half > 0)
                                .toArray(Integer[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Puts what was written last into the index where it belongs: many looks by fields follow, and
    /// each would go through all of it.
    void settle() {
        sql.sql("select gin_clean_pending_list('registry.record_fields'::regclass)")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    long inForce(String registry, LocalDate on) {
        return sql.sql(
                        """
                        select count(*) from registry.record
                        where registry = ? and superseded_at is null and valid @> ?::date
                        """)
                .param(registry)
                .param(on)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// Measured records that are no longer in force.
    List<UUID> ended(String registry, LocalDate on) {
        return sql.sql(
                        """
                        select q.entity from registry.quality q
                        where q.registry = ? and not exists (
                            select 1 from registry.record r where r.entity = q.entity
                                and r.superseded_at is null and r.valid @> ?::date)
                        limit 10000
                        """)
                .param(registry)
                .param(on)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
