package org.motcua.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Money;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Message;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.ProcessStep;
import org.springframework.stereotype.Component;

/// What officers do with a dossier. Each call is one step in one transaction, refused with the
/// reason where it may not be; the version is the one that the officer looked at.
@Component
public class Casework {
    private final OfficerSteps steps;
    private final Desk desk;
    private final Ground ground;
    private final Payments payments;
    private final Tables tables;
    private final EffectWorker effects;

    Casework(
            OfficerSteps steps,
            Desk desk,
            Ground ground,
            Payments payments,
            Tables tables,
            EffectWorker effects) {
        this.steps = steps;
        this.desk = desk;
        this.ground = ground;
        this.payments = payments;
        this.tables = tables;
        this.effects = effects;
    }

    /// A dossier as an officer looked at it.
    public record Seen(UUID dossier, int version) {}

    /// Takes the dossier in: the legal clock begins, the receipt goes out (form 01).
    public Taken receive(Seen seen, SignedIn who) {
        boolean settled = tables.dossiers().find(seen.dossier()).map(this::feeSettled).orElse(true);
        return steps.take(
                seen,
                who,
                new Step.Receive(settled),
                moving -> {
                    var received = moving.before;
                    var dues =
                            ground.clock(received)
                                    .dues(
                                            moving.at,
                                            moving.at,
                                            tables.pauses().of(received.id(), moving.at));
                    moving.promise(moving.at, dues);
                    steps.next(moving, who, null, "received");
                    moving.letter(Letters.RECEIPT, Letters.receipt(ground, moving));
                    moving.tell(Message.Event.RECEIVED, Map.of());
                });
    }

    private boolean feeSettled(Dossier dossier) {
        if (dossier.filedElsewhere()) {
            return dossier.partner().orElseThrow().paid() || dossier.fee().isNone();
        }
        return payments.about(dossier.code().value()).stream()
                .filter(order -> order.state() != Order.State.CANCELLED)
                .allMatch(order -> order.state().settled());
    }

    /// Turns the dossier away at the door, on a listed ground (form 03).
    public Taken decline(Seen seen, SignedIn who, String ground, String note) {
        return steps.take(
                seen,
                who,
                new Step.Decline(ground),
                listed(ground, Procedure::refusals),
                moving -> {
                    moving.reason = note;
                    moving.ground = Optional.of(ground);
                    steps.finishTurn(moving, who, "declined", note);
                    moving.letter(
                            Letters.REFUSAL, Letters.refusal(this.ground, moving, ground, note));
                    moving.tell(
                            Message.Event.REFUSED,
                            Map.of(
                                    "reason",
                                    Letters.ground(this.ground, moving.before, ground, note)));
                });
    }

    /// Asks for everything that is missing, at once (form 02). The agency's clock stands.
    ///
    /// @param items each what is missing and how to mend it, as the person will read it
    public Taken askForMore(Seen seen, SignedIn who, List<String> items) {
        boolean supervisor =
                tables.dossiers()
                        .find(seen.dossier())
                        .map(dossier -> desk.supervises(who, dossier))
                        .orElse(false);
        return steps.permitted(
                seen,
                who,
                dossier ->
                        desk.refusal(who, dossier)
                                .flatMap(_ -> desk.refusalUnless(who, dossier, Desk.SUPERVISE)),
                _ -> new Step.AskForMore(items, supervisor),
                moving -> {
                    int number = moving.standing.supplements();
                    tables.supplements()
                            .ask(moving.before.id(), number, who.account(), items, moving.at);
                    tables.pauses().begin(moving.before.id(), DossierClock.SUPPLEMENT, moving.at);
                    moving.told.put("supplement", number);
                    moving.told.put("items", items.size());
                    moving.letter(
                            Letters.SUPPLEMENT, Letters.supplement(ground, moving, items, number));
                    moving.tell(
                            Message.Event.SUPPLEMENT, Map.of("reason", String.join("; ", items)));
                });
    }

    /// Asks for money that is known only now, such as a tax that its office has set; with it goes
    /// what the procedure collects at this moment. The dossier waits until it is paid.
    ///
    /// @param amount what is asked beside the procedure's own fees
    /// @param what it is for, as the applicant reads it
    public Taken askPayment(Seen seen, SignedIn who, Optional<Money> amount, String what) {
        return steps.take(
                seen,
                who,
                new Step.AskPayment(),
                dossier -> {
                    if (amount.isPresent() && what.isBlank()) {
                        return Optional.of(Refusal.REASON_MISSING);
                    }
                    return Bills.later(ground, payments, dossier, amount, what).isEmpty()
                            ? Optional.of(Refusal.NOTHING_ASKED)
                            : Optional.empty();
                },
                moving -> {
                    var dossier = moving.before;
                    amount.ifPresent(money -> moving.told.put("asked", money.amount()));
                    if (dossier.filedElsewhere()) {
                        // paid where it was filed: the order is made there, of the same rules
                        moving.partner = dossier.partner().map(door -> door.paid(false));
                    } else {
                        var order =
                                Bills.ask(
                                        payments,
                                        moving,
                                        Bills.later(ground, payments, dossier, amount, what));
                        moving.told.put("amount", order.amount().amount());
                    }
                    tables.pauses().begin(dossier.id(), DossierClock.PAYMENT, moving.at);
                    moving.reason = what;
                    moving.tell(
                            Message.Event.PAYMENT,
                            Map.of(
                                    "amount",
                                    moving.told.getOrDefault("amount", ""),
                                    "reason",
                                    what));
                });
    }

    /// Proposes a decision and passes the dossier on.
    public Taken propose(
            Seen seen, SignedIn who, String decision, Optional<String> ground, String note) {
        return steps.take(
                seen,
                who,
                steps::nextStep,
                dossier -> forbidden(dossier, decision, ground),
                moving -> {
                    moving.proposal = Optional.of(decision);
                    moving.ground = ground;
                    moving.told.put("proposal", decision);
                    steps.next(moving, who, note, "proposed");
                });
    }

    /// Passes the dossier on to the next step of the internal process.
    public Taken pass(Seen seen, SignedIn who, String note) {
        return carriedOut(
                steps.take(
                        seen,
                        who,
                        steps::nextStep,
                        _ -> Optional.empty(),
                        moving -> {
                            steps.next(moving, who, note, "passed");
                            if (moving.standing.decided().isPresent()) {
                                moving.effect(EffectWorker.FINISH);
                            }
                        }));
    }

    /// Does at once what a step asked for, so that the officer sees its outcome.
    private Taken carriedOut(Taken taken) {
        if (taken instanceof Taken.Done(var dossier)) {
            effects.runFor(dossier.id());
            return new Taken.Done(tables.dossiers().find(dossier.id()).orElse(dossier));
        }
        return taken;
    }

    /// Hands the dossier back to an earlier step, with the reason.
    public Taken handBack(Seen seen, SignedIn who, String step, String reason) {
        return steps.take(
                seen,
                who,
                _ -> new Step.Advance(step),
                dossier ->
                        reason.isBlank()
                                ? Optional.of(Refusal.REASON_MISSING)
                                : desk.step(dossier, step).isEmpty()
                                        ? Optional.of(Refusal.NOT_IN_THIS_STATE)
                                        : Optional.empty(),
                moving -> {
                    moving.reason = reason;
                    steps.finishTurn(moving, who, "handed-back", reason);
                    steps.begin(moving, desk.step(moving.before, step).orElseThrow());
                });
    }

    /// Decides and signs. The result is made, signed and handed out by effects that follow.
    public Taken decide(
            Seen seen, SignedIn who, String decision, Optional<String> ground, String note) {
        return carriedOut(
                steps.take(
                        seen,
                        who,
                        _ -> new Step.Decide(decision),
                        dossier -> forbidden(dossier, decision, ground).or(() -> unsigned(dossier)),
                        moving -> {
                            moving.ground = ground;
                            moving.told.put("decision", decision);
                            moving.reason = note.isBlank() ? null : note;
                            steps.next(moving, who, note, "decided");
                            moving.effect(EffectWorker.CARRY_OUT);
                        }));
    }

    private Optional<Refusal> unsigned(Dossier dossier) {
        boolean signs =
                desk.step(dossier)
                        .filter(step -> step.action() == ProcessStep.Action.SIGN)
                        .isPresent();
        return signs ? Optional.empty() : Optional.of(Refusal.NOT_YOUR_TURN);
    }

    private Optional<Refusal> forbidden(Dossier dossier, String decision, Optional<String> ground) {
        var rulebook = this.ground.rulebook(dossier);
        var found =
                rulebook.decisions(this.ground.filing(dossier)).stream()
                        .filter(one -> one.id().equals(decision))
                        .findFirst();
        if (found.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_GROUND);
        }
        if (found.get().kind() == Decision.Kind.REFUSED) {
            boolean listed =
                    rulebook.procedure().refusals().stream()
                            .anyMatch(one -> Optional.of(one.id()).equals(ground));
            return listed ? Optional.empty() : Optional.of(Refusal.UNKNOWN_GROUND);
        }
        boolean open =
                tables.findings().of(dossier.id()).stream()
                        .filter(Finding::open)
                        .anyMatch(finding -> blocking(rulebook.procedure(), finding));
        return open ? Optional.of(Refusal.CHECK_FAILED) : Optional.empty();
    }

    private static boolean blocking(Procedure procedure, Finding finding) {
        return procedure.checks().stream()
                .filter(check -> check.id().equals(finding.examination()))
                .anyMatch(check ->
                        check.severity() == org.motcua.procedure.Examination.Severity.BLOCKING);
    }

    private Function<Dossier, Optional<Refusal>> listed(
            String ground, Function<Procedure, List<Procedure.Ground>> list) {
        return dossier ->
                list.apply(this.ground.rulebook(dossier).procedure()).stream()
                                .anyMatch(one -> one.id().equals(ground))
                        ? Optional.empty()
                        : Optional.of(Refusal.UNKNOWN_GROUND);
    }
}
