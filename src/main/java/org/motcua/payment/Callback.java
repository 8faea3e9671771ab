package org.motcua.payment;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Fields.Malformed;

/// A provider's message about one movement, read strictly.
///
/// @param requested what the provider says it was asked for, where it repeats that
record Callback(String nonce, Instant signedAt, Arrival arrival, Optional<Requested> requested) {
    private static final Set<String> TRANSFER =
            Set.of(
                    "version",
                    "type",
                    "key",
                    "nonce",
                    "time",
                    "transaction",
                    "reference",
                    "account",
                    "amount",
                    "currency",
                    "paid_at",
                    Fields.SIGNATURE);
    private static final Set<String> ECHO = Set.of("order_amount", "order_currency");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9-]{16,64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/-]{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /// The order as the provider was asked for it.
    record Requested(long amount, String currency) {}

    /// The name of a field that the protocol does not have.
    static Optional<String> unknownField(Fields fields, Provider provider) {
        return fields.all().keySet().stream()
                .filter(name -> !TRANSFER.contains(name))
                .filter(name -> provider.kind() != Provider.Kind.REDIRECT || !ECHO.contains(name))
                .findFirst();
    }

    static Callback read(Fields fields, Provider provider) throws Malformed {
        same(fields, "version", "1");
        same(fields, "type", "payment");
        String currency = fields.get("currency");
        String reference = fields.get("reference");
        var arrival =
                new Arrival(
                        formed(fields, "account", CODE),
                        formed(fields, "transaction", CODE),
                        reference,
                        List.copyOf(Reference.candidates(reference)),
                        amount(fields, "amount", currency),
                        currency,
                        instant(fields, "paid_at"),
                        Deposit.Source.CALLBACK,
                        provider.id());
        Optional<Requested> requested = Optional.empty();
        if (provider.kind() == Provider.Kind.REDIRECT) {
            String asked = formed(fields, "order_currency", CURRENCY);
            requested = Optional.of(new Requested(amount(fields, "order_amount", asked), asked));
        }
        return new Callback(
                formed(fields, "nonce", NONCE), instant(fields, "time"), arrival, requested);
    }

    private static void same(Fields fields, String name, String value) throws Malformed {
        if (!fields.get(name).equals(value)) {
            throw new Malformed("the field " + name + " is not " + value);
        }
    }

    private static String formed(Fields fields, String name, Pattern form) throws Malformed {
        String value = fields.get(name);
        if (!form.matcher(value).matches()) {
            throw new Malformed("the field " + name + " is not of its form");
        }
        return value;
    }

    private static long amount(Fields fields, String name, String currency) throws Malformed {
        return Amounts.read(fields.get(name), currency)
                .orElseThrow(() -> new Malformed("the field " + name + " is not an amount"));
    }

    private static Instant instant(Fields fields, String name) throws Malformed {
        try {
            return Instant.parse(fields.get(name));
        } catch (DateTimeException e) {
            throw new Malformed("the field " + name + " is not a time in UTC (ISO 8601)", e);
        }
    }
}
