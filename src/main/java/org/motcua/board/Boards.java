package org.motcua.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Area;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The numbers of a place and a time. Counts are read from days, medians from an index of handling
/// times, what waits from an index of what is open; none reads a dossier's row.
@Component
public class Boards {
    /// Late is what is over its date now, or was when the applicant was asked; and what was asked
    /// for more than once.
    static final String LATE =
            "(supplements > 1 or coalesce(measured_due < coalesce(paused_since, :now), false))";

    private static final String SUMS =
            """
            sum(filed) as filed, sum(online) as online, sum(full_online) as full_online,
            sum(assisted) as assisted, sum(owing) as owing, sum(paid_online) as paid_online,
            sum(finished) as finished, sum(measured) as measured, sum(on_time) as on_time
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Boards(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The numbers of a whole place and of each of its parts that has any.
    ///
    /// @param parts by `u:` and the code of a unit, or `a:` and the code of an agency
    public record Board(Figures whole, Map<String, Figures> parts) {}

    /// The numbers of a place, in all and by parts.
    public Board of(Area place, Window.Days days) {
        var counts = counts(place, days);
        var taken = taken(place, days);
        var now = now(place);
        var parts = new HashMap<String, Figures>();
        for (var keys : List.of(counts.keySet(), taken.keySet(), now.keySet())) {
            for (String key : keys) {
                parts.computeIfAbsent(key, part -> figures(part, counts, taken, now));
            }
        }
        var whole = Optional.ofNullable(parts.remove(null)).orElse(Figures.NONE);
        return new Board(whole, parts);
    }

    /// The counts of whole months, the last of them as far as it is.
    public SortedMap<LocalDate, Figures.Counts> months(Area place, LocalDate today, int months) {
        var first = today.withDayOfMonth(1).minusMonths(months - 1L);
        var found = new TreeMap<LocalDate, Figures.Counts>();
        for (int i = 0; i < months; i++) {
            found.put(first.plusMonths(i), Figures.Counts.NONE);
        }
        sql.sql(
                        """
                        select date_trunc('month', day)::date as month, %s from board.day
                        where %s and day between :from and :to group by 1
                        """
                                .formatted(SUMS, place.dossiers()))
                .param("place", place.id())
                .param("from", first)
                .param("to", today)
                .query((row, _) ->
                        found.put(row.getObject("month", LocalDate.class), readCounts(row)))
                .list();
        return found;
    }

    /// The counts of a place alone.
    public Figures.Counts counted(Area place, Window.Days days) {
        return sql.sql(
                        "select %s from board.day where %s and day between :from and :to"
                                .formatted(SUMS, place.dossiers()))
                .param("place", place.id())
                .param("from", days.from())
                .param("to", days.to())
                .query((row, _) -> readCounts(row))
                .single();
    }

    private static Figures figures(
            @Nullable String part,
            Map<@Nullable String, Figures.Counts> counts,
            Map<@Nullable String, Figures.Taken> taken,
            Map<@Nullable String, Figures.Now> now) {
        return new Figures(
                counts.getOrDefault(part, Figures.Counts.NONE),
                Optional.ofNullable(taken.get(part)),
                now.getOrDefault(part, new Figures.Now(0, 0)));
    }

    private Map<@Nullable String, Figures.Counts> counts(Area place, Window.Days days) {
        var found = new HashMap<@Nullable String, Figures.Counts>();
        sql.sql(
                        """
                        select part, %s
                        from (select %s as part, d.* from board.day d
                            where %s and day between :from and :to) of_part
                        group by grouping sets ((part), ()) having count(*) > 0
                        """
                                .formatted(SUMS, place.part(), place.dossiers()))
                .param("place", place.id())
                .param("from", days.from())
                .param("to", days.to())
                .query((row, _) -> found.put(row.getString("part"), readCounts(row)))
                .list();
        return found;
    }

    private Map<@Nullable String, Figures.Taken> taken(Area place, Window.Days days) {
        var found = new HashMap<@Nullable String, Figures.Taken>();
        sql.sql(
                        """
                        select part, count(*) as count,
                            percentile_cont(array[0.5, 0.9]) within group (order by handling) as at,
                            percentile_cont(0.5) within group (order by elapsed) as elapsed
                        from (select %s as part, handling, elapsed from board.dossier
                            where %s and handling is not null
                                and finished_on between :from and :to) of_part
                        group by grouping sets ((part), ()) having count(*) > 0
                        """
                                .formatted(place.part(), place.dossiers()))
                .param("place", place.id())
                .param("from", days.from())
                .param("to", days.to())
                .query((row, _) -> {
                    var at = (Double[]) row.getArray("at").getArray();
                    return found.put(
                            row.getString("part"),
                            new Figures.Taken(
                                    row.getLong("count"), at[0], at[1], row.getDouble("elapsed")));
                })
                .list();
        return found;
    }

    private Map<@Nullable String, Figures.Now> now(Area place) {
        var found = new HashMap<@Nullable String, Figures.Now>();
        sql.sql(
                        """
                        select part, count(*) as waiting, count(*) filter (where late) as late
                        from (select %s as part, %s as late from board.dossier
                            where %s and finished_at is null) of_part
                        group by grouping sets ((part), ()) having count(*) > 0
                        """
                                .formatted(place.part(), LATE, place.dossiers()))
                .param("place", place.id())
                .param("now", time(clock.instant()))
                .query((row, _) ->
                        found.put(
                                row.getString("part"),
                                new Figures.Now(row.getLong("waiting"), row.getLong("late"))))
                .list();
        return found;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Figures.Counts readCounts(ResultSet row) throws SQLException {
        return new Figures.Counts(
                row.getLong("filed"),
                row.getLong("online"),
                row.getLong("full_online"),
                row.getLong("assisted"),
                row.getLong("owing"),
                row.getLong("paid_online"),
                row.getLong("finished"),
                row.getLong("measured"),
                row.getLong("on_time"));
    }
}
