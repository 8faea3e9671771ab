package org.motcua.server.bench;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.motcua.indicator.Area;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.kernel.UnitCode;
import org.springframework.jdbc.core.JdbcTemplate;

/// The drill-downs of one share, each asked of what is counted and by plain SQL over the entries;
/// both have to say the same.
final class PlainDrills {
    private static final int TURNS = 5;
    private static final String PART = "count(*) filter (where data->>'channel' = 'online')";

    private final Indicators indicators;
    private final JdbcTemplate sql;
    private final ZoneId zone;
    private final PrintWriter out;

    PlainDrills(Indicators indicators, DataSource source, ZoneId zone, PrintWriter out) {
        this.indicators = indicators;
        this.sql = new JdbcTemplate(source);
        this.zone = zone;
        this.out = out;
    }

    /// A number of what is counted, and of how many.
    private record Share(long part, long whole) {
        static Share of(Figure figure) {
            return new Share(figure.part(), figure.whole());
        }
    }

    private interface Way {
        Map<String, Share> answer();
    }

    /// The largest share of the time of plain SQL that a drill-down took.
    ///
    /// @throws IllegalStateException where the two do not say the same
    double compare(UnitCode province) {
        var one = indicators.find("online-dossiers").orElseThrow();
        var months = Months.twelve(indicators.today());
        var nation = new Area.Nation();
        var ofProvince = new Area.Province(province);
        double worst = 0;
        worst =
                Math.max(
                        worst,
                        pair(
                                "provinces of the nation",
                                () -> shares(indicators.parts(one, nation, months), "u:"),
                                () -> plain("province", "true", months)));
        worst =
                Math.max(
                        worst,
                        pair(
                                "communes of a province",
                                () -> shares(indicators.parts(one, ofProvince, months), "u:"),
                                () -> plain("unit", "province = '" + province + "'", months)));
        worst =
                Math.max(
                        worst,
                        pair(
                                "procedures of a province",
                                () -> shares(indicators.procedures(one, ofProvince, months), ""),
                                () ->
                                        plain(
                                                "data->>'procedure'",
                                                "province = '" + province + "'",
                                                months)));
        return Math.max(worst, course(one, months));
    }

    private double course(Indicator one, Months months) {
        return pair(
                "months of the nation",
                () -> {
                    var found = new TreeMap<String, Share>();
                    indicators
                            .months(one, new Area.Nation(), 12)
                            .forEach((month, figure) ->
                                    found.put(month.toString(), Share.of(figure)));
                    return found;
                },
                () ->
                        plain(
                                "(date_trunc('month', at at time zone '"
                                        + zone.getId()
                                        + "'))::date::text",
                                "true",
                                months));
    }

    private static Map<String, Share> shares(Map<String, Figure> figures, String prefix) {
        var found = new TreeMap<String, Share>();
        figures.forEach(
                (part, figure) -> found.put(part.substring(prefix.length()), Share.of(figure)));
        return found;
    }

    private Map<String, Share> plain(String key, String where, Months months) {
        var found = new TreeMap<String, Share>();
        sql.query(
                """
                select %s as key, %s as part, count(*) as whole
                from journal.entry join bench_place on bench_place.unit = data->>'unit'
                where fact = 'dossier.filed' and %s and at >= ? and at < ? group by 1
                """
                        .formatted(key, PART, where),
                row -> {
                    found.put(
                            row.getString("key"),
                            new Share(row.getLong("part"), row.getLong("whole")));
                },
                start(months.first()),
                start(months.last().plusDays(1)));
        return found;
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private double pair(String what, Way counted, Way plain) {
        var ours = counted.answer();
        if (ours.isEmpty() || !ours.equals(plain.answer())) {
            throw new IllegalStateException("the two do not say the same: " + what);
        }
        double fast = median(counted);
        double slow = median(plain);
        out.printf(
                Locale.ROOT,
                "%s (%d rows): %.2f ms, plain SQL over the entries %.1f ms%n",
                what,
                ours.size(),
                fast,
                slow);
        out.flush();
        return fast / slow;
    }

    private static double median(Way way) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            long began = System.nanoTime();
            way.answer();
            times.add((System.nanoTime() - began) / 1e6);
        }
        times.sort(null);
        return times.get(TURNS / 2);
    }
}
