package org.motcua.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Watches that every agency takes its part in, in working time, that a part gets there within
/// minutes, that nobody is late, and that who was asked answers.
@Component
class BundleWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BundleWatch.class);

    private final AlertTable alerts;
    private final StepTable steps;
    private final JointTable joints;
    private final Advance advance;
    private final Journal journal;
    private final BundleGround ground;
    private final TransactionTemplate transaction;

    BundleWatch(
            AlertTable alerts,
            StepTable steps,
            JointTable joints,
            Advance advance,
            Journal journal,
            BundleGround ground,
            PlatformTransactionManager transactions) {
        this.alerts = alerts;
        this.steps = steps;
        this.joints = joints;
        this.advance = advance;
        this.journal = journal;
        this.ground = ground;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 60_000)
    void watch() {
        var raised = transaction.execute(_ -> look());
        if (raised != null && !raised.isEmpty()) {
            LOG.warn("{} parts of bundles need somebody's attention", raised.size());
        }
    }

    private List<AlertTable.Raised> look() {
        var now = ground.now();
        int minutes = ground.minutes();
        alerts.resolve(now, minutes);
        var raised = alerts.raise(now, minutes);
        for (AlertTable.Raised one : raised) {
            var step = steps.find(one.step()).orElseThrow();
            var joint = joints.find(step.filing()).orElseThrow();
            var data = new LinkedHashMap<String, Object>();
            data.put("code", joint.code().value());
            data.put("step", step.step());
            data.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
            one.agency().ifPresent(agency -> data.put("agency", agency.value()));
            journal.append(
                    Entry.of("bundle.alert", Actor.program("bundle.watch"), joint.subject(), data));
            if (one.kind() == Alert.Kind.LATE) {
                advance.run(joint.id());
            }
        }
        return raised;
    }
}
