package org.motcua.dossier;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Does the durable effects, at once after the step that asked for them and again later where that
/// failed. One bad effect stops nothing else.
@Component
class EffectWorker {
    /// Carry out what was decided: write registries, sign the result.
    static final String CARRY_OUT = "carry-out";

    /// The internal process went on after a decision: finish where nothing is left.
    static final String FINISH = "finish";

    /// Ask a registry again that did not answer at filing.
    static final String LOOK_UP = "look-up";

    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
    private static final int MOST_TRIES = 12;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int ROUND = 100;

    private final EffectTable effects;
    private final Outcomes outcomes;
    private final LateFacts lateFacts;
    private final Ground ground;
    private final TransactionTemplate transaction;

    EffectWorker(
            EffectTable effects,
            Outcomes outcomes,
            LateFacts lateFacts,
            Ground ground,
            PlatformTransactionManager transactions) {
        this.effects = effects;
        this.outcomes = outcomes;
        this.lateFacts = lateFacts;
        this.ground = ground;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What came of one try.
    sealed interface Tried {
        record Done() implements Tried {}

        /// Worth another try later.
        record Later(String fault) implements Tried {}

        /// Needs a person.
        record Stuck(String fault) implements Tried {}
    }

    /// Does what one dossier waits for, in the thread that asked.
    void runFor(UUID dossier) {
        for (int i = 0; i < ROUND && runOne(Optional.of(dossier)); i++) {
            LOG.debug("an effect of {} was tried", dossier);
        }
    }

    @Scheduled(fixedDelay = 2000)
    void runDue() {
        for (int i = 0; i < ROUND && runOne(Optional.empty()); i++) {
            LOG.debug("an effect was tried");
        }
    }

    /// Tries the next effect that is due. Its row is held for as long as it takes, so that no other
    /// node tries it too; if the program ends meanwhile, the row is free again and nothing was
    /// done.
    private boolean runOne(Optional<UUID> dossier) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> tried(dossier)));
        } catch (Failed failed) {
            transaction.executeWithoutResult(_ -> note(failed.effect, failed.outcome));
            return true;
        }
    }

    private boolean tried(Optional<UUID> dossier) {
        var due = effects.take(ground.now(), dossier);
        if (due.isEmpty()) {
            return false;
        }
        var effect = due.get();
        var outcome = outcome(effect);
        if (!(outcome instanceof Tried.Done)) {
            // nothing of a try that failed may stay
            throw new Failed(effect, outcome);
        }
        effects.done(effect.id(), ground.now());
        return true;
    }

    private Tried outcome(Effect effect) {
        try {
            return switch (effect.kind()) {
                case CARRY_OUT -> outcomes.carryOut(effect.dossier());
                case FINISH -> outcomes.finishAfterProcess(effect.dossier());
                case LOOK_UP -> lateFacts.lookUp(effect.dossier());
                default -> new Tried.Stuck("unknown kind " + effect.kind());
            };
        } catch (RuntimeException e) {
            LOG.error("The effect {} of {} failed", effect.kind(), effect.dossier(), e);
            return new Tried.Later(Objects.toString(e.getClass().getSimpleName()));
        }
    }

    private void note(Effect effect, Tried outcome) {
        switch (outcome) {
            case Tried.Done() -> effects.done(effect.id(), ground.now());
            case Tried.Later(var fault) when effect.tries() + 1 < MOST_TRIES ->
                    effects.failed(effect.id(), fault, ground.now(), wait(effect.tries()));
            case Tried.Later(var fault) -> effects.parked(effect.id(), fault);
            case Tried.Stuck(var fault) -> effects.parked(effect.id(), fault);
        }
    }

    private static Duration wait(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static final class Failed extends RuntimeException {
        private final transient Effect effect;
        private final transient Tried outcome;

        Failed(Effect effect, Tried outcome) {
            super(effect.kind(), null, false, false);
            this.effect = effect;
            this.outcome = outcome;
        }
    }
}
