package org.motcua.payment;

import java.time.Instant;
import java.util.List;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;

/// What a dossier asks to be paid.
///
/// @param dossier the dossier's public code; facts carry it, so that the dossier's room moves on
/// @param number which request of this dossier it is, from 1; the pair makes a request idempotent
/// @param payee the agency whose account receives the money
/// @param payer who pays, as the receipt names them
/// @param due until when; money that comes later is still credited, and marked as late
public record PaymentRequest(
        String dossier, int number, AgencyCode payee, String payer, List<Line> lines, Instant due) {
    public PaymentRequest {
        if (dossier.isBlank() || dossier.length() > 64) {
            throw new IllegalArgumentException("a request names its dossier in 1 to 64 characters");
        }
        if (number < 1 || number > 999) {
            throw new IllegalArgumentException("requests of a dossier are numbered 1 to 999");
        }
        if (payer.isBlank() || payer.length() > 200) {
            throw new IllegalArgumentException("a payer's name has 1 to 200 characters");
        }
        lines = List.copyOf(lines);
        if (total(lines).isNone()) {
            throw new IllegalArgumentException("nothing to pay: do not request it");
        }
    }

    /// What all lines come to.
    public Money amount() {
        return total(lines);
    }

    static Money total(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(Money.NONE, Money::plus);
    }
}
