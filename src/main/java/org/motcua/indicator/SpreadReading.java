package org.motcua.indicator;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads how many values lie in which stretch of a scale.
@Component("indicatorSpreads")
class SpreadReading {
    private final JdbcClient sql;

    SpreadReading(JdbcClient sql) {
        this.sql = sql;
    }

    /// The value that so many of one hundred do not exceed, and of how many.
    record Spread(OptionalDouble value, long count) {
        static Spread of(SortedMap<Integer, Long> buckets, int percentile) {
            long count = buckets.values().stream().mapToLong(Long::longValue).sum();
            long wanted = Math.max(1, (count * percentile + 99) / 100);
            long passed = 0;
            for (var bucket : buckets.entrySet()) {
                passed += bucket.getValue();
                if (passed >= wanted) {
                    return new Spread(OptionalDouble.of(Sums.middle(bucket.getKey())), count);
                }
            }
            return new Spread(OptionalDouble.empty(), 0);
        }
    }

    /// By parts of a place: `u:` and a unit, or `a:` and an agency.
    Map<String, Spread> parts(SumReading.Asked asked, int gauge, int percentile) {
        return spreads(
                asked.area().part(),
                asked.area().partCells() + " and by = :by",
                asked,
                gauge,
                percentile);
    }

    /// By procedures.
    Map<String, Spread> procedures(SumReading.Asked asked, int gauge, int percentile) {
        return spreads(
                "substr(by, 2)",
                asked.area().cells() + " and by >= 'p' and by < 'q'",
                asked,
                gauge,
                percentile);
    }

    private Map<String, Spread> spreads(
            String key, String cells, SumReading.Asked asked, int gauge, int percentile) {
        var buckets = new HashMap<String, TreeMap<Integer, Long>>();
        sql.sql(
                        """
                        select %s as part, bucket, sum(n) as n from indicator.spread
                        where %s and term = :term and since between :from and :to
                        group by 1, 2 having sum(n) <> 0
                        """
                                .formatted(key, cells))
                .param("place", asked.area().id())
                .param("term", gauge)
                .param("by", asked.by())
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .query((row, _) ->
                        buckets.computeIfAbsent(row.getString("part"), _ -> new TreeMap<>())
                                .put(row.getInt("bucket"), row.getLong("n")))
                .list();
        return buckets.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, one -> Spread.of(one.getValue(), percentile)));
    }

    /// Of a place, by gauges and months.
    Map<Integer, SortedMap<LocalDate, SortedMap<Integer, Long>>> months(
            Area area, String by, Collection<Integer> gauges, Months months) {
        var found = new HashMap<Integer, SortedMap<LocalDate, SortedMap<Integer, Long>>>();
        sql.sql(
                        """
                        select term, since, bucket, sum(n) as n from indicator.spread
                        where %s and term in (:terms) and by = :by
                            and since between :from and :to
                        group by 1, 2, 3 having sum(n) <> 0
                        """
                                .formatted(area.cells()))
                .param("place", area.id())
                .param("by", by)
                .param("terms", gauges)
                .param("from", months.first())
                .param("to", months.last())
                .query((row, _) ->
                        found.computeIfAbsent(row.getInt("term"), _ -> new TreeMap<>())
                                .computeIfAbsent(
                                        row.getObject("since", LocalDate.class),
                                        _ -> new TreeMap<>())
                                .put(row.getInt("bucket"), row.getLong("n")))
                .list();
        return found;
    }
}
