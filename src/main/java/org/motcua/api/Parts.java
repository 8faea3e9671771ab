package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.PaperFile;
import org.motcua.procedure.Deadline;
import org.motcua.procedure.Fee;
import org.motcua.procedure.Paper;
import org.motcua.unit.Agency;

/// The pieces of which answers to other systems are made, in the caller's language.
final class Parts {
    private Parts() {}

    record Named(String id, String name) {}

    /// @param required without it the request cannot be filed
    /// @param held why the state does not ask for it
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PaperPart(
            String id,
            @Nullable String code,
            String title,
            @Nullable String hint,
            boolean required,
            @Nullable String held,
            List<String> formats,
            int maxMegabytes,
            int maxFiles) {}

    static PaperPart paper(Speech speech, Paper.Needed needed) {
        var paper = needed.paper();
        return new PaperPart(
                paper.id(),
                paper.code(),
                speech.t(paper.title()),
                speech.maybe(paper.hint()),
                needed.mandatory(),
                speech.maybe(needed.held()),
                paper.acceptedFormats().stream()
                        .map(format -> format.name().toLowerCase(java.util.Locale.ROOT))
                        .toList(),
                paper.acceptedMegabytes(),
                paper.acceptedFiles());
    }

    /// @param currency by ISO 4217
    record BillPart(List<BillLine> lines, long total, String currency) {}

    /// @param how how the amount is made up
    /// @param collected when it is to be paid: receipt, supplement or return
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BillLine(
            String title,
            long gross,
            long net,
            String how,
            @Nullable String relief,
            String collected,
            @Nullable String basis) {}

    static BillPart bill(Speech speech, Fee.Bill bill) {
        return new BillPart(
                bill.lines().stream()
                        .map(line -> {
                            Fee.Relief relief = line.relief();
                            return new BillLine(
                                    speech.t(line.title()),
                                    line.gross().amount(),
                                    line.net().amount(),
                                    speech.t(line.how()),
                                    relief == null ? null : speech.t(relief.title()),
                                    line.collected().name().toLowerCase(java.util.Locale.ROOT),
                                    line.basis());
                        })
                        .toList(),
                bill.total().amount(),
                speech.country().settings().currency().code());
    }

    /// @param span as definitions write it: `3 working days`
    /// @param cutOff what arrives later counts from the next working day
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeadlinePart(
            String span,
            @Nullable String cutOff,
            String afterSupplement,
            @Nullable String basis,
            Optional<Instant> ifReceivedNow) {}

    static DeadlinePart deadline(Deadline deadline, Optional<Instant> ifReceivedNow) {
        var cutOff = deadline.cutOff();
        return new DeadlinePart(
                deadline.span().toString(),
                cutOff == null ? null : cutOff.time().toString(),
                deadline.supplement().name().toLowerCase(java.util.Locale.ROOT),
                deadline.basis(),
                ifReceivedNow);
    }

    static Named agency(Speech speech, Agency agency) {
        return new Named(agency.code().value(), speech.t(agency.name()));
    }

    /// @param state arriving, kept or refused
    /// @param received bytes so far: where the next part begins
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FilePart(
            UUID id,
            String paper,
            String name,
            long size,
            long received,
            String state,
            Optional<String> mediaType,
            Optional<String> sha256,
            Optional<String> warning) {}

    static FilePart file(Speech speech, PaperFile file) {
        return new FilePart(
                file.id(),
                file.paper(),
                file.name(),
                file.size(),
                file.whole() ? file.size() : file.received(),
                file.state().name().toLowerCase(java.util.Locale.ROOT),
                file.mediaType(),
                file.sha256(),
                file.warning().map(key -> speech.w("dossier.file." + key)));
    }

    /// A fault of an answer.
    record FaultPart(String field, String rule, String text) {}

    static List<FaultPart> faults(Speech speech, List<org.motcua.procedure.FormFault> faults) {
        return faults.stream()
                .map(fault -> new FaultPart(fault.field(), fault.rule(), speech.t(fault.text())))
                .toList();
    }
}
