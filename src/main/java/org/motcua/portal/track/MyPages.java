package org.motcua.portal.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.motcua.bundle.Bundles;
import org.motcua.bundle.Consents;
import org.motcua.credential.Credential;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.notice.Notices;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.portal.OwnDrafts;
import org.motcua.portal.Titles;
import org.motcua.proactive.Offers;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// What is a person's own: what waits for them, their dossiers, papers and messages.
@Controller
@Allow("dossier.own")
class MyPages {
    private static final int MOST = 100;

    private final Dossiers dossiers;
    private final OwnDrafts drafts;
    private final Credentials credentials;
    private final Notices notices;
    private final Titles titles;
    private final Bundles bundles;
    private final Consents consents;
    private final Offers offers;

    MyPages(
            Dossiers dossiers,
            OwnDrafts drafts,
            Credentials credentials,
            Notices notices,
            Titles titles,
            Bundles bundles,
            Consents consents,
            Offers offers) {
        this.dossiers = dossiers;
        this.drafts = drafts;
        this.credentials = credentials;
        this.notices = notices;
        this.titles = titles;
        this.bundles = bundles;
        this.consents = consents;
        this.offers = offers;
    }

    @GetMapping("/me")
    Html mine(Page page, SignedIn who) {
        var model = new LinkedHashMap<String, Object>();
        var joint = bundles.of(who.account(), MOST);
        var parts =
                joint.stream()
                        .flatMap(one -> one.steps().stream())
                        .flatMap(step -> step.dossier().stream())
                        .collect(Collectors.toSet());
        model.put("joint", joint);
        model.put("consents", consents.waiting(who).size());
        // a part stands on the page of the whole
        model.put(
                "dossiers",
                dossiers.of(who.account(), MOST).stream()
                        .filter(one -> !parts.contains(one.id()))
                        .toList());
        var offered = offers.open(who);
        model.put("offers", offered);
        model.put("drafts", drafts.of(who, offered));
        model.put("papers", papers(who));
        model.put("titles", (Function<ProcedureCode, String>) code -> titles.of(page, code));
        model.put("notices", notices.of(who.account(), 20));
        return Html.of("portal/track/mine", model);
    }

    private List<Credential> papers(SignedIn who) {
        return who.person().map(Holder::of).map(credentials::wallet).orElse(List.of());
    }

    /// One signed result of the wallet.
    @GetMapping("/me/papers/{code}")
    ResponseEntity<InputStreamResource> paper(@PathVariable String code, SignedIn who) {
        var mine =
                papers(who).stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return DossierPages.pdf(mine.code(), credentials.open(mine));
    }

    @PostMapping("/me/notices/{id}/read")
    Html read(@PathVariable UUID id, SignedIn who) {
        notices.read(who.account(), id);
        return Html.redirect("/me");
    }
}
