package org.motcua.dossier;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.motcua.credential.Credential;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.credential.Issue;
import org.motcua.credential.Signer;
import org.motcua.kernel.Actor;
import org.motcua.kernel.UnitCode;
import org.motcua.payment.Deposit;
import org.motcua.payment.Line;
import org.motcua.payment.Payments;
import org.motcua.payment.Receipt;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// The electronic receipts of what was paid for a dossier, as papers: printed and sealed by the
/// agency when first opened (Decree 254/2026/NĐ-CP), the same file from then on, and verified like
/// any other result. One of which the money was given back is withdrawn.
@Component
public class FeeReceipts {
    private static final String TEMPLATE = "e-receipt";
    private static final Actor PRINTS = Actor.program("dossier.fee-receipts");

    private final Payments payments;
    private final Credentials credentials;
    private final DossierTable dossiers;
    private final Ground ground;

    FeeReceipts(Payments payments, Credentials credentials, DossierTable dossiers, Ground ground) {
        this.payments = payments;
        this.credentials = credentials;
        this.dossiers = dossiers;
        this.ground = ground;
    }

    /// The receipts of a dossier, the oldest first.
    public List<Receipt> of(Dossier dossier) {
        return payments.about(dossier.code().value()).stream()
                .flatMap(order -> payments.receipt(order.id()).stream())
                .toList();
    }

    /// The signed file. The caller closes it.
    ///
    /// @throws NoSuchElementException where the dossier of the receipt is not in this house
    public InputStream open(Receipt receipt) {
        var dossier =
                dossiers.byCode(payments.get(receipt.order()).dossier())
                        .orElseThrow(() -> new NoSuchElementException("no dossier of a receipt"));
        var issued = credentials.issue(issue(receipt, dossier));
        if (receipt.voided() && issued.state() == Credential.State.ISSUED) {
            credentials.revoke(issued.id(), "paid-back", PRINTS);
        }
        return credentials.open(issued);
    }

    private Issue issue(Receipt receipt, Dossier dossier) {
        return new Issue(
                "receipt:" + receipt.id(),
                TEMPLATE,
                TEMPLATE,
                fields(receipt, dossier),
                dossier.language(),
                holder(dossier, receipt),
                seal(receipt),
                "payment:" + receipt.order(),
                PRINTS,
                receipt.date(),
                Optional.empty());
    }

    private Map<String, Object> fields(Receipt receipt, Dossier dossier) {
        String language = dossier.language();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("number", receipt.printedNumber());
        fields.put("receipt_symbol", receipt.symbol());
        fields.put("receipt_number", receipt.printedNumber());
        fields.put("payer_name", receipt.payer());
        dossier.applicant().number().ifPresent(own -> fields.put("payer_number", own.value()));
        fields.put("dossier_code", dossier.code().value());
        fields.put("purpose", ground.rulebook(dossier).procedure().name().in(language));
        fields.put("paid_at", paidAt(receipt).toString());
        fields.put("amount", receipt.amount().amount());
        var rows = new ArrayList<Map<String, Object>>();
        for (Line line : receipt.lines()) {
            rows.add(
                    Map.of(
                            "name", line.explanation().in(language),
                            "amount", line.amount().amount()));
        }
        fields.put("lines", rows);
        return fields;
    }

    /// When the last of the money came; the day of the receipt where no arrival is known.
    private Instant paidAt(Receipt receipt) {
        return payments.deposits(receipt.order()).stream()
                .map(Deposit::arrivedAt)
                .max(Instant::compareTo)
                .orElseGet(() -> receipt.date().atStartOfDay(ground.zone()).toInstant());
    }

    /// Whose it is; somebody who came to the counter without number or account has it on paper
    /// only.
    private static Holder holder(Dossier dossier, Receipt receipt) {
        var applicant = dossier.applicant();
        return applicant
                .number()
                .map(Holder::of)
                .or(() -> applicant.account().map(Holder::of))
                .orElseGet(() -> Holder.of(receipt.order()));
    }

    /// The agency itself signs, by its seal.
    private Signer seal(Receipt receipt) {
        String language = ground.country().settings().binding();
        var agency = ground.agency(receipt.agency());
        String name =
                agency.map(found -> found.name().in(language)).orElse(receipt.agency().value());
        return new Signer(
                UUID.nameUUIDFromBytes(
                        ("seal:" + receipt.agency().value()).getBytes(StandardCharsets.UTF_8)),
                name,
                "",
                receipt.agency(),
                name,
                agency.flatMap(this::place).orElse(""));
    }

    private Optional<String> place(Agency agency) {
        UnitCode unit = agency.unit();
        return unit == null
                ? Optional.empty()
                : Units.of(ground.country())
                        .find(unit, ground.today())
                        .map(found -> found.name().in(ground.country().settings().binding()));
    }
}
