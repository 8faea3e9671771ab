package org.motcua.payment;

import java.net.URI;

/// How a person goes on to pay.
public sealed interface Start {
    /// A code to scan with a banking application, or to copy by hand.
    ///
    /// @param content the text in the code (EMVCo merchant-presented mode)
    /// @param svg the code as a picture, complete in itself, without a size of its own
    record Scan(String content, String svg, String account, String reference, Order order)
            implements Start {}

    /// A page of the provider to go to; the result comes by callback, never by the way back.
    record Redirect(URI location) implements Start {}

    /// Why paying cannot begin.
    record Refused(Refusal why) implements Start {}

    /// The sentences are in the country's words under `payment.refusal.*`.
    enum Refusal {
        /// Everything owed has come in.
        ALREADY_PAID,
        /// The order was withdrawn.
        CANCELLED,
        /// The country defines no such provider for this payee.
        UNKNOWN_PROVIDER
    }
}
