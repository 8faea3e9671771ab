package org.motcua.office.counter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.CaseFile;
import org.motcua.dossier.CaseFiles;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Letter;
import org.motcua.dossier.Letters;
import org.motcua.dossier.Move;
import org.motcua.dossier.Taken;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.office.Cash;
import org.motcua.office.Names;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Receipt;
import org.motcua.page.Summary;
import org.motcua.page.Summary.Row;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What the person takes home from the counter; where money is due first, it is taken here.
@Controller
class ReceiptPages {
    private static final String RECEIPT = "receipt";

    private final CaseFiles files;
    private final Casework casework;
    private final Letters letters;
    private final Payments payments;
    private final Rights rights;
    private final Names names;

    ReceiptPages(
            CaseFiles files,
            Casework casework,
            Letters letters,
            Payments payments,
            Rights rights,
            Names names) {
        this.files = files;
        this.casework = casework;
        this.letters = letters;
        this.payments = payments;
        this.rights = rights;
        this.names = names;
    }

    @GetMapping("/office/counter/receipts/{id}")
    @Allow("dossier.assist")
    Html receipt(Page page, @PathVariable UUID id, SignedIn who) {
        return shown(page, open(id, who), who, "");
    }

    private Html.View shown(Page page, CaseFile file, SignedIn who, String refusal) {
        var dossier = file.dossier();
        var owed = owed(file);
        var model = new LinkedHashMap<String, Object>();
        model.put("file", file);
        model.put("receipt", receipt(page, file));
        model.put("letter", letter(file));
        model.put("owed", owed);
        model.put("mayCollect", rights.allows(who, "payment.collect", Scope.at(dossier.agency())));
        model.put("mayReceive", file.may().take(Move.RECEIVE) && owed.isEmpty());
        model.put("refusal", refusal);
        return Html.of("office/counter/receipt", model);
    }

    private Optional<Letter> letter(CaseFile file) {
        return letters.of(file.dossier().id()).stream()
                .filter(letter -> letter.form().equals(RECEIPT))
                .findFirst();
    }

    private Optional<Order> owed(CaseFile file) {
        return payments.about(file.dossier().code().value()).stream()
                .filter(order -> !order.state().settled())
                .filter(order -> order.state() != Order.State.CANCELLED)
                .findFirst();
    }

    private Receipt receipt(Page page, CaseFile file) {
        var dossier = file.dossier();
        var rows = new ArrayList<Row>();
        rows.add(new Row(page.w("office.work.applicant"), dossier.applicant().name()));
        rows.add(new Row(page.w("office.queue.matter"), page.t(file.procedure().title())));
        rows.add(new Row(page.w("office.counter.agency"), names.agency(page, dossier.agency())));
        dossier.dates()
                .received()
                .ifPresent(at ->
                        rows.add(
                                new Row(
                                        page.w("office.counter.received"),
                                        page.format().moment(at))));
        dossier.dates()
                .due()
                .ifPresent(at ->
                        rows.add(new Row(page.w("office.work.due"), page.format().moment(at))));
        if (!dossier.fee().isNone()) {
            rows.add(new Row(page.w("office.work.fee"), page.format().money(dossier.fee())));
        }
        for (var paper : file.papers()) {
            if (paper.paper().show()) {
                rows.add(new Row(page.w("office.counter.bring"), page.t(paper.paper().title())));
            }
        }
        String address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/track")
                        .queryParam("code", dossier.code().value())
                        .encode()
                        .toUriString();
        return new Receipt(
                page.w("office.counter.receipt"),
                page.w("office.counter.receipt.code"),
                dossier.code().value(),
                address,
                new Summary(rows));
    }

    /// Takes the cash that is due, then receives.
    @PostMapping("/office/counter/receipts/{id}/cash")
    @Allow("payment.collect")
    Html cash(Page page, @PathVariable UUID id, SignedIn who) {
        var file = open(id, who);
        var agency = file.dossier().agency();
        rights.require(who, "payment.collect", Scope.at(agency));
        owed(file)
                .ifPresent(order ->
                        payments.takeCash(
                                order.id(),
                                order.outstanding(),
                                Cash.key(order),
                                who.actorAt(agency)));
        return receive(page, id, who);
    }

    @PostMapping("/office/counter/receipts/{id}/receive")
    @Allow("dossier.assist")
    Html receive(Page page, @PathVariable UUID id, SignedIn who) {
        var file = open(id, who);
        if (!file.may().open().contains(Move.RECEIVE)) {
            return Html.redirect("/office/counter/receipts/" + id);
        }
        var seen = new Casework.Seen(id, file.dossier().version());
        return switch (casework.receive(seen, who)) {
            case Taken.Done _ -> Html.redirect("/office/counter/receipts/" + id);
            case Taken.Refused(var why) ->
                    shown(page, open(id, who), who, "dossier.refusal." + why).invalid();
        };
    }

    /// The dossier, for officers of the agency that received it and for who took it in.
    private CaseFile open(UUID id, SignedIn who) {
        return files.open(id, who).orElseThrow(IntakePages::missing);
    }
}
