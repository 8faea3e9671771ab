package org.motcua.dossier;

import java.util.List;
import org.motcua.payment.Line;
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
}
