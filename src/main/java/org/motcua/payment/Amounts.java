package org.motcua.payment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// Amounts as banks write them, beside whole numbers of the smallest unit as we keep them.
final class Amounts {
    private static final Pattern FORM = Pattern.compile("\\d{1,15}(\\.\\d{1,5})?");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private Amounts() {}

    /// An amount in the smallest unit of its currency; empty where it is not a positive amount with
    /// the decimals of a currency that exists.
    static Optional<Long> read(String text, String currency) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            long units = new BigDecimal(text).movePointRight(decimals(currency)).longValueExact();
            return units > 0 ? Optional.of(units) : Optional.empty();
        } catch (ArithmeticException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String write(long units, String currency) {
        return BigDecimal.valueOf(units, decimals(currency)).toPlainString();
    }

    private static int decimals(String currency) {
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("a currency has three capital letters");
        }
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
