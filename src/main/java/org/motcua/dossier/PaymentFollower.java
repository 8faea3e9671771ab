package org.motcua.dossier;

import java.util.List;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.stereotype.Component;

/// Moves dossiers on when what they were waiting for was paid.
@Component
class PaymentFollower implements Follower {
    private static final String PAID = "payment.paid";
    private static final String OVERPAID = "payment.overpaid";

    private final Tables tables;
    private final Motion motion;
    private final ApplicantSteps steps;

    PaymentFollower(Tables tables, Motion motion, ApplicantSteps steps) {
        this.tables = tables;
        this.motion = motion;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "dossier.payments";
    }

    @Override
    public boolean follows(String fact) {
        return fact.equals(PAID) || fact.equals(OVERPAID);
    }

    @Override
    public void apply(List<Recorded> batch) {
        for (Recorded recorded : batch) {
            if (recorded.entry().data().get("dossier") instanceof String code) {
                tables.dossiers()
                        .byCode(code)
                        .filter(dossier -> dossier.state() == State.PAYMENT_REQUESTED)
                        .filter(dossier -> !dossier.handledElsewhere())
                        .ifPresent(this::settle);
            }
        }
    }

    private void settle(Dossier waiting) {
        motion.take(Motion.Wish.byProgram(waiting.id(), name(), new Step.Settle()), steps::settle);
    }
}
