package org.motcua.dossier;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.motcua.calendar.Span;
import org.motcua.procedure.ProcessStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Watches promised dates. A dossier whose remaining steps do not fit into the time that is left
/// gets its apology with a new date while the law still allows it, one day before the old one.
/// Drafts whose thirty days are over are removed.
@Component
class DeadlineWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final Duration NOTICE = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofHours(12);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private final DossierTable dossiers;
    private final DraftTable drafts;
    private final Supervision supervision;
    private final Desk desk;
    private final Ground ground;
    private final JdbcClient sql;

    DeadlineWatch(
            Tables tables, Supervision supervision, Desk desk, Ground ground, JdbcClient sql) {
        this.dossiers = tables.dossiers();
        this.drafts = tables.drafts();
        this.supervision = supervision;
        this.desk = desk;
        this.ground = ground;
        this.sql = sql;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 300_000)
    void watch() {
        int apologies = apologise();
        int swept = drafts.sweep(ground.now());
        if (apologies + swept > 0) {
            LOG.info("{} apologies sent, {} drafts removed", apologies, swept);
        }
    }

    /// @return how many apologies went out
    int apologise() {
        Instant now = ground.now();
        int count = 0;
        for (UUID id : soonDue(now.plus(NOTICE), now.plus(NOTICE).plus(AHEAD))) {
            var dossier = dossiers.find(id).orElseThrow();
            var due = dossier.dates().due().orElseThrow();
            var expected = expected(dossier, now);
            if (expected.isAfter(due)
                    && supervision.reappoint(id, expected, reason(dossier)) instanceof Taken.Done) {
                count++;
            }
        }
        return count;
    }

    private String reason(Dossier dossier) {
        return ground.country().words().of("dossier.apology.workload", dossier.language());
    }

    /// When the remaining steps will be done, if each takes the time that it is given.
    private Instant expected(Dossier dossier, Instant now) {
        BigDecimal hours = BigDecimal.ZERO;
        boolean ahead = false;
        for (ProcessStep step : desk.process(dossier)) {
            ahead |= dossier.turn().filter(turn -> turn.step().equals(step.id())).isPresent();
            if (ahead) {
                hours = hours.add(step.hours());
            }
        }
        var span = new Span.WorkingHours(hours.multiply(MINUTES).intValue());
        return ground.calendar(dossier.agency()).due(now, span).at();
    }

    private List<UUID> soonDue(Instant from, Instant until) {
        return sql.sql(
                        """
                        select id from dossier.dossier
                        where finished_at is null and state in (2, 4) and not reappointed
                            and outcome is null and partner_side is distinct from 'DESK'
                            and due_at >= ? and due_at < ?
                        order by due_at limit 1000
                        """)
                .param(Json.time(from))
                .param(Json.time(until))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
