package org.motcua.proactive;

import java.time.LocalDate;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks once a day for whom something is due, by the days in records: for each day of the window
/// one question that an index answers, each in a transaction of its own. On several nodes one does
/// the day, and another goes on where it stopped.
@Component
class OfferTurn {
    private static final Logger LOG = LoggerFactory.getLogger(OfferTurn.class);

    private final Finding finding;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    OfferTurn(Finding finding, JdbcClient sql, TransactionTemplate transaction) {
        this.finding = finding;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${motcua.proactive.first-turn:90000}",
            fixedDelayString = "600000")
    void watch() {
        int found = take();
        if (found > 0) {
            LOG.info("{} people are offered something that is due", found);
        }
    }

    /// What is not done of today.
    ///
    /// @return how many offers are new
    int take() {
        int found = 0;
        for (Rules rules : finding.all()) {
            if (rules.offering().trigger().day() != null) {
                found += take(rules);
            }
        }
        return found;
    }

    private record Position(LocalDate day, int done) {}

    private int take(Rules rules) {
        var today = finding.today();
        var days = Days.inRecords(rules.offering().trigger(), today);
        int found = 0;
        int now = 0;
        while (now >= 0) {
            var step =
                    Objects.requireNonNull(
                            transaction.execute(_ -> {
                                var at = position(rules.offering().id(), today);
                                if (at.done() >= days.size()) {
                                    return new Step(true, 0);
                                }
                                int count =
                                        finding.onDay(
                                                rules,
                                                Objects.requireNonNull(
                                                        rules.offering().trigger().day()),
                                                days.get(at.done()));
                                move(rules.offering().id(), at.done() + 1);
                                return new Step(false, count);
                            }));
            found += step.found();
            now = step.over() ? -1 : now + 1;
        }
        return found;
    }

    private record Step(boolean over, int found) {}

    /// Where today's turn stands; locked, so that one node takes each day.
    private Position position(String offering, LocalDate today) {
        sql.sql(
                        """
                        insert into proactive.turn as t (offering, day, done) values (?, ?, 0)
                        on conflict (offering) do update set day = excluded.day, done = 0
                        where t.day < excluded.day
                        """)
                .param(offering)
                .param(today)
                .update();
        return sql.sql("select day, done from proactive.turn where offering = ? for update")
                .param(offering)
                .query((row, _) ->
                        new Position(row.getObject("day", LocalDate.class), row.getInt("done")))
                .single();
    }

    private void move(String offering, int done) {
        sql.sql("update proactive.turn set done = ? where offering = ?")
                .param(done)
                .param(offering)
                .update();
    }
}
