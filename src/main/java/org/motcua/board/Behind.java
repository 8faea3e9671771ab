package org.motcua.board;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Area;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The dossiers behind a number: exactly those that it counts.
@Component("boardBehind")
class Behind {
    static final int PAGE = 50;
    private static final String DAYS = " between :from and :to";

    private final JdbcClient sql;
    private final Clock clock;

    Behind(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Which dossiers of a place.
    enum Which {
        FILED("true", true),
        ONLINE("channel = 'online'", true),
        WHOLE_ONLINE("channel = 'online' and fully_online and not assisted", true),
        ASSISTED("assisted", true),
        PAID_ONLINE("owing and paid_online", true),
        FINISHED("finished_at is not null", false),
        HANDLED("handling is not null", false),
        ON_TIME("on_time", false),
        OVERDUE("not on_time", false),
        WAITING("finished_at is null", null),
        LATE("finished_at is null and " + Boards.LATE, null);

        private final String condition;
        private final @Nullable Boolean byFiling;

        Which(String condition, @Nullable Boolean byFiling) {
            this.condition = condition;
            this.byFiling = byFiling;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Which> of(String id) {
            return List.of(values()).stream().filter(one -> one.id().equals(id)).findFirst();
        }

        /// The dossiers that a measure counts as its part of the whole.
        static Which of(Measure measure) {
            return switch (measure) {
                case FILED -> FILED;
                case ONLINE -> ONLINE;
                case WHOLE_ONLINE -> WHOLE_ONLINE;
                case ON_TIME -> ON_TIME;
                case MEDIAN, P90 -> HANDLED;
                case WAITING -> WAITING;
                case LATE -> LATE;
                case PAID_ONLINE -> PAID_ONLINE;
            };
        }

        /// Whether the days of the board bound it; what waits now waits whenever it was filed.
        boolean dated() {
            return byFiling != null;
        }

        private String where() {
            return byFiling == null ? condition : condition + " and " + day() + DAYS;
        }

        private String day() {
            return Boolean.TRUE.equals(byFiling) ? "filed_on" : "finished_on";
        }

        private String order() {
            return byFiling == null ? "measured_due nulls last, id" : day() + " desc, id";
        }
    }

    long count(Area place, Which which, Window.Days days) {
        return statement("select count(*) from board.dossier where %s and %s", place, which, days)
                .query(Long.class)
                .single();
    }

    List<Tracked> page(Area place, Which which, Window.Days days, int page) {
        return statement(
                        "select * from board.dossier where %s and %s order by "
                                + which.order()
                                + " limit "
                                + PAGE
                                + " offset "
                                + (page - 1L) * PAGE,
                        place,
                        which,
                        days)
                .query((row, _) -> TrackedTable.of(row))
                .list();
    }

    private JdbcClient.StatementSpec statement(
            String query, Area place, Which which, Window.Days days) {
        return sql.sql(query.formatted(place.dossiers(), which.where()))
                .param("place", place.id())
                .param("from", days.from())
                .param("to", days.to())
                .param("now", Boards.time(clock.instant()));
    }
}
