package org.motcua.dossier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Decides whether a dossier takes a step: standing + step → outcome. Pure: the same question has
/// the same answer in the server, in a test and at an offline counter.
public final class Life {
    /// The apology with a new date goes out at the latest one day before the promised date.
    private static final Duration NOTICE_BEFORE = Duration.ofDays(1);

    private Life() {}

    /// What becomes of a step.
    public sealed interface Outcome {
        record Moved(Standing next) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Takes a step or says why not.
    public static Outcome take(Standing now, Step step) {
        if (now.state().ended()) {
            return new Outcome.Refused(Refusal.ENDED);
        }
        if (!step.move().allowedFrom(now.state())) {
            return new Outcome.Refused(Refusal.NOT_IN_THIS_STATE);
        }
        Refusal refusal = refusal(now, step);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        return new Outcome.Moved(after(now, step).in(step.move().to().orElse(now.state())));
    }

    /// What speaks against a step that the state allows. There is no default row: a new step does
    /// not compile until someone has decided what it needs.
    private static @Nullable Refusal refusal(Standing now, Step step) {
        return switch (step) {
            case Step.Receive(boolean feeSettled) -> feeSettled ? null : Refusal.FEE_UNPAID;
            case Step.Decline(String ground) -> missing(ground);
            case Step.AskForMore ask -> refusal(now, ask);
            case Step.Advance(String _) -> null;
            case Step.AskPayment() -> decided(now);
            case Step.Withdraw(String _) -> decided(now);
            case Step.Stop(String reason) -> first(decided(now), missing(reason));
            case Step.Decide(String _) -> decided(now);
            case Step.Finish() -> now.outcome() == null ? Refusal.UNDECIDED : null;
            case Step.Reappoint reappoint -> refusal(now, reappoint);
            case Step.Supply(), Step.Settle(), Step.Return(), Step.Assign() -> null;
            case Step.Overrule(String _, String reason) -> first(decided(now), missing(reason));
            case Step.Transfer(var _) -> null;
        };
    }

    private static @Nullable Refusal refusal(Standing now, Step.AskForMore ask) {
        if (now.outcome() != null) {
            return Refusal.DECIDED;
        }
        if (ask.items().isEmpty()) {
            return Refusal.NOTHING_ASKED;
        }
        return now.supplements() > 0 && !ask.bySupervisor() ? Refusal.SECOND_SUPPLEMENT : null;
    }

    private static @Nullable Refusal refusal(Standing now, Step.Reappoint reappoint) {
        if (now.reappointed()) {
            return Refusal.REAPPOINTED_BEFORE;
        }
        var due = now.due();
        if (due == null
                || !reappoint.due().isAfter(due)
                || reappoint.at().isAfter(due.minus(NOTICE_BEFORE))) {
            return Refusal.NOT_A_LATER_DATE;
        }
        return missing(reappoint.reason());
    }

    private static @Nullable Refusal decided(Standing now) {
        return now.outcome() == null ? null : Refusal.DECIDED;
    }

    private static @Nullable Refusal missing(String reason) {
        return reason.isBlank() ? Refusal.REASON_MISSING : null;
    }

    private static @Nullable Refusal first(@Nullable Refusal one, @Nullable Refusal other) {
        return one != null ? one : other;
    }

    private static Standing after(Standing now, Step step) {
        return switch (step) {
            case Step.AskForMore _ -> now.askedOnceMore();
            case Step.Advance(String to) -> now.turnOf(to);
            case Step.Decide(String outcome) -> now.with(outcome);
            case Step.Reappoint reappoint -> now.reappointedTo(reappoint.due());
            case Step.Receive _, Step.Decline _, Step.Supply _, Step.AskPayment _ -> now;
            case Step.Settle _, Step.Withdraw _, Step.Stop _, Step.Finish _ -> now;
            case Step.Return _, Step.Assign _, Step.Overrule _, Step.Transfer _ -> now;
        };
    }
}
