package org.motcua.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;
import org.motcua.payment.Payments;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Message;
import org.springframework.stereotype.Component;

/// The doorway of what another house tells of a dossier that it handles: each of its moves is
/// repeated here by the same life, so that the person, the messages and the boards see it.
@Component
public class Mirrors {
    private final Motion motion;
    private final Tables tables;
    private final ApplicantSteps steps;
    private final Wishes wishes;
    private final Payments payments;
    private final Ground ground;

    Mirrors(
            Motion motion,
            Tables tables,
            ApplicantSteps steps,
            Wishes wishes,
            Payments payments,
            Ground ground) {
        this.motion = motion;
        this.tables = tables;
        this.steps = steps;
        this.wishes = wishes;
        this.payments = payments;
        this.ground = ground;
    }

    /// Repeats a move, or says why the life of the dossier does not allow it.
    ///
    /// @param by the house that took it
    public Taken repeat(UUID dossier, Told told, Actor by) {
        var wish =
                new Motion.Wish(
                        dossier, null, _ -> by, now -> step(now, told), _ -> Optional.empty());
        return motion.mirror(wish, told.at(), moving -> work(moving, told));
    }

    /// A wish of the applicant was refused there.
    ///
    /// @param why as [Refusal] names it
    public void refused(UUID dossier, int wish, String why) {
        wishes.answered(dossier, wish, why);
    }

    private static Step step(Dossier now, Told told) {
        String reason = Objects.requireNonNullElse(told.reason(), "");
        return switch (told.move()) {
            case RECEIVE -> new Step.Receive(true);
            case DECLINE -> new Step.Decline(Objects.requireNonNullElse(told.ground(), ""));
            case ASK_FOR_MORE -> new Step.AskForMore(told.items(), true);
            case SUPPLY -> new Step.Supply();
            case ADVANCE -> new Step.Advance(told.now().map(Dossier.Turn::step).orElse(""));
            case ASK_PAYMENT -> new Step.AskPayment();
            case SETTLE -> new Step.Settle();
            case WITHDRAW -> new Step.Withdraw(reason);
            case STOP -> new Step.Stop(reason);
            case DECIDE -> new Step.Decide(Objects.requireNonNullElse(told.decision(), ""));
            case FINISH -> new Step.Finish();
            case RETURN -> new Step.Return();
            case REAPPOINT ->
                    new Step.Reappoint(
                            told.at(), told.dates().due().orElse(now.dates().filed()), reason);
            case ASSIGN -> new Step.Assign();
            case OVERRULE -> new Step.Overrule("", reason);
            case TRANSFER -> new Step.Transfer(new AgencyCode(told.agency()));
        };
    }

    private void work(Moving moving, Told told) {
        moving.reason = told.reason();
        moving.turn = told.now();
        told.now().ifPresent(turn -> moving.standing = moving.standing.turnOf(turn.step()));
        moving.ground = Optional.ofNullable(told.ground());
        moving.result = Optional.ofNullable(told.result()).or(moving.before::result);
        moving.agency = new AgencyCode(told.agency());
        dates(moving, told.dates());
        switch (told.move()) {
            case RECEIVE -> moving.tell(Message.Event.RECEIVED, Map.of());
            case DECLINE, STOP -> refuse(moving, told);
            case ASK_FOR_MORE -> asked(moving, told.items());
            case ASK_PAYMENT -> pay(moving, told);
            case REAPPOINT -> moving.tell(Message.Event.LATE, late(moving, told));
            case FINISH -> finish(moving, told);
            case SUPPLY -> supplied(moving, told);
            case SETTLE -> tables.pauses().end(moving.before.id(), DossierClock.PAYMENT, moving.at);
            case DECIDE ->
                    moving.told.put("decision", Objects.requireNonNullElse(told.decision(), ""));
            case ADVANCE, WITHDRAW, RETURN, ASSIGN, OVERRULE, TRANSFER -> {}
        }
        var letter = told.letter();
        if (letter != null) {
            moving.letter(letter.form(), letter.fields());
        }
        var wish = told.wish();
        if (wish != null) {
            wishes.answered(moving.before.id(), wish, null);
        }
    }

    /// As they stand there; when it was filed is known here.
    private static void dates(Moving moving, Dossier.Dates theirs) {
        var own = moving.before.dates();
        moving.dates =
                new Dossier.Dates(
                        own.filed(),
                        theirs.received(),
                        theirs.clockFrom(),
                        theirs.due(),
                        theirs.measuredDue(),
                        theirs.firstDue(),
                        own.finished(),
                        own.ended());
        moving.standing = moving.standing.dueAt(theirs.due().orElse(null));
    }

    private void asked(Moving moving, List<String> items) {
        int number = moving.standing.supplements();
        tables.supplements().ask(moving.before.id(), number, null, items, moving.at);
        tables.pauses().begin(moving.before.id(), DossierClock.SUPPLEMENT, moving.at);
        moving.told.put("supplement", number);
        moving.told.put("items", items.size());
        moving.tell(Message.Event.SUPPLEMENT, Map.of("reason", String.join("; ", items)));
    }

    private void supplied(Moving moving, Told told) {
        var id = moving.before.id();
        tables.pauses().end(id, DossierClock.SUPPLEMENT, moving.at);
        tables.supplements().answered(id, moving.at);
        Optional.ofNullable(told.wish())
                .flatMap(number -> wishes.find(id, number))
                .ifPresent(wish -> moving.answers = steps.merged(moving.before, wish.answers()));
    }

    private void pay(Moving moving, Told told) {
        var dossier = moving.before;
        String what = Objects.requireNonNullElse(told.reason(), "");
        var amount = Optional.ofNullable(told.asked()).map(Money::new);
        var lines = Bills.later(ground, payments, dossier, amount, what);
        tables.pauses().begin(dossier.id(), DossierClock.PAYMENT, moving.at);
        if (!lines.isEmpty()) {
            var order = Bills.ask(payments, moving, lines);
            moving.told.put("amount", order.amount().amount());
            moving.tell(Message.Event.PAYMENT, Map.of("amount", order.amount(), "reason", what));
        }
    }

    private void refuse(Moving moving, Told told) {
        String note = Objects.requireNonNullElse(told.reason(), "");
        String ground = Objects.requireNonNullElse(told.ground(), "");
        String words =
                ground.isEmpty() ? note : Letters.ground(this.ground, moving.before, ground, note);
        tables.pauses().end(moving.before.id(), DossierClock.SUPPLEMENT, moving.at);
        tables.pauses().end(moving.before.id(), DossierClock.PAYMENT, moving.at);
        moving.tell(Message.Event.REFUSED, Map.of("reason", words));
    }

    private Map<String, Object> late(Moving moving, Told told) {
        var details = new LinkedHashMap<String, Object>();
        details.put("reason", Objects.requireNonNullElse(told.reason(), ""));
        moving.dates.due().ifPresent(due -> details.put("due", ground.day(due).toString()));
        return details;
    }

    private void finish(Moving moving, Told told) {
        var outcome = moving.before.standing().decided();
        boolean granted =
                ground.rulebook(moving.before).procedure().decisions().stream()
                        .filter(one -> Optional.of(one.id()).equals(outcome))
                        .anyMatch(one -> one.kind() == Decision.Kind.GRANTED);
        moving.told.put("granted", granted);
        if (granted) {
            moving.tell(Message.Event.GRANTED, Map.of());
        } else {
            refuse(moving, told);
        }
    }
}
