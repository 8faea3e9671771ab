package org.motcua.payment;

import org.motcua.kernel.Money;
import org.motcua.kernel.Text;

/// One amount on an order, with the reason why it is owed.
///
/// @param code the fee's code in the procedure's definition
/// @param kind in law two things with different accounting: a charge for a service and a duty
/// @param explanation which rule, tariff row and reduction made the amount, in every language
public record Line(String code, Kind kind, Money amount, Text explanation) {
    /// The Law on fees and charges (97/2015/QH13, Article 3) tells the two apart.
    public enum Kind {
        /// A charge that covers the cost of a service (phí).
        CHARGE,
        /// A fixed duty on an administrative act (lệ phí).
        DUTY
    }
}
