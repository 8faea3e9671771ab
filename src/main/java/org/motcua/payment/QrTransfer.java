package org.motcua.payment;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.payment.Provider.QrScheme;
import org.motcua.payment.code.MerchantCode;
import org.motcua.payment.code.Picture;
import org.springframework.stereotype.Component;

/// A bank transfer by scanning a code (EMVCo merchant-presented mode; in Vietnam: VietQR).
@Component
final class QrTransfer implements PaymentProvider {
    @Override
    public Provider.Kind kind() {
        return Provider.Kind.QR;
    }

    @Override
    public Start start(Provider provider, Order order, PayeeAccount account, URI returnUrl) {
        QrScheme scheme = provider.qr();
        if (scheme == null) {
            throw new IllegalStateException(
                    "the provider %s has no code scheme".formatted(provider.id()));
        }
        String content = content(scheme, order, account);
        return new Start.Scan(
                content, Picture.svg(content), account.number(), order.reference(), order);
    }

    /// A dynamic code (point of initiation 12): this order, this amount, once.
    static String content(QrScheme scheme, Order order, PayeeAccount account) {
        var beneficiary =
                MerchantCode.field("00", account.bank())
                        + MerchantCode.field("01", account.number());
        var template = new TreeMap<String, String>();
        template.put("00", scheme.scheme());
        template.put("01", beneficiary);
        template.put("02", scheme.service());
        Map<String, String> more = scheme.fields();
        if (more != null) {
            template.putAll(more);
        }
        var inside = new StringBuilder();
        template.forEach((tag, value) -> inside.append(MerchantCode.field(tag, value)));
        return new MerchantCode()
                .with("00", "01")
                .with("01", "12")
                .with("%02d".formatted(scheme.template()), inside.toString())
                .with("53", scheme.currency())
                .with("54", Amounts.write(order.outstanding().amount(), order.currency()))
                .with("58", scheme.country())
                .with("62", MerchantCode.field("08", order.reference()))
                .text();
    }
}
