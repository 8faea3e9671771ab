package org.motcua.office.work;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.CaseFiles;
import org.motcua.dossier.Casework.Seen;
import org.motcua.dossier.Supervision;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.office.Cash;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a single officer does not decide about a dossier, and cash taken at the counter.
@Controller
class SupervisionPages {
    private final Bureau bureau;
    private final Supervision supervision;
    private final CaseFiles files;
    private final Payments payments;
    private final Rights rights;
    private final Successors successors;

    SupervisionPages(
            Bureau bureau,
            Supervision supervision,
            CaseFiles files,
            Payments payments,
            Rights rights,
            Successors successors) {
        this.bureau = bureau;
        this.supervision = supervision;
        this.files = files;
        this.payments = payments;
        this.rights = rights;
        this.successors = successors;
    }

    @PostMapping("/office/dossiers/{id}/assign")
    @Allow("office.enter")
    Html assign(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var officer = StepPages.account(StepPages.text(sent, "assign-officer"));
        if (officer.isEmpty()) {
            return bureau.mend(page, id, who, sent, "office.fault.officer");
        }
        var taken = supervision.assign(new Seen(id, version), who, officer.get());
        return bureau.answer(page, id, who, "assign", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/stop")
    @Allow("dossier.supervise")
    Html stop(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken =
                supervision.stop(new Seen(id, version), who, StepPages.text(sent, "stop-reason"));
        return bureau.answer(page, id, who, "stop", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/reappoint")
    @Allow("dossier.supervise")
    Html reappoint(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        var file = bureau.open(id, who);
        var day = day(sent);
        if (day.isEmpty()) {
            return bureau.mend(page, id, who, sent, "office.fault.day");
        }
        var taken =
                supervision.reappoint(
                        new Seen(id, version),
                        who,
                        files.endOf(day.get(), file),
                        StepPages.text(sent, "reappoint-reason"));
        return bureau.answer(page, id, who, "reappoint", sent, taken);
    }

    private static Optional<LocalDate> day(MultiValueMap<String, String> sent) {
        try {
            var fields = new HashMap<String, String>();
            sent.toSingleValueMap().forEach(fields::put);
            return Optional.of(LocalDate.parse(Field.dateFrom(fields, "reappoint")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    @PostMapping("/office/dossiers/{id}/transfer")
    @Allow("dossier.transfer")
    Html transfer(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        var file = bureau.open(id, who);
        var to = successors.named(file, StepPages.text(sent, "transfer-to"));
        if (to.isEmpty()) {
            return bureau.mend(page, id, who, sent, "office.fault.agency");
        }
        var taken =
                supervision.transfer(
                        new Seen(id, version),
                        who,
                        to.get().code(),
                        StepPages.text(sent, "transfer-reason"));
        return bureau.answer(page, id, who, "transfer", sent, taken);
    }

    /// Takes cash for an order of the dossier. Sent twice, it is taken once.
    @PostMapping("/office/dossiers/{id}/cash")
    @Allow("payment.collect")
    Html cash(
            Page page,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        var dossier = bureau.open(id, who).dossier();
        rights.require(who, "payment.collect", Scope.at(dossier.agency()));
        var wanted = StepPages.account(StepPages.text(sent, "cash-order"));
        var order =
                payments.about(dossier.code().value()).stream()
                        .filter(one -> wanted.filter(one.id()::equals).isPresent())
                        .findFirst()
                        .orElseThrow(Bureau::missing);
        if (!order.state().settled() && order.state() != Order.State.CANCELLED) {
            payments.takeCash(
                    order.id(),
                    order.outstanding(),
                    Cash.key(order),
                    who.actorAt(dossier.agency()));
        }
        return Html.redirect("/office/dossiers/" + id + "?done=cash");
    }
}
