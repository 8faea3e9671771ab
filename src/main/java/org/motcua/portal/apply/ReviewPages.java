package org.motcua.portal.apply;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.identity.Allow;
import org.motcua.identity.Assent;
import org.motcua.identity.Public;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Looking over everything once more, and sending it.
@Controller
class ReviewPages {
    private final Drafts drafts;
    private final Filings filings;
    private final DraftDoor door;
    private final Questions questions;

    ReviewPages(Drafts drafts, Filings filings, DraftDoor door, Questions questions) {
        this.drafts = drafts;
        this.filings = filings;
        this.door = door;
        this.questions = questions;
    }

    @GetMapping("/drafts/{id}/review")
    @Public
    Html review(
            Page page, @PathVariable UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        return shown(page, view, who, false, Optional.empty());
    }

    private Html.View shown(
            Page page,
            DraftView view,
            Optional<SignedIn> who,
            boolean tried,
            Optional<Filed.AskedBefore> before) {
        var model = new LinkedHashMap<String, Object>();
        model.put("view", view);
        model.put("summaries", questions.summary(page, view));
        model.put("signedIn", who.isPresent());
        model.put(
                "assent",
                who.map(one -> filings.assented(view.draft().id(), one)).orElse(Assent.ALONE));
        model.put("tried", tried);
        model.put("before", before.isPresent());
        model.put("mine", before.flatMap(Filed.AskedBefore::whole).map(UUID::toString).orElse(""));
        return Html.of("portal/apply/review", model);
    }

    /// The agency that the person chose where they may choose.
    @PostMapping("/drafts/{id}/agency")
    @Public
    Html choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String agency,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        if (view.agencies().stream().anyMatch(one -> one.code().value().equals(agency))) {
            drafts.choose(view.draft(), new AgencyCode(agency));
        }
        return Html.redirect("/drafts/" + id + "/review");
    }

    /// Sends the draft. Sent again, it leads to the dossier that it became.
    @PostMapping("/drafts/{id}/file")
    @Allow("dossier.apply")
    Html file(Page page, @PathVariable UUID id, SignedIn who, HttpServletRequest request) {
        var signedIn = Optional.of(who);
        var draft = door.open(id, request, signedIn);
        return switch (filings.file(draft.id(), who, Optional.empty())) {
            case Filed.Accepted(var dossier) ->
                    Html.redirect(
                            dossier.fee().isNone()
                                    ? "/dossiers/" + dossier.id()
                                    : "/dossiers/" + dossier.id() + "/pay");
            case Filed.Joined(var whole) -> Html.redirect("/bundles/" + whole);
            case Filed.Waiting _ -> Html.redirect("/drafts/" + id + "/review");
            case Filed.AskedBefore before ->
                    shown(page, drafts.view(draft, signedIn), signedIn, true, Optional.of(before))
                            .invalid();
            case Filed.Faulty _ ->
                    shown(page, drafts.view(draft, signedIn), signedIn, true, Optional.empty())
                            .invalid();
            case Filed.NotFound() -> throw DraftPages.missing();
        };
    }
}
