package org.motcua.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/// The end of the order, read once for all followers of this node. What has its place never
/// changes, so it can be kept.
final class Tail {
    private static final int KEPT = 512;
    private static final long ASKED_WITHIN = TimeUnit.MILLISECONDS.toNanos(900);

    private final JdbcTemplate sql;
    private final Bell bell;
    private final boolean alwaysAsks;
    private List<EntryRows.Placed> kept = List.of();
    private long end = -1;
    private long askedAtRing = -1;
    private long askedAt;

    /// @param bell rings whenever entries got their place
    /// @param alwaysAsks whether the database is asked for more though the bell is silent
    Tail(JdbcTemplate sql, Bell bell, boolean alwaysAsks) {
        this.sql = sql;
        this.bell = bell;
        this.alwaysAsks = alwaysAsks;
    }

    /// The entries from one position on, up to so many; none where the order ends there.
    synchronized List<EntryRows.Placed> from(long position, int most) {
        if (position > end) {
            kept = List.of();
            end = position;
            askedAtRing = -1;
        }
        if (position == end) {
            read();
        }
        long first = end - kept.size();
        if (position < first) {
            return EntryRows.from(sql, position, most);
        }
        int from = (int) (position - first);
        return List.copyOf(kept.subList(from, Math.min(kept.size(), from + most)));
    }

    private void read() {
        long ring = bell.rings();
        long now = System.nanoTime();
        if (!alwaysAsks && ring == askedAtRing && now - askedAt < ASKED_WITHIN) {
            return;
        }
        var more = EntryRows.from(sql, end, KEPT);
        // a full page says that there may be more, though no bell rings for it
        askedAtRing = more.size() == KEPT ? -1 : ring;
        askedAt = now;
        if (!more.isEmpty()) {
            var all = new ArrayList<>(kept);
            all.addAll(more);
            kept = List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
            end = more.getLast().position() + 1;
        }
    }
}
