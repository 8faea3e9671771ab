package org.motcua.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A movement as it was told, before anybody asks what it is for.
///
/// @param reference the transfer's whole text
/// @param tokens what in it may be an order's reference
/// @param provider who told it by callback
record Arrival(
        String account,
        String transaction,
        String reference,
        List<String> tokens,
        long amount,
        String currency,
        Instant arrivedAt,
        Deposit.Source source,
        @Nullable String provider) {
    Arrival {
        tokens = List.copyOf(tokens);
    }
}
