package org.motcua.registry;

import java.util.concurrent.atomic.AtomicBoolean;
import org.motcua.country.Countries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What nothing tells of is looked for from time to time: records that came in by other ways, rules
/// that changed, records that grew old. The measures of each day are kept. A command, which ends
/// soon, makes no rounds.
@Component
@ConditionalOnProperty(name = "motcua.registry.rounds", matchIfMissing = true)
class QualityRounds {
    private static final Logger LOG = LoggerFactory.getLogger(QualityRounds.class);

    private final Qualities qualities;
    private final Registries registries;
    private final AtomicBoolean due = new AtomicBoolean(true);

    QualityRounds(Qualities qualities, Registries registries, Countries countries) {
        this.qualities = qualities;
        this.registries = registries;
        countries.onActivation(_ -> due.set(true));
    }

    /// Soon after a start and after other definitions became active.
    @Scheduled(initialDelay = 20_000, fixedDelay = 15_000)
    void catchUp() {
        if (due.getAndSet(false)) {
            long done = qualities.catchUp();
            if (done > 0) {
                LOG.info("{} records judged", done);
                keepDay();
            }
        }
    }

    /// Once an hour everything that may have been missed.
    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    void hourly() {
        due.set(true);
        qualities.age();
        keepDay();
    }

    void keepDay() {
        registries.all().forEach(qualities::keepDay);
    }
}
