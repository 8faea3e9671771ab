package org.motcua.bank;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money that came to an account or left it.
///
/// @param reference the transfer's text
/// @param endToEnd the other side's name for it; a refund's reference
/// @param line over which way to pay it came
/// @param asked the amount that the payment page was asked for
record Movement(
        String transaction,
        String account,
        String reference,
        String endToEnd,
        BigDecimal amount,
        String currency,
        boolean credit,
        Instant at,
        BankSettings.Line line,
        @Nullable String asked,
        @Nullable String askedCurrency) {}
