package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.motcua.dossier.Quotes;
import org.motcua.procedure.AskedPage;

/// What follows from answers, for another system.
///
/// @param situation the case of the procedure that applies
/// @param asked the fields that these answers lead to, in order
/// @param faults what is wrong or still missing
/// @param agencies who receives it; several where the person chooses
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record QuoteAnswer(
        Optional<Parts.Named> situation,
        List<String> asked,
        List<Parts.FaultPart> faults,
        List<Parts.PaperPart> papers,
        Parts.BillPart fees,
        Optional<Parts.DeadlinePart> deadline,
        List<Parts.Named> agencies,
        int agencyCount) {
    private static final int MOST_AGENCIES = 20;

    static QuoteAnswer of(Speech speech, Quotes.Quote quote) {
        return new QuoteAnswer(
                quote.situation().map(it -> new Parts.Named(it.id(), speech.t(it.title()))),
                quote.pages().stream()
                        .flatMap(page -> page.items().stream())
                        .map(AskedPage.Item::field)
                        .toList(),
                Parts.faults(speech, quote.faults()),
                quote.papers().stream().map(paper -> Parts.paper(speech, paper)).toList(),
                Parts.bill(speech, quote.bill()),
                quote.deadline().map(deadline -> Parts.deadline(deadline, quote.due())),
                quote.agencies().stream()
                        .limit(MOST_AGENCIES)
                        .map(agency -> Parts.agency(speech, agency))
                        .toList(),
                quote.agencies().size());
    }
}
