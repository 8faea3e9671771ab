package org.motcua.payment;

import java.util.List;
import org.motcua.country.Kind;

/// What a country defines about payments.
public final class PaymentKinds {
    public static final Kind<Provider> PROVIDER =
            Kind.of("payment-provider", "payment/providers.yaml", Provider.class);
    public static final Kind<PayeeAccount> ACCOUNT =
            Kind.of("payment-account", "payment/accounts.yaml", PayeeAccount.class)
                    .identifiedBy("agencies");
    public static final Kind<ReceiptSeries> SERIES =
            Kind.of("receipt-series", "payment/receipts.yaml", ReceiptSeries.class);

    /// All of them.
    public static final List<Kind<?>> ALL = List.of(PROVIDER, ACCOUNT, SERIES);

    private PaymentKinds() {}
}
