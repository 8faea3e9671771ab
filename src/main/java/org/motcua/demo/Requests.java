package org.motcua.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.motcua.country.Countries;
import org.motcua.demo.Stories.Told;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Intakes;
import org.motcua.dossier.Uploads;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.stereotype.Component;

/// How people ask for something: by themselves on the portal, or at a counter, where an officer
/// fills in for them.
@Component
class Requests {
    private final Drafts drafts;
    private final Intakes intakes;
    private final Uploads uploads;
    private final Filings filings;
    private final Countries countries;

    Requests(
            Drafts drafts, Intakes intakes, Uploads uploads, Filings filings, Countries countries) {
        this.drafts = drafts;
        this.intakes = intakes;
        this.uploads = uploads;
        this.filings = filings;
        this.countries = countries;
    }

    /// What is asked for.
    ///
    /// @param agency who is to receive it, where the person may choose
    record Wish(
            String procedure,
            Map<String, Object> answers,
            String language,
            Optional<AgencyCode> agency) {
        private ProcedureCode code() {
            return new ProcedureCode(procedure);
        }
    }

    /// The role of those who take this in at a counter; none where it is not taken in there.
    Optional<String> taker(Wish wish, LocalDate on) {
        return Procedures.of(countries.active())
                .find(wish.code(), on)
                .map(Rulebook::procedure)
                .filter(procedure -> procedure.offers(Channel.COUNTER))
                .map(procedure -> procedure.process().getFirst().role());
    }

    /// Fills in page by page and files.
    Told online(Wish wish, SignedIn who) {
        return online(wish, who, _ -> {});
    }

    /// The same, and lets somebody look at the form once it is filled in.
    Told online(Wish wish, SignedIn who, Consumer<DraftView> looks) {
        var asking = Optional.of(who);
        return drafts.begin(wish.code(), Channel.ONLINE, wish.language(), asking)
                .map(begun -> {
                    var kept = drafts.keep(begun.draft(), wish.answers());
                    var view = drafts.view(drafts.retry(kept, asking), asking);
                    looks.accept(view);
                    complete(view, wish);
                    return told(wish, filings.file(begun.draft().id(), who, Optional.empty()));
                })
                .orElseGet(() -> stuck(wish, "cannot be filed online on that day"));
    }

    /// An officer fills in the whole form for somebody and files it.
    Told atCounter(Wish wish, SignedIn officer, Filings.Helped person) {
        return intakes.begin(wish.code(), wish.language(), officer, person)
                .flatMap(draft -> intakes.open(draft.id(), officer))
                .map(intake -> {
                    var filled = intakes.replace(intake, wish.answers(), officer);
                    complete(filled.view(), wish);
                    return told(wish, intakes.file(filled, officer));
                })
                .orElseGet(() -> stuck(wish, "cannot be taken in at a counter on that day"));
    }

    /// Chooses who receives it and adds the papers.
    private void complete(DraftView view, Wish wish) {
        wish.agency()
                .filter(wanted ->
                        view.agencies().stream().anyMatch(one -> one.code().equals(wanted)))
                .ifPresent(wanted -> drafts.choose(view.draft(), wanted));
        var sent = new HashSet<String>();
        for (Paper paper : view.missing()) {
            if (sent.add(paper.id())) {
                upload(view.draft().id(), paper);
            }
        }
    }

    private void upload(UUID draft, Paper paper) {
        byte[] page = Sheet.blank();
        try {
            uploads.whole(
                    new Uploads.Home.OfDraft(draft),
                    paper,
                    paper.id() + ".pdf",
                    page.length,
                    new ByteArrayInputStream(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Told told(Wish wish, Filed filed) {
        return switch (filed) {
            case Filed.Accepted(var dossier) -> new Told.Went(dossier);
            case Filed.Faulty(var faults, var missing, var unknown) ->
                    stuck(
                            wish,
                            "%s, papers %s, agency unknown %s"
                                    .formatted(
                                            faults,
                                            missing.stream().map(Paper::id).toList(),
                                            unknown));
            case Filed.Joined(var whole) -> new Told.Joined(whole);
            case Filed.NotFound _, Filed.AskedBefore _, Filed.Waiting _ ->
                    stuck(wish, "no dossier came of the draft");
        };
    }

    private static Told stuck(Wish wish, String why) {
        return new Told.Stuck(wish.procedure() + ": " + why);
    }
}
