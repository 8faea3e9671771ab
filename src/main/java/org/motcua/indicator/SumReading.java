package org.motcua.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /// By parts of a place: `u:` and a unit, or `a:` and an agency.
    Map<String, Counts> parts(Scheme scheme, List<Integer> places, Asked asked) {
        var found = new HashMap<String, Counts>();
        sql.sql(
                        """
                        select %s as part, %s from indicator.cell
                        where %s and grain = 'm' and by = :by and since between :from and :to
                        group by 1
                        """
                                .formatted(
                                        asked.area().part(),
                                        columns(places),
                                        asked.area().partCells()))
                .param("place", asked.area().id())
                .param("by", asked.by())
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .param("last", asked.months().lastMonth())
                .query((row, _) -> found.put(row.getString("part"), counts(scheme, places, row)))
                .list();
        asked.now()
                .ifPresent(now -> standing(scheme, found, lateBy(asked, asked.area().part(), now)));
        return found;
    }

    /// By procedures, or by channels.
    ///
    /// @param kind `p` or `c`
    Map<String, Counts> by(Scheme scheme, List<Integer> places, Asked asked, char kind) {
        var found = new HashMap<String, Counts>();
        sql.sql(
                        """
                        select substr(by, 2) as part, %s from indicator.cell
                        where %s and grain = 'm' and by >= :kind and by < :next
                            and since between :from and :to
                        group by 1
                        """
                                .formatted(columns(places), asked.area().cells()))
                .param("place", asked.area().id())
                .param("kind", "" + kind)
                .param("next", "" + (char) (kind + 1))
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .param("last", asked.months().lastMonth())
                .query((row, _) -> found.put(row.getString("part"), counts(scheme, places, row)))
                .list();
        if (kind == 'p') {
            asked.now().ifPresent(now -> standing(scheme, found, lateBy(asked, "procedure", now)));
        }
        return found;
    }

    /// The procedures for which something was filed online, by parts of a place.
    Map<String, Set<String>> usedByPart(Asked asked) {
        var found = new HashMap<String, Set<String>>();
        used(asked.area().part(), asked.area().partCells(), asked.area(), asked.months())
                .query((row, _) ->
                        found.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                                .add(row.getString(2)))
                .list();
        return found;
    }

    /// The same of a place, by months.
    Map<LocalDate, Set<String>> usedByMonth(Area area, Months months) {
        var found = new HashMap<LocalDate, Set<String>>();
        used("since", area.cells(), area, months)
                .query((row, _) ->
                        found.computeIfAbsent(
                                        row.getObject(1, LocalDate.class), _ -> new HashSet<>())
                                .add(row.getString(2)))
                .list();
        return found;
    }

    private JdbcClient.StatementSpec used(String key, String cells, Area area, Months months) {
        return sql.sql(
                        """
                        select distinct %s, substr(by, 2) from indicator.cell
                        where %s and grain = 'm' and by >= 'p' and by < 'q'
                            and since between :from and :to and sums[%d] > 0
                        """
                                .formatted(key, cells, Scheme.ONLINE + 1))
                .param("place", area.id())
                .param("from", months.first())
                .param("to", months.last());
    }

    /// A stretch of time of a place.
    ///
    /// @param by '' for all; `p` and a procedure
    /// @param grain `m` or `d`
    record Stretch(Area area, String by, char grain, LocalDate from, LocalDate to) {}

    /// By months, or by days.
    SortedMap<LocalDate, Counts> times(Scheme scheme, List<Integer> places, Stretch of) {
        var found = new TreeMap<LocalDate, Counts>();
        sql.sql(
                        """
                        select since, %s sum(sums[1]) as standing from indicator.cell
                        where %s and grain = :grain::"char" and by = :by
                            and since between :from and :to
                        group by since
                        """
                                .formatted(plain(places), of.area().cells()))
                .param("place", of.area().id())
                .param("by", of.by())
                .param("grain", "" + of.grain())
                .param("from", of.from())
                .param("to", of.to())
                .query((row, _) ->
                        found.put(
                                row.getObject("since", LocalDate.class),
                                counts(scheme, places, row)))
                .list();
        return found;
    }

    /// As the months stood when they were closed; empty while one of them is not.
    Optional<Counts> closed(Scheme scheme, List<Integer> places, Area area, Months months) {
        return sql.sql(
                        """
                        select (select closed >= :last from indicator.scheme) as over, %s
                        from indicator.closed where %s and month between :from and :to
                        """
                                .formatted(columns(places).replace("since", "month"), area.cells()))
                .param("place", area.id())
                .param("from", months.first())
                .param("to", months.last())
                .param("last", months.lastMonth())
                .query((row, _) ->
                        row.getBoolean("over")
                                ? Optional.of(counts(scheme, places, row))
                                : Optional.<Counts>empty())
                .single();
    }

    /// Another number whenever sums have moved.
    long beat() {
        return sql.sql("select beat from indicator.pulse").query(Long.class).single();
    }

    /// Whether anything was ever counted of a procedure.
    boolean counted(String by) {
        return sql.sql(
                        """
                        select exists (select from indicator.cell
                            where scope = 'n' and grain = 'm' and by = :by)
                        """)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    /// How many are late and unfinished at a moment.
    long late(Area area, String by, Instant now) {
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

    /// Which dossiers are of a procedure, with `:by`.
    static String condition(String by) {
        return by.startsWith("p") ? "procedure = :by" : "true";
    }

    private static void standing(Scheme scheme, Map<String, Counts> found, Map<String, Long> late) {
        late.keySet().forEach(part -> found.putIfAbsent(part, Counts.none(scheme)));
        found.replaceAll((part, counts) -> counts.standing(late.getOrDefault(part, 0L)));
    }

    /// What was late and unfinished counts as it was in the last of several months.
    private static String columns(List<Integer> places) {
        return plain(places) + " sum(sums[1]) filter (where since = :last) as standing";
    }

    private static String plain(List<Integer> places) {
        return places.stream()
                .map(place -> "sum(sums[%d]) as s%d, ".formatted(place + 1, place))
                .collect(Collectors.joining());
    }

    private static Counts counts(Scheme scheme, List<Integer> places, ResultSet row)
            throws SQLException {
        long[] sums = new long[scheme.size()];
        for (int place : places) {
            sums[place] = row.getLong("s" + place);
        }
        return new Counts(sums, row.getLong("standing"));
    }
}
