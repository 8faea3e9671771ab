package org.motcua.office.money;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.FeeReceipts;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Cash;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.payment.Refund;
import org.motcua.payment.StatementOutcome;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// The daily reconciliation (đối soát), held money and refunds.
@Controller
@Allow("payment.see")
class MoneyPages {
    static final String HOME = "/office/money";

    private final Payments payments;
    private final Till till;
    private final MoneyTables tables;
    private final Names names;
    private final FeeReceipts receipts;

    MoneyPages(
            Payments payments, Till till, MoneyTables tables, Names names, FeeReceipts receipts) {
        this.payments = payments;
        this.receipts = receipts;
        this.till = till;
        this.tables = tables;
        this.names = names;
    }

    @GetMapping(HOME)
    Html money(Page page, @RequestParam Map<String, String> asked, SignedIn who) {
        String done = asked.get("done");
        return shown(page, who, asked, null)
                .with("done", done == null ? null : names.known(page, "office.money.done." + done));
    }

    /// Reads a statement that an officer has from the bank.
    @PostMapping(HOME + "/statements")
    @Allow("payment.reconcile")
    Html statement(Page page, @RequestParam("file") MultipartFile file, SignedIn who)
            throws IOException {
        if (file.isEmpty()) {
            return fault(page, who, page.w("office.money.no-file"));
        }
        try (var in = file.getInputStream()) {
            return switch (payments.read(in, till.actor(who, "payment.reconcile"))) {
                case StatementOutcome.Imported _ -> Html.redirect(HOME + "?done=read");
                case StatementOutcome.AlreadyImported _ -> Html.redirect(HOME + "?done=known");
                case StatementOutcome.Refused(var why, var detail) ->
                        fault(page, who, page.w("payment.statement.refusal." + why, detail));
            };
        }
    }

    /// Gives held money to an order of a dossier.
    @PostMapping(HOME + "/held/{id}/assign")
    @Allow("payment.reconcile")
    Html assign(
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn who) {
        String dossier = sent.getOrDefault("dossier-" + id, "");
        String reason = sent.getOrDefault("assign-" + id, "");
        var deposit = till.held(who, id).orElseThrow(MoneyPages::missing);
        if (reason.isBlank()) {
            return fault(page, who, page.w("payment.refund.refusal.NO_REASON"));
        }
        var owed =
                till.orders(who, dossier, "payment.reconcile").stream()
                        .filter(order -> !order.state().settled())
                        .filter(order -> order.state() != Order.State.CANCELLED)
                        .findFirst();
        if (owed.isEmpty()) {
            return fault(page, who, page.w("office.money.nothing-owed", dossier));
        }
        var actor = till.actor(who, "payment.reconcile");
        return payments.assign(deposit.id(), owed.get().id(), actor, reason.strip()).isPresent()
                ? Html.redirect(HOME + "?done=assigned")
                : fault(page, who, page.w("office.money.not-assigned", dossier));
    }

    @PostMapping(HOME + "/held/{id}/return")
    @Allow("payment.refund")
    Html giveBack(
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn who) {
        String reason = sent.getOrDefault("return-" + id, "");
        var deposit = till.held(who, id).orElseThrow(MoneyPages::missing);
        var actor = till.actor(who, "payment.refund");
        return refunded(page, who, payments.refundHeld(deposit.id(), reason, actor), "asked");
    }

    /// Asks to return what a dossier's order received.
    @PostMapping(HOME + "/refunds")
    @Allow("payment.refund")
    Html refund(
            Page page,
            @RequestParam String dossier,
            @RequestParam String amount,
            @RequestParam String reason,
            SignedIn who) {
        var paid =
                till.orders(who, dossier, "payment.refund").stream()
                        .filter(order -> order.received().amount() > 0)
                        .findFirst();
        var money = Cash.typed(amount);
        if (paid.isEmpty() || money.isEmpty()) {
            return fault(
                    page,
                    who,
                    paid.isEmpty()
                            ? page.w("office.money.nothing-paid", dossier)
                            : page.w("office.money.no-amount"));
        }
        var actor = till.actor(who, "payment.refund");
        var outcome = payments.refund(paid.get().id(), money.get(), reason, actor);
        return refunded(page, who, outcome, "asked");
    }

    @PostMapping(HOME + "/refunds/{id}/{verdict:approve|decline}")
    @Allow("payment.refund")
    Html decide(
            Page page,
            @PathVariable UUID id,
            @PathVariable String verdict,
            @RequestParam Map<String, String> sent,
            SignedIn who) {
        String reason = sent.getOrDefault("verdict-" + id, "");
        var refund = till.toDecide(who, id).orElseThrow(MoneyPages::missing);
        boolean approve = verdict.equals("approve");
        var outcome =
                payments.decide(refund.id(), approve, reason, till.actor(who, "payment.refund"));
        return refunded(page, who, outcome, approve ? "approved" : "declined");
    }

    private Html refunded(Page page, SignedIn who, Refund.Outcome outcome, String done) {
        return switch (outcome) {
            case Refund.Outcome.Done _ -> Html.redirect(HOME + "?done=" + done);
            case Refund.Outcome.Refused(var why) ->
                    fault(page, who, page.w("payment.refund.refusal." + why));
        };
    }

    private Html fault(Page page, SignedIn who, String problem) {
        return shown(page, who, Map.of(), problem).invalid();
    }

    private Html.View shown(
            Page page, SignedIn who, Map<String, String> asked, @Nullable String problem) {
        var accounts = till.accounts(who);
        var account =
                accounts.stream()
                        .filter(one -> one.number().equals(asked.get("account")))
                        .findFirst()
                        .or(() -> accounts.stream().findFirst());
        var day = day(asked).orElseGet(names::today);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("done", null);
        model.put("filter", tables.filter(page, accounts, account, day));
        model.put(
                "reconciliation",
                account.map(one ->
                                tables.reconciliation(
                                        page, day, one, order -> till.sees(who, order)))
                        .orElse(null));
        model.put("receipts", tables.receipts(page, till.receipts(who, day)));
        model.put("held", till.held(who).stream().map(one -> tables.held(page, one)).toList());
        model.put(
                "refunds",
                till.refunds(who, Refund.State.REQUESTED).stream()
                        .map(one -> tables.refund(page, one))
                        .toList());
        model.put(
                "failed",
                till.refunds(who, Refund.State.FAILED).stream()
                        .map(one -> tables.refund(page, one))
                        .toList());
        return Html.of("office/money/money", model);
    }

    /// The receipt of an order of one's own agencies, signed.
    @GetMapping(HOME + "/receipts/{order}")
    ResponseEntity<InputStreamResource> receipt(@PathVariable UUID order, SignedIn who) {
        var receipt =
                payments.receipt(order)
                        .filter(_ -> till.sees(who, Optional.of(order)))
                        .orElseThrow(MoneyPages::missing);
        String name = "%s-%s.pdf".formatted(receipt.symbol(), receipt.printedNumber());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(new InputStreamResource(receipts.open(receipt)));
    }

    private static Optional<LocalDate> day(Map<String, String> asked) {
        try {
            return Optional.of(LocalDate.parse(Field.dateFrom(asked, "day")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
