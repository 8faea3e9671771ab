package org.motcua.dossier;

import java.util.List;
import java.util.Map;
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
    private final Ground ground;

    PaymentFollower(Tables tables, Motion motion, Ground ground) {
        this.tables = tables;
        this.motion = motion;
        this.ground = ground;
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
                        .ifPresent(this::settle);
            }
        }
    }

    private void settle(Dossier waiting) {
        motion.take(
                Motion.Wish.byProgram(waiting.id(), name(), new Step.Settle()),
                moving -> {
                    tables.pauses().end(waiting.id(), DossierClock.PAYMENT, moving.at);
                    ground.clock(moving.before)
                            .promise(
                                    moving,
                                    moving.before.dates().clockFrom().orElse(moving.at),
                                    tables.pauses().of(waiting.id(), moving.at));
                    moving.told.putAll(Map.of("paid", true));
                });
    }
}
