package org.motcua.server.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes invented lives into the journal as sets: what a life is made of is drawn once for each
/// life, its entries follow from it, and each month is one statement in the order of time.
final class LivesWritten {
    private static final int MONTHS = 13;

    private static final String DRAW =
            """
            create unlogged table bench_life as
            select gen_random_uuid() as id, floor(random() * ?)::int as place,
                '9.' || lpad(floor(random() * ?)::text, 6, '0') as procedure,
                case when random() < 0.33 then 'counter' else 'online' end as channel,
                floor(random() * ?)::int as day, floor(random() * 28000)::int as second,
                random() * 0.7 as pace, random() < 0.11 as assisted,
                floor(random() * 2)::int * 8000 as fee, random() < 0.5 as reused,
                random() < 0.5 as looked_up, ? + i as number
            from generate_series(1, ?) as i
            """;

    /// The steps of a life with the state after each; the fifth is the result, which is no move.
    private static final String STEPS =
            """
            (values (0, 'dossier.filed', 0, 1), (1, 'dossier.received', 1, 2),
                (2, 'dossier.advanced', 2, 4), (3, 'dossier.advanced', 4, 4),
                (4, 'dossier.decided', 4, 4), (5, 'credential.issued', 4, 4),
                (6, 'dossier.done', 4, 9), (7, 'dossier.returned', 9, 10))
                as step (n, fact, was, state)
            """;

    private static final String SPREAD =
            """
            create unlogged table bench_entry as
            select (?::date + life.day + floor(step.n * life.pace)::int)::timestamp at time zone ?
                    + make_interval(secs => 8 * 3600 + life.second + step.n * 60) as at,
                step.n as step, step.fact, place.agency,
                case when step.n = 5 then 'credential:' || gen_random_uuid()
                    else 'dossier:' || life.id end as subject,
                case step.n
                    when 0 then jsonb_build_object('to', 1, 'code', place.agency || '-' || number,
                        'procedure', procedure, 'agency', place.agency, 'unit', place.unit,
                        'channel', channel, 'fullyOnline', true, 'assisted', assisted, 'fee', fee,
                        'reused', reused, 'digitised', true, 'lookedUp', looked_up,
                        'identified', true)
                    when 5 then jsonb_build_object('from', 'dossier:' || life.id, 'agency',
                        place.agency, 'personal', true)
                    else jsonb_build_object('from', step.was, 'to', step.state, 'code',
                        place.agency || '-' || number, 'procedure', procedure, 'agency',
                        place.agency, 'unit', place.unit, 'channel', channel, 'granted',
                        step.n = 4, 'due', to_char((?::date + life.day + 3)::timestamp
                            at time zone ? at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                end as data
            from bench_life life join bench_place place on place.n = life.place
                cross join
            """
                    + STEPS
                    + " where life.day + floor(step.n * life.pace) < ?";

    private static final String MONTH =
            """
            insert into journal.entry (at, fact, actor_kind, actor, agency, subject, data)
            select at, fact, case when step = 5 then 'PROGRAM' else 'OFFICER' end,
                case when step = 5 then 'dossier.effects' else '1' end,
                case when step = 5 then null else agency end, subject, data::json
            from bench_entry where at >= ?::date and at < ?::date order by at
            """;

    private final JdbcTemplate sql;
    private final ZoneId zone;
    private final LocalDate first;
    private final int days;
    private final int procedures;

    LivesWritten(DataSource source, ZoneId zone, LocalDate first, int days, int procedures) {
        this.sql = new JdbcTemplate(source);
        this.zone = zone;
        this.first = first;
        this.days = days;
        this.procedures = procedures;
    }

    /// @param rows number, agency, unit and unit of the first tier
    static void places(DataSource source, List<Object[]> rows) {
        var sql = new JdbcTemplate(source);
        sql.execute(
                "create table bench_place (n int primary key, agency text, unit text, province text)");
        sql.batchUpdate("insert into bench_place values (?, ?, ?, ?)", rows);
        sql.execute("analyze bench_place");
    }

    /// Says how many entries were written.
    long write(int lives) {
        sql.execute("drop table if exists bench_life, bench_entry");
        long before = count("journal.entry");
        sql.update(DRAW, count("bench_place"), procedures, days, before, lives);
        sql.execute("analyze bench_life");
        sql.update(SPREAD, first, zone.getId(), first, zone.getId(), days);
        var month = first.withDayOfMonth(1);
        for (int i = 0; i < MONTHS; i++) {
            sql.update(MONTH, month.plusMonths(i), month.plusMonths(i + 1L));
        }
        sql.execute("drop table bench_life, bench_entry");
        return count("journal.entry") - before;
    }

    private long count(String table) {
        Long many = sql.queryForObject("select count(*) from " + table, Long.class);
        return many == null ? 0 : many;
    }
}
