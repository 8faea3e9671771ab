package org.motcua.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.motcua.indicator.Figure.Counts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what was added up. No query reads the row of a dossier, but those that count what is late
/// and unfinished now, which an index holds.
@Component("indicatorSums")
class SumReading {
    static final String LATE =
            """
            finished_at is null
                and (supplements > 1 or measured_due < coalesce(paused_since, :now))
            """;

    private final JdbcClient sql;

    SumReading(JdbcClient sql) {
        this.sql = sql;
    }

    /// What is asked for.
    ///
    /// @param by '' for all; `p` and a procedure, `c` and a channel
    /// @param now the present moment where the months are not over, by which what is late counts;
    ///   empty where they are, for what was late then
    record Asked(Area area, Months months, String by, Optional<Instant> now) {}

    Counts all(Scheme scheme, Asked asked) {
        var found =
                sql.sql(
                                """
                                select %s from indicator.cell
                                where %s and grain = 'm' and by = :by
                                    and since between :from and :to
                                """
                                        .formatted(columns(scheme), asked.area().cells()))
                        .param("place", asked.area().id())
                        .param("by", asked.by())
                        .param("from", asked.months().first())
                        .param("to", asked.months().last())
                        .param("last", asked.months().lastMonth())
                        .query((row, _) -> counts(scheme, row))
                        .single();
        return asked.now()
                .map(now -> found.standing(late(asked.area(), asked.by(), now)))
                .orElse(found);
    }

    /// By parts of a place: `u:` and a unit, or `a:` and an agency.
    Map<String, Counts> parts(Scheme scheme, Asked asked) {
        var found = new HashMap<String, Counts>();
        sql.sql(
                        """
                        select %s as part, %s from indicator.cell
                        where %s and grain = 'm' and by = :by and since between :from and :to
                        group by 1
                        """
                                .formatted(
                                        asked.area().part(),
                                        columns(scheme),
                                        asked.area().partCells()))
                .param("place", asked.area().id())
                .param("by", asked.by())
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .param("last", asked.months().lastMonth())
                .query((row, _) -> found.put(row.getString("part"), counts(scheme, row)))
                .list();
        asked.now()
                .ifPresent(now -> standing(scheme, found, lateBy(asked, asked.area().part(), now)));
        return found;
    }

    /// By procedures, or by channels.
    ///
    /// @param kind `p` or `c`
    Map<String, Counts> by(Scheme scheme, Asked asked, char kind) {
        var found = new HashMap<String, Counts>();
        sql.sql(
                        """
                        select substr(by, 2) as part, %s from indicator.cell
                        where %s and grain = 'm' and by >= :kind and by < :next
                            and since between :from and :to
                        group by 1
                        """
                                .formatted(columns(scheme), asked.area().cells()))
                .param("place", asked.area().id())
                .param("kind", "" + kind)
                .param("next", "" + (char) (kind + 1))
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .param("last", asked.months().lastMonth())
                .query((row, _) -> found.put(row.getString("part"), counts(scheme, row)))
                .list();
        if (kind == 'p') {
            asked.now().ifPresent(now -> standing(scheme, found, lateBy(asked, "procedure", now)));
        }
        return found;
    }

    /// The procedures for which something was filed online, by parts of a place; under "" those of
    /// the place itself.
    Map<String, Set<String>> used(Asked asked, boolean byParts) {
        var found = new HashMap<String, Set<String>>();
        sql.sql(
                        """
                        select distinct %s as part, substr(by, 2) as procedure from indicator.cell
                        where %s and grain = 'm' and by >= 'p' and by < 'q'
                            and since between :from and :to and sums[%d] > 0
                        """
                                .formatted(
                                        byParts ? asked.area().part() : "''",
                                        byParts ? asked.area().partCells() : asked.area().cells(),
                                        Scheme.ONLINE + 1))
                .param("place", asked.area().id())
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .query((row, _) ->
                        found.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                                .add(row.getString(2)))
                .list();
        return found;
    }

    /// By months, or by days.
    ///
    /// @param grain `m` or `d`
    SortedMap<LocalDate, Counts> times(
            Scheme scheme, Area area, char grain, LocalDate from, LocalDate to) {
        var found = new TreeMap<LocalDate, Counts>();
        sql.sql(
                        """
                        select since, %s, sum(sums[1]) as standing from indicator.cell
                        where %s and grain = :grain::"char" and by = ''
                            and since between :from and :to
                        group by since
                        """
                                .formatted(plain(scheme), area.cells()))
                .param("place", area.id())
                .param("grain", "" + grain)
                .param("from", from)
                .param("to", to)
                .query((row, _) ->
                        found.put(row.getObject("since", LocalDate.class), counts(scheme, row)))
                .list();
        return found;
    }

    /// As the months stood when they were closed; empty while one of them is not.
    Optional<Counts> closed(Scheme scheme, Area area, Months months) {
        var until =
                sql.sql("select closed from indicator.scheme")
                        .query(LocalDate.class)
                        .optional()
                        .filter(closed -> !closed.isBefore(months.lastMonth()));
        return until.map(_ ->
                sql.sql(
                                """
                                select %s from indicator.closed
                                where %s and month between :from and :to
                                """
                                        .formatted(
                                                columns(scheme).replace("since", "month"),
                                                area.cells()))
                        .param("place", area.id())
                        .param("from", months.first())
                        .param("to", months.last())
                        .param("last", months.lastMonth())
                        .query((row, _) -> counts(scheme, row))
                        .single());
    }

    /// The value that so many of one hundred do not exceed, and of how many.
    record Spread(OptionalDouble value, long count) {}

    Map<String, Spread> spreads(Asked asked, int gauge, int percentile, boolean byParts) {
        var buckets = new HashMap<String, TreeMap<Integer, Long>>();
        sql.sql(
                        """
                        select %s as part, bucket, sum(n) as n from indicator.spread
                        where %s and term = :term and by = :by and since between :from and :to
                        group by 1, 2 having sum(n) <> 0
                        """
                                .formatted(
                                        byParts ? asked.area().part() : "''",
                                        byParts ? asked.area().partCells() : asked.area().cells()))
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
                                Map.Entry::getKey, one -> spread(one.getValue(), percentile)));
    }

    private static Spread spread(SortedMap<Integer, Long> buckets, int percentile) {
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

    private long late(Area area, String by, Instant now) {
        return sql.sql(
                        "select count(*) from indicator.dossier where %s and %s and %s"
                                .formatted(area.dossiers(), LATE, condition(by)))
                .param("place", area.id())
                .param("by", by.isEmpty() ? by : by.substring(1))
                .param("now", CountTable.time(now))
                .query(Long.class)
                .single();
    }

    private Map<String, Long> lateBy(Asked asked, String part, Instant now) {
        var found = new HashMap<String, Long>();
        sql.sql(
                        """
                        select %s as part, count(*) as n from indicator.dossier
                        where %s and %s and %s group by 1
                        """
                                .formatted(
                                        part, asked.area().dossiers(), LATE, condition(asked.by())))
                .param("place", asked.area().id())
                .param("by", asked.by().isEmpty() ? "" : asked.by().substring(1))
                .param("now", CountTable.time(now))
                .query((row, _) -> found.put(row.getString("part"), row.getLong("n")))
                .list();
        return found;
    }

    private static String condition(String by) {
        return by.startsWith("p") ? "procedure = :by" : "true";
    }

    private static void standing(Scheme scheme, Map<String, Counts> found, Map<String, Long> late) {
        late.keySet().forEach(part -> found.putIfAbsent(part, Counts.none(scheme)));
        found.replaceAll((part, counts) -> counts.standing(late.getOrDefault(part, 0L)));
    }

    /// What was late and unfinished counts as it was in the last of several months.
    private static String columns(Scheme scheme) {
        return plain(scheme) + ", sum(sums[1]) filter (where since = :last) as standing";
    }

    private static String plain(Scheme scheme) {
        return IntStream.range(1, scheme.size())
                .mapToObj(place -> "sum(sums[%d]) as s%d".formatted(place + 1, place))
                .collect(Collectors.joining(", "));
    }

    private static Counts counts(Scheme scheme, ResultSet row) throws SQLException {
        long[] sums = new long[scheme.size()];
        for (int place = 1; place < sums.length; place++) {
            sums[place] = row.getLong("s" + place);
        }
        return new Counts(sums, row.getLong("standing"));
    }
}
