package org.motcua.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.kernel.Money;
import org.motcua.payment.Line;
import org.motcua.payment.Order;
import org.motcua.payment.PaymentRequest;
import org.motcua.payment.Payments;
import org.motcua.procedure.Fee;

/// The lines of a bill as an order for payment has them.
final class Bills {
    private Bills() {}

    /// What is collected at one moment and not free.
    static List<Line> lines(Fee.Bill bill, Fee.Collected at) {
        return bill.lines().stream()
                .filter(line -> line.collected() == at && !line.net().isNone())
                .map(line ->
                        new Line(
                                line.fee(),
                                line.kind() == Fee.Kind.FEE ? Line.Kind.CHARGE : Line.Kind.DUTY,
                                line.net(),
                                line.title()))
                .toList();
    }

    /// Makes the order of what a step asks for.
    static Order ask(Payments payments, Moving moving, List<Line> lines) {
        var dossier = moving.before;
        return payments.request(
                new PaymentRequest(
                        dossier.code().value(),
                        payments.about(dossier.code().value()).size() + 1,
                        dossier.agency(),
                        dossier.applicant().name(),
                        lines,
                        moving.at.plus(Drafts.LIFE)),
                moving.actor);
    }

    /// What is owed once the dossier is being handled: the procedure's fees of that moment, asked
    /// for once, and what the officer asks.
    static List<Line> later(
            Ground ground,
            Payments payments,
            Dossier dossier,
            Optional<Money> amount,
            String what) {
        var bill = ground.rulebook(dossier).fees(ground.filing(dossier));
        var before =
                payments.about(dossier.code().value()).stream()
                        .flatMap(order -> order.lines().stream())
                        .map(Line::code)
                        .toList();
        var lines = new ArrayList<Line>();
        lines(bill, Fee.Collected.SUPPLEMENT).stream()
                .filter(line -> !before.contains(line.code()))
                .forEach(lines::add);
        amount.ifPresent(money ->
                lines.add(new Line("asked", Line.Kind.DUTY, money, ground.inAllLanguages(what))));
        return lines;
    }
}
