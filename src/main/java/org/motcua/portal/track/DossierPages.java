package org.motcua.portal.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.bundle.Bundles;
import org.motcua.credential.Credentials;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.FeeReceipts;
import org.motcua.dossier.Letters;
import org.motcua.dossier.Surveys;
import org.motcua.dossier.Taken;
import org.motcua.identity.Acting;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.mandate.Mandates;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One dossier as its applicant sees it, from the confirmation to the result.
@Controller
@Allow("dossier.own")
class DossierPages {
    private final Dossiers dossiers;
    private final Letters letters;
    private final FeeReceipts receipts;
    private final Payments payments;
    private final Credentials credentials;
    private final Surveys surveys;
    private final Bundles bundles;
    private final Progress progress;
    private final Mandates mandates;
    private final Acting acting;

    DossierPages(
            Dossiers dossiers,
            Letters letters,
            FeeReceipts receipts,
            Payments payments,
            Credentials credentials,
            Surveys surveys,
            Bundles bundles,
            Progress progress,
            Mandates mandates,
            Acting acting) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.receipts = receipts;
        this.payments = payments;
        this.credentials = credentials;
        this.surveys = surveys;
        this.bundles = bundles;
        this.progress = progress;
        this.mandates = mandates;
        this.acting = acting;
    }

    @GetMapping("/dossiers/{id}")
    Html dossier(Page page, @PathVariable UUID id, SignedIn who) {
        // a draft that asked for several procedures leads here too
        if (bundles.forApplicant(id, who).isPresent()) {
            return Html.redirect("/bundles/" + id);
        }
        var mine = dossiers.forApplicant(id, who);
        if (mine.isEmpty() && ofAnother(id, who)) {
            return Html.redirect("/acting?to=/dossiers/" + id);
        }
        return shown(page, mine.orElseThrow(DossierPages::missing), who, "");
    }

    /// Whether it belongs to somebody for whom they may act: then they only have to say so.
    private boolean ofAnother(UUID id, SignedIn who) {
        var self = acting.self(who);
        return dossiers.forApplicant(id, self).isPresent()
                || mandates.held(self).stream()
                        .flatMap(one -> acting.as(self, one.mandate().id()).stream())
                        .anyMatch(other -> dossiers.forApplicant(id, other).isPresent());
    }

    private Html.View shown(Page page, Dossier dossier, SignedIn who, String refusal) {
        var model = new LinkedHashMap<String, Object>();
        model.put("dossier", dossier);
        model.put("procedure", progress.procedure(dossier));
        model.put("agency", progress.agency(page, dossier.agency()));
        model.put("timeline", progress.timeline(page, dossier));
        model.put("daysLeft", progress.daysLeft(dossier));
        var lies = dossiers.material(dossier);
        model.put("letters", lies.letters());
        model.put("receipts", receipts.of(dossier));
        model.put("supplements", lies.supplements());
        model.put("files", lies.files());
        model.put("unpaid", unpaid(dossier));
        model.put("result", dossier.result().map(credentials::get));
        model.put("refusal", refusal);
        model.put("wish", dossiers.lastWish(dossier));
        model.put("joint", bundles.around(dossier.id()));
        model.put("survey", surveys.asks(dossier, who) ? SurveyFields.of(page) : List.of());
        model.put("rated", surveys.mark(dossier.id()));
        return Html.of("portal/track/dossier", model);
    }

    private Optional<Order> unpaid(Dossier dossier) {
        return payments.about(dossier.code().value()).stream()
                .filter(order -> !order.state().settled())
                .filter(order -> order.state() != Order.State.CANCELLED)
                .filter(_ -> !dossier.state().ended())
                .findFirst();
    }

    @PostMapping("/dossiers/{id}/withdraw")
    @Allow("dossier.apply")
    Html withdraw(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who) {
        return answer(page, dossiers.withdraw(id, who, cut(reason)), id, who);
    }

    /// The answer to the one question after the result.
    @PostMapping("/dossiers/{id}/survey")
    Html survey(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String words,
            SignedIn who) {
        int given = mark.matches("[1-5]") ? Integer.parseInt(mark) : 0;
        return switch (surveys.answer(id, who, given, words)) {
            case TAKEN, ALREADY -> Html.redirect("/dossiers/" + id);
            case NO_MARK, NOT_YET -> shown(page, mine(id, who), who, "NO_MARK").invalid();
            case NOT_FOUND -> throw missing();
        };
    }

    @GetMapping("/dossiers/{id}/answers")
    Html answers(Page page, @PathVariable UUID id, SignedIn who) {
        var dossier = mine(id, who);
        return Html.of(
                "portal/track/answers",
                Map.of(
                        "dossier", dossier,
                        "procedure", progress.procedure(dossier),
                        "summary", progress.answers(page, dossier),
                        "files", dossiers.files(dossier)));
    }

    @GetMapping("/dossiers/{id}/letters/{letter}")
    ResponseEntity<InputStreamResource> letter(
            @PathVariable UUID id, @PathVariable UUID letter, SignedIn who) {
        var dossier = mine(id, who);
        var found =
                letters.find(letter)
                        .filter(one -> one.dossier().equals(dossier.id()))
                        .orElseThrow(DossierPages::missing);
        return pdf(found.form() + "-" + found.number(), letters.open(found));
    }

    /// The electronic receipt of a payment, signed.
    @GetMapping("/dossiers/{id}/receipts/{order}")
    ResponseEntity<InputStreamResource> receipt(
            @PathVariable UUID id, @PathVariable UUID order, SignedIn who) {
        var receipt =
                receipts.of(mine(id, who)).stream()
                        .filter(one -> one.order().equals(order))
                        .findFirst()
                        .orElseThrow(DossierPages::missing);
        return pdf(receipt.symbol() + "-" + receipt.printedNumber(), receipts.open(receipt));
    }

    @GetMapping("/dossiers/{id}/result")
    @Allow(value = "credential.own", recorded = true)
    ResponseEntity<InputStreamResource> result(@PathVariable UUID id, SignedIn who) {
        var dossier = mine(id, who);
        var credential = dossier.result().map(credentials::get).orElseThrow(DossierPages::missing);
        return pdf(credential.code(), credentials.open(credential));
    }

    static ResponseEntity<InputStreamResource> pdf(String name, java.io.InputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name + ".pdf").build().toString())
                .body(new InputStreamResource(content));
    }

    private Html answer(Page page, Taken taken, UUID id, SignedIn who) {
        return switch (taken) {
            case Taken.Done _ -> Html.redirect("/dossiers/" + id);
            case Taken.Refused(var why) -> shown(page, mine(id, who), who, why.name()).invalid();
        };
    }

    private Dossier mine(UUID id, SignedIn who) {
        return dossiers.forApplicant(id, who).orElseThrow(DossierPages::missing);
    }

    private static String cut(String reason) {
        return reason.length() > 1000 ? reason.substring(0, 1000) : reason.strip();
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
