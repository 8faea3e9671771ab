package org.motcua.bundle;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Filed;
import org.motcua.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Files the parts whose turn has come, and again later where that failed. One bad part stops
/// nothing else, and none is given up: what does not get there becomes an alert. Several hands do
/// so side by side, each in a thread of its own, because a filing waits mostly for the database.
@Component
class StepWorker {
    private static final Logger LOG = LoggerFactory.getLogger(StepWorker.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int ROUND = 200;

    /// Milliseconds; each of the hands rests so long where nothing is due.
    private static final long HAND_RESTS = 400;

    private final JointTable joints;
    private final StepTable steps;
    private final StepFiling filing;
    private final BundleGround ground;
    private final TransactionTemplate transaction;

    StepWorker(
            JointTable joints,
            StepTable steps,
            StepFiling filing,
            BundleGround ground,
            PlatformTransactionManager transactions) {
        this.joints = joints;
        this.steps = steps;
        this.filing = filing;
        this.ground = ground;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = HAND_RESTS)
    @Scheduled(fixedDelay = HAND_RESTS, initialDelay = HAND_RESTS / 4)
    @Scheduled(fixedDelay = HAND_RESTS, initialDelay = HAND_RESTS / 2)
    @Scheduled(fixedDelay = HAND_RESTS, initialDelay = HAND_RESTS * 3 / 4)
    void runDue() {
        for (int i = 0; i < ROUND && runOne(Optional.empty()); i++) {
            LOG.debug("a part was tried");
        }
    }

    /// Files what one request waits for, in the thread that asked.
    void runFor(UUID joint) {
        for (int i = 0; i < ROUND && runOne(Optional.of(joint)); i++) {
            LOG.debug("a part of {} was tried", joint);
        }
    }

    private boolean runOne(Optional<UUID> joint) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> tried(joint)));
        } catch (Failed failed) {
            transaction.executeWithoutResult(_ ->
                    steps.failed(
                            failed.step.id(),
                            failed.fault,
                            ground.now(),
                            wait(failed.step.tries())));
            return true;
        }
    }

    private boolean tried(Optional<UUID> only) {
        var due = steps.takeReady(ground.now(), only);
        if (due.isEmpty()) {
            return false;
        }
        var step = due.get();
        Filed filed;
        try {
            var joint = joints.find(step.filing()).orElseThrow();
            filed = filing.file(joint, step, Actor.program(Advance.TASK));
        } catch (RuntimeException e) {
            LOG.error("The part {} could not be filed", step.id(), e);
            throw new Failed(step, e.getClass().getSimpleName());
        }
        if (filed instanceof Filed.Accepted) {
            return true;
        }
        // nothing of a try that failed may stay
        throw new Failed(step, fault(filed));
    }

    private static String fault(Filed filed) {
        return filed instanceof Filed.Faulty(var faults, var missing, var unknown)
                ? "fields %s, papers %s%s"
                        .formatted(
                                faults.stream()
                                        .map(fault -> fault.field() + ": " + fault.rule())
                                        .toList(),
                                missing.stream().map(paper -> paper.id()).toList(),
                                unknown ? ", agency unknown" : "")
                : filed.getClass().getSimpleName();
    }

    private static Duration wait(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static final class Failed extends RuntimeException {
        private final transient JointStep step;
        private final String fault;

        Failed(JointStep step, String fault) {
            super(fault, null, false, false);
            this.step = step;
            this.fault = fault;
        }
    }
}
