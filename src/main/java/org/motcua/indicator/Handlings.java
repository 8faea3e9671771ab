package org.motcua.indicator;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.motcua.country.Countries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became of the dossiers of a place between two days, by procedure: the columns of the
/// classic table about handling. In time is meant by the measured date, as everywhere here.
@Component("indicatorHandlings")
public class Handlings {
    private final JdbcClient sql;
    private final Countries countries;

    Handlings(JdbcClient sql, Countries countries) {
        this.sql = sql;
        this.countries = countries;
    }

    /// Numbers of dossiers. What was carried over and what came is together what was done and what
    /// is open.
    ///
    /// @param carried over from before
    /// @param online that came in the time online
    /// @param other that came in the time in any other way
    /// @param doneLate done in the time, after the date
    /// @param openLate not done at the end, with the date passed
    public record Handled(
            long carried,
            long online,
            long other,
            long doneInTime,
            long doneLate,
            long openInTime,
            long openLate) {
        public static final Handled NONE = new Handled(0, 0, 0, 0, 0, 0, 0);

        public Handled plus(Handled more) {
            return new Handled(
                    carried + more.carried,
                    online + more.online,
                    other + more.other,
                    doneInTime + more.doneInTime,
                    doneLate + more.doneLate,
                    openInTime + more.openInTime,
                    openLate + more.openLate);
        }
    }

    /// @param from the first day
    /// @param until the last day
    public Map<String, Handled> byProcedure(Area area, LocalDate from, LocalDate until) {
        ZoneId zone = countries.active().settings().zone();
        OffsetDateTime end = until.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
        var found = new HashMap<String, Handled>();
        sql.sql(
                        """
                        with one as (
                            select procedure, filed_on >= :from as came,
                                course::jsonb ->> 'channel' like 'online%%' as online,
                                finished_on <= :until as done,
                                case when finished_on <= :until
                                    then supplements > 1 or measured_due < finished_at
                                    else supplements > 1
                                        or measured_due < coalesce(paused_since, :end)
                                    end as late
                            from indicator.dossier
                            where %s and filed_on <= :until
                                and (finished_on is null or finished_on >= :from))
                        select procedure,
                            count(*) filter (where not came) as carried,
                            count(*) filter (where came and online) as online,
                            count(*) filter (where came and online is not true) as other,
                            count(*) filter (where done and late is not true) as done_in_time,
                            count(*) filter (where done and late) as done_late,
                            count(*) filter (where done is not true and late is not true)
                                as open_in_time,
                            count(*) filter (where done is not true and late) as open_late
                        from one group by 1
                        """
                                .formatted(own(area)))
                .param("place", area.id())
                .param("from", from)
                .param("until", until)
                .param("end", end)
                .query((row, _) ->
                        found.put(
                                row.getString("procedure"),
                                new Handled(
                                        row.getLong("carried"),
                                        row.getLong("online"),
                                        row.getLong("other"),
                                        row.getLong("done_in_time"),
                                        row.getLong("done_late"),
                                        row.getLong("open_in_time"),
                                        row.getLong("open_late"))))
                .list();
        return found;
    }

    /// The dossiers of a unit's own agencies: a unit of the first tier without what lies in it.
    private static String own(Area area) {
        return switch (area) {
            case Area.Province _, Area.Commune _ -> "unit = :place";
            case Area.Nation _, Area.Office _ -> area.dossiers();
        };
    }
}
