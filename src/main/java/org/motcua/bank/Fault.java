package org.motcua.bank;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How the bank misbehaves with one payment.
enum Fault {
    NONE,
    /// Paid more than a year after it was asked for.
    LATE,
    /// The person pays twice.
    DOUBLE,
    /// Half of the amount.
    PARTIAL,
    /// A tenth more.
    OVER,
    WRONG_CURRENCY,
    /// Somebody sends yesterday's message again: another payment under a used nonce.
    REPLAYED,
    /// Somebody without the key sends a message.
    FORGED,
    /// Signed with the key of another line.
    WRONG_KEY,
    /// The amount is changed after signing.
    TAMPERED,
    /// Signed an hour ago.
    STALE,
    /// A field that nobody agreed on.
    UNKNOWN_FIELD,
    /// The transfer's text is lost.
    UNKNOWN_REFERENCE,
    /// The message never arrives; only the statement tells.
    LOST,
    /// The message is sent three times although it was acknowledged.
    REPEATED;

    static Fault of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return upper.isEmpty()
                ? NONE
                : Arrays.stream(values())
                        .filter(fault -> fault.name().equals(upper))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("faults are: " + names()));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }
}
