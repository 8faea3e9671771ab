package org.motcua.portal.track;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.QrPicture;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.payment.Start;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Paying what a dossier costs.
@Controller
@Allow("payment.own")
class PayPages {
    private final Dossiers dossiers;
    private final Payments payments;
    private final Progress progress;

    PayPages(Dossiers dossiers, Payments payments, Progress progress) {
        this.dossiers = dossiers;
        this.payments = payments;
        this.progress = progress;
    }

    @GetMapping("/dossiers/{id}/pay")
    Html pay(Page page, @PathVariable UUID id, SignedIn who) {
        return shown(page, mine(id, who), null);
    }

    /// Begins to pay: shows the code to scan, or leads to the provider.
    @PostMapping("/dossiers/{id}/pay")
    Object start(Page page, @PathVariable UUID id, @RequestParam String provider, SignedIn who) {
        var dossier = mine(id, who);
        var order = order(dossier);
        var back =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(page.link("/dossiers/" + id))
                        .build()
                        .toUri();
        return switch (payments.start(order.id(), provider, back)) {
            case Start.Scan scan -> shown(page, dossier, scan.content());
            case Start.Redirect redirect -> elsewhere(redirect.location());
            case Start.Refused _ -> shown(page, dossier, null).invalid();
        };
    }

    private static org.springframework.http.ResponseEntity<Void> elsewhere(URI address) {
        return org.springframework.http.ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(address)
                .build();
    }

    private Html.View shown(
            Page page, Dossier dossier, @org.jspecify.annotations.Nullable String scan) {
        var order = order(dossier);
        var model = new LinkedHashMap<String, Object>();
        model.put("dossier", dossier);
        model.put("procedure", progress.procedure(dossier));
        model.put("order", order);
        model.put("receipted", payments.receipt(order.id()).isPresent());
        model.put("providers", payments.providers(order.payee()));
        model.put("agency", progress.agency(page, dossier.agency()));
        model.put("qr", java.util.Optional.ofNullable(scan).map(QrPicture::of));
        return Html.of("portal/track/pay", model);
    }

    private Order order(Dossier dossier) {
        return payments.about(dossier.code().value()).stream()
                .filter(order -> order.state() != Order.State.CANCELLED)
                .reduce((_, last) -> last)
                .orElseThrow(PayPages::missing);
    }

    private Dossier mine(UUID id, SignedIn who) {
        return dossiers.forApplicant(id, who).orElseThrow(PayPages::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
