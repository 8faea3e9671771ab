package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Intakes;
import org.motcua.kernel.PersonNumber;
import org.motcua.procedure.AskedPage;

/// A draft as another system sees it: what was answered, what is asked, what is missing, what it
/// costs. Nothing that a registry holds is in it.
///
/// @param asked the fields that the answers so far lead to, in order
/// @param faults what is wrong or missing before it can be filed
/// @param missing ids of the papers that must still be handed in
/// @param dossier what it became
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DraftAnswer(
        UUID id,
        Parts.Named procedure,
        Person person,
        String language,
        Map<String, Object> answers,
        List<String> asked,
        List<Parts.FaultPart> faults,
        List<Parts.PaperPart> papers,
        List<String> missing,
        List<Parts.FilePart> files,
        Parts.BillPart fees,
        List<Parts.Named> agencies,
        int agencyCount,
        boolean complete,
        Instant expires,
        Optional<UUID> dossier) {
    private static final int MOST_AGENCIES = 20;

    /// @param number masked: the caller has it, a log that keeps answers should not
    record Person(Optional<String> number, String name) {}

    static DraftAnswer of(Speech speech, Intakes.Intake intake) {
        var view = intake.view();
        var draft = view.draft();
        return new DraftAnswer(
                draft.id(),
                new Parts.Named(draft.procedure().value(), speech.t(view.procedure().title())),
                new Person(
                        intake.person().number().map(PersonNumber::masked), intake.person().name()),
                draft.language(),
                draft.answers(),
                view.pages().stream()
                        .flatMap(page -> page.items().stream())
                        .map(AskedPage.Item::field)
                        .toList(),
                Parts.faults(speech, view.faults()),
                view.papers().stream().map(paper -> Parts.paper(speech, paper)).toList(),
                view.missing().stream().map(paper -> paper.id()).toList(),
                view.files().stream().map(file -> Parts.file(speech, file)).toList(),
                Parts.bill(speech, view.bill()),
                view.agencies().stream()
                        .limit(MOST_AGENCIES)
                        .map(agency -> Parts.agency(speech, agency))
                        .toList(),
                view.agencies().size(),
                view.complete(),
                draft.expiresAt(),
                draft.filedAs());
    }
}
