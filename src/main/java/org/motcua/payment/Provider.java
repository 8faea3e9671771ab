package org.motcua.payment;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A way to pay, as the country defines it.
///
/// @param id its name in addresses and in the journal
/// @param key which shared secret signs the messages between it and us
/// @param qr how its code is written, for the kind [Kind#QR]
/// @param base its address; what follows is relative to it
/// @param page where its payment page is, for the kind [Kind#REDIRECT]
/// @param queries where it answers what became of an order
/// @param refunds where it takes refunds
public record Provider(
        String id,
        Kind kind,
        Text name,
        @Nullable Text hint,
        String key,
        @Nullable QrScheme qr,
        @Nullable URI base,
        @Nullable URI page,
        @Nullable URI queries,
        @Nullable URI refunds) {
    /// The same provider with whole addresses.
    ///
    /// @param other another base than the definition's
    Provider at(@Nullable URI other) {
        URI from = other != null ? other : base;
        return from == null
                ? this
                : new Provider(
                        id,
                        kind,
                        name,
                        hint,
                        key,
                        qr,
                        from,
                        resolved(from, page),
                        resolved(from, queries),
                        resolved(from, refunds));
    }

    private static @Nullable URI resolved(URI base, @Nullable URI address) {
        return address == null ? null : base.resolve(address);
    }

    /// How a person pays.
    public enum Kind {
        QR,
        REDIRECT
    }

    /// What a national scheme puts into the EMVCo template.
    ///
    /// @param template the merchant account template, 26 to 51
    /// @param scheme its globally unique identifier
    /// @param service the service code for transfers to an account
    /// @param currency ISO 4217, numeric
    /// @param country ISO 3166, two letters
    /// @param fields further fields of the template, by their tag
    public record QrScheme(
            int template,
            String scheme,
            String service,
            String currency,
            String country,
            @Nullable Map<String, String> fields) {}
}
