package org.motcua.payment;

import java.net.URI;

/// How people pay by one kind of provider: the port to banks and gateways. What a provider tells
/// afterwards is the same for all kinds: signed messages.
interface PaymentProvider {
    /// The kind of provider that this one speaks with.
    Provider.Kind kind();

    /// Begins to pay what is still owed of an order.
    ///
    /// @param account the order's own account
    Start start(Provider provider, Order order, PayeeAccount account, URI returnUrl);
}
