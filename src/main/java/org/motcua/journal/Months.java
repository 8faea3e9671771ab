package org.motcua.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The partitions of the entry table, one a month, made ahead.
///
/// An entry never fails for want of its month: it falls into `entry_other`, and is moved when its
/// month is made. A month is attached, not created in place, because attaching does not stop
/// writers.
final class Months {
    private static final Logger LOG = LoggerFactory.getLogger(Months.class);
    private static final int LOCK_SPACE = 0x6d6f7463;
    private static final int LOCK = 3;
    private static final int AHEAD = 3;
    private static final int NEAR = 120;

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Months(DataSource source, Clock clock) {
        sql = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.clock = clock;
    }

    /// Makes this month, the next three, and those for which entries were written before they were
    /// there. Entries years away are left where they are, with a warning: the clock was wrong.
    Duration turn() {
        var now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        var wanted = new TreeSet<YearMonth>();
        for (int ahead = 0; ahead <= AHEAD; ahead++) {
            wanted.add(now.plusMonths(ahead));
        }
        var strays =
                sql.query(
                        "select distinct to_char(at at time zone 'UTC', 'YYYY-MM') from journal.entry_other limit 200",
                        (row, _) -> YearMonth.parse(row.getString(1)));
        for (var stray : strays) {
            if (Math.abs(now.until(stray, java.time.temporal.ChronoUnit.MONTHS)) <= NEAR) {
                wanted.add(stray);
            } else {
                LOG.warn("The journal has entries of {}: was the clock wrong?", stray);
            }
        }
        for (var month : wanted) {
            if (!exists(month)) {
                transaction.executeWithoutResult(_ -> make(month));
            }
        }
        return Duration.ofHours(1);
    }

    private static String name(YearMonth month) {
        return "entry_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private boolean exists(YearMonth month) {
        return Boolean.TRUE.equals(
                sql.queryForObject(
                        "select to_regclass('journal.' || ?) is not null",
                        Boolean.class,
                        name(month)));
    }

    /// Waits at most two seconds for those who write into `entry_other`, else tries again later.
    private void make(YearMonth month) {
        sql.query("select pg_advisory_xact_lock(?, ?)", _ -> {}, LOCK_SPACE, LOCK);
        if (exists(month)) {
            return;
        }
        String name = name(month);
        String from = month.atDay(1) + " 00:00:00+00";
        String until = month.plusMonths(1).atDay(1) + " 00:00:00+00";
        sql.execute("set local lock_timeout = '2s'");
        sql.execute("select set_config('journal.moving', 'yes', true)");
        sql.execute("create table journal.%s (like journal.entry including all)".formatted(name));
        sql.execute("lock table journal.entry_other in access exclusive mode");
        String strays = "at >= '%s' and at < '%s'".formatted(from, until);
        sql.execute(
                "insert into journal.%s select * from journal.entry_other where %s"
                        .formatted(name, strays));
        sql.execute("delete from journal.entry_other where " + strays);
        sql.execute(
                "alter table journal.entry attach partition journal.%s for values from ('%s') to ('%s')"
                        .formatted(name, from, until));
    }
}
