package org.motcua.proactive;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What came of offers (Decree 224/2026/NĐ-CP, Article 19): counted, never reported, and nothing of
/// whom they were made to.
@Component("offerMeasures")
public class Measures {
    private final JdbcClient sql;

    Measures(JdbcClient sql) {
        this.sql = sql;
    }

    /// The offers of one kind.
    ///
    /// @param carried what was carried out by itself, also what was put back since
    /// @param waiting what nobody has answered yet
    /// @param optedOut how many people want none of this kind
    /// @param answers how many answers the state gave in what was accepted or carried out
    public record Measure(
            String offering,
            long offered,
            long opened,
            long accepted,
            long declined,
            long expired,
            long carried,
            long restored,
            long waiting,
            long optedOut,
            long answers) {
        /// What people took, of one hundred that were offered and are over.
        public java.util.OptionalDouble taken() {
            long over = accepted + carried + declined + expired;
            return over == 0
                    ? java.util.OptionalDouble.empty()
                    : java.util.OptionalDouble.of(100.0 * (accepted + carried - restored) / over);
        }
    }

    /// Of every kind, of what was offered in a time.
    public List<Measure> since(Instant from) {
        return sql.sql(
                        """
                        select o.offering,
                            count(offered_at) offered,
                            count(opened_at) opened,
                            count(*) filter (where state = 'accepted') accepted,
                            count(*) filter (where state = 'declined') declined,
                            count(*) filter (where state = 'expired') expired,
                            count(*) filter (where state in ('carried-out', 'restored')) carried,
                            count(*) filter (where state = 'restored') restored,
                            count(*) filter (where state = 'offered') waiting,
                            (select count(*) from proactive.opt_out
                                where opt_out.offering = o.offering) opted_out,
                            coalesce(sum(known) filter
                                (where state in ('accepted', 'carried-out')), 0) answers
                        from proactive.offer o where found_at >= ?
                        group by o.offering order by o.offering
                        """)
                .param(OfferTable.time(from))
                .query((row, _) ->
                        new Measure(
                                row.getString("offering"),
                                row.getLong("offered"),
                                row.getLong("opened"),
                                row.getLong("accepted"),
                                row.getLong("declined"),
                                row.getLong("expired"),
                                row.getLong("carried"),
                                row.getLong("restored"),
                                row.getLong("waiting"),
                                row.getLong("opted_out"),
                                row.getLong("answers")))
                .list();
    }
}
