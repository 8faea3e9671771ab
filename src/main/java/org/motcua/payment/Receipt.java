package org.motcua.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;

/// An electronic receipt for charges and duties.
///
/// Decree 254/2026/ND-CP: name, symbol, number of at most eight digits that restarts at 1 each 1
/// January, date, payer, amount, signature. The signature is put on the document that the
/// credential room prints from this record.
///
/// @param name what the receipt is called, in every language
/// @param symbol the series, unique within the agency and year
/// @param number without gaps within agency, symbol and year
/// @param year the year whose numbering it belongs to
/// @param voided returned in full later; the number is never given again
public record Receipt(
        UUID id,
        UUID order,
        AgencyCode agency,
        Text name,
        String symbol,
        int year,
        int number,
        LocalDate date,
        String payer,
        Money amount,
        String currency,
        String reference,
        List<Line> lines,
        boolean voided) {
    public Receipt {
        lines = List.copyOf(lines);
        if (number < 1 || number > 99_999_999) {
            throw new IllegalArgumentException("a receipt's number has at most eight digits");
        }
    }

    /// The number as it is printed: eight digits.
    public String printedNumber() {
        return "%08d".formatted(number);
    }
}
