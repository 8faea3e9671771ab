package org.motcua.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Indicator.Of;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The dossiers behind a value: exactly those that it counts.
@Component("indicatorDossiers")
public class DossiersBehind {
    /// So many on a page.
    public static final int PAGE = 50;

    private final JdbcClient sql;

    DossiersBehind(JdbcClient sql) {
        this.sql = sql;
    }

    /// Which of them.
    public enum Which {
        /// All that are counted.
        WHOLE,
        /// Those that meet it.
        MET,
        /// Those that do not.
        MISSED,
        /// Those that were late and unfinished as the time ended.
        STANDING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Which read(String id) {
            return List.of(values()).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElse(WHOLE);
        }
    }

    /// A dossier with all that is known of it for measuring; nothing of whom it is about.
    ///
    /// @param met whether it meets the condition
    public record Row(
            String code,
            String procedure,
            String agency,
            int state,
            LocalDate filedOn,
            @Nullable Instant receivedAt,
            @Nullable Instant due,
            @Nullable Instant finishedAt,
            int supplements,
            long pausedSeconds,
            String channel,
            int rating,
            boolean dated,
            boolean reappointed,
            boolean electronicResult,
            boolean met) {}

    /// @param total how many there are in all
    public record Slice(List<Row> rows, long total) {
        static final Slice NONE = new Slice(List.of(), 0);
    }

    Slice of(Indicator one, Scheme.Parts parts, SumReading.Asked asked, Which which, int page) {
        if (one.of() != Of.DOSSIERS) {
            return Slice.NONE;
        }
        String where = condition(one, parts, which, asked);
        long total =
                bound("select count(*) from indicator.dossier where " + where, asked)
                        .query(Long.class)
                        .single();
        var rows =
                bound(
                                """
                                select course, %s as met from indicator.dossier
                                where %s order by %s limit %d offset %d
                                """
                                        .formatted(
                                                met(parts),
                                                where,
                                                which == Which.STANDING
                                                        ? "measured_due, id"
                                                        : day(one) + " desc, id",
                                                PAGE,
                                                (page - 1L) * PAGE),
                                asked)
                        .query((row, _) -> row(Course.read(row.getString(1)), row.getBoolean(2)))
                        .list();
        return new Slice(rows, total);
    }

    private static String condition(
            Indicator one, Scheme.Parts parts, Which which, SumReading.Asked asked) {
        String here = asked.area().dossiers() + " and " + SumReading.condition(asked.by());
        if (which == Which.STANDING) {
            return asked.now().isPresent()
                    ? here + " and " + SumReading.LATE
                    : "id in (select dossier from indicator.standing where month = :last and %s) and %s"
                            .formatted(asked.area().dossiers(), SumReading.condition(asked.by()));
        }
        String counted =
                here + " and " + day(one) + " between :from and :to and " + bit(parts.whole());
        return switch (which) {
            case WHOLE, STANDING -> counted;
            case MET -> counted + " and " + met(parts);
            case MISSED -> counted + " and not " + met(parts);
        };
    }

    private static String met(Scheme.Parts parts) {
        if (parts.part().isEmpty()) {
            return "true";
        }
        String any =
                parts.part().stream()
                        .map(DossiersBehind::bit)
                        .collect(Collectors.joining(" or ", "(", ")"));
        return parts.less() ? "(not " + any + ")" : any;
    }

    private static String bit(int place) {
        return "get_bit(counted, " + place + ") = 1";
    }

    private static String day(Indicator one) {
        return switch (one.day()) {
            case FILED -> "filed_on";
            case RATED -> "rated_on";
            case FINISHED -> "finished_on";
            case null -> "filed_on";
        };
    }

    private JdbcClient.StatementSpec bound(String query, SumReading.Asked asked) {
        return sql.sql(query)
                .param("place", asked.area().id())
                .param("by", asked.by().isEmpty() ? "" : asked.by().substring(1))
                .param("from", asked.months().first())
                .param("to", asked.months().last())
                .param("last", asked.months().lastMonth())
                .param("now", CountTable.time(asked.now().orElse(Instant.EPOCH)));
    }

    private static Row row(Course one, boolean met) {
        return new Row(
                one.code,
                one.procedure,
                one.agency,
                one.state,
                one.filedOn == null ? LocalDate.EPOCH : one.filedOn,
                one.receivedAt,
                one.measuredDue(),
                one.finishedAt,
                one.supplements,
                one.pausedSeconds,
                one.channel,
                one.rating,
                one.dated,
                one.reappointed,
                one.electronicResult,
                met);
    }
}
