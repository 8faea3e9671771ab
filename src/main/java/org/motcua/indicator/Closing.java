package org.motcua.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The ends of months as the journal passes them.
final class Closing {
    /// So many days after its end a month is closed.
    static final int DAYS = 10;

    private final CountTable table;
    private final Scheme scheme;
    private final ZoneId zone;
    private final CountTable.Kept before;
    private LocalDate ended;
    private LocalDate closed;

    Closing(CountTable table, Scheme scheme, ZoneId zone, CountTable.Kept kept) {
        this.table = table;
        this.scheme = scheme;
        this.zone = zone;
        this.before = kept;
        this.ended = month(kept.ended());
        this.closed = month(kept.closed());
    }

    /// Where nothing was counted yet: there is nothing to end before the month of the first entry.
    static CountTable.Kept begin(Scheme scheme, LocalDate first) {
        var month = first.withDayOfMonth(1).minusMonths(1);
        return new CountTable.Kept(scheme.hash(), month, month);
    }

    private static LocalDate month(@Nullable LocalDate kept) {
        return kept == null ? LocalDate.EPOCH : kept;
    }

    /// Whether a month ends or is closed before a moment.
    boolean dueBefore(Instant at) {
        var day = LocalDate.ofInstant(at, zone);
        return over(ended, day, 0) || over(closed, day, DAYS);
    }

    /// Ends and closes what is due before a moment, in the order in which it is due.
    void until(Instant at) {
        var day = LocalDate.ofInstant(at, zone);
        while (over(ended, day, 0) || over(closed, day, DAYS)) {
            var next = ended.plusMonths(1);
            boolean closes =
                    over(closed, day, DAYS)
                            && !closed.plusMonths(2).plusDays(DAYS).isAfter(next.plusMonths(1));
            if (closes || !over(ended, day, 0)) {
                closed = closed.plusMonths(1);
                table.close(closed);
            } else {
                ended = next;
                table.end(scheme, ended, ended.plusMonths(1).atStartOfDay(zone).toInstant());
            }
        }
    }

    /// Whether the month after this one ended so many days before a day.
    private static boolean over(LocalDate month, LocalDate day, int days) {
        return !month.plusMonths(2).plusDays(days).isAfter(day);
    }

    void keep() {
        var now = new CountTable.Kept(scheme.hash(), ended, closed);
        if (!now.equals(before) || table.kept().isEmpty()) {
            table.keep(now);
        }
    }
}
