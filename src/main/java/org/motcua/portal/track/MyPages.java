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
import org.motcua.dossier.Filings;
import org.motcua.identity.Acting;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.mandate.Mandates;
import org.motcua.notice.Notice;
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
    private final Mandates mandates;
    private final Acting acting;
    private final Rights rights;

    MyPages(
            Dossiers dossiers,
            OwnDrafts drafts,
            Credentials credentials,
            Notices notices,
            Titles titles,
            Bundles bundles,
            Consents consents,
            Offers offers,
            Mandates mandates,
            Acting acting,
            Rights rights) {
        this.dossiers = dossiers;
        this.drafts = drafts;
        this.credentials = credentials;
        this.notices = notices;
        this.titles = titles;
        this.bundles = bundles;
        this.consents = consents;
        this.offers = offers;
        this.mandates = mandates;
        this.acting = acting;
        this.rights = rights;
    }

    @GetMapping("/me")
    Html mine(Page page, SignedIn who) {
        var model = new LinkedHashMap<String, Object>();
        var joint = bundles.of(who, MOST);
        var parts =
                joint.stream()
                        .flatMap(one -> one.steps().stream())
                        .flatMap(step -> step.dossier().stream())
                        .collect(Collectors.toSet());
        model.put("joint", joint);
        model.put("consents", page.may("consent.own") ? consents.waiting(who).size() : 0);
        model.put("others", others(who));
        // a part stands on the page of the whole
        model.put(
                "dossiers",
                dossiers.of(who, MOST).stream().filter(one -> !parts.contains(one.id())).toList());
        var offered = offers.open(who);
        model.put("offers", offered);
        model.put("drafts", drafts.of(who, offered));
        model.put("wanted", mandates.wanted(who));
        model.put("papers", papers(who));
        model.put("titles", (Function<ProcedureCode, String>) code -> titles.of(page, code));
        model.put("notices", messages(who));
        return Html.of("portal/track/mine", model);
    }

    /// For whom they may act, or are asked to; what waits there is counted as they would see it.
    private List<Other> others(SignedIn who) {
        return mandates.held(who).stream()
                .filter(shown -> shown.holds() || shown.proposed())
                .map(shown -> new Other(shown, waiting(who, shown)))
                .toList();
    }

    private int waiting(SignedIn who, Mandates.Shown shown) {
        return acting.as(who, shown.mandate().id())
                .map(other ->
                        offers.open(other).size()
                                + words(other)
                                + (int)
                                        dossiers.of(other, MOST).stream()
                                                .filter(one -> one.state().waitsForApplicant())
                                                .count())
                .orElse(0);
    }

    /// How many drafts wait for the word of whoever acts.
    private int words(SignedIn other) {
        var wanted = mandates.wanted(other);
        return wanted.isEmpty()
                ? 0
                : (int)
                        drafts.of(other, List.of()).stream()
                                .filter(one -> wanted.contains(Filings.matter(one.id())))
                                .count();
    }

    /// Messages tell of everything: they are not for who acts in some matters only.
    private List<Notice> messages(SignedIn who) {
        return rights.allows(who, "notice.own")
                        && who.behalf().filter(one -> !one.only().isEmpty()).isEmpty()
                ? notices.of(who.account(), 20)
                : List.of();
    }

    private List<Credential> papers(SignedIn who) {
        if (!rights.allows(who, "credential.own")) {
            return List.of();
        }
        return who.person().map(Holder::of).map(credentials::wallet).orElse(List.of()).stream()
                .filter(paper -> within(paper, who))
                .toList();
    }

    /// Who acts in some matters only sees the papers that came of these.
    private boolean within(Credential paper, SignedIn who) {
        if (who.behalf().filter(one -> !one.only().isEmpty()).isEmpty()) {
            return true;
        }
        return paper.subject().startsWith("dossier:")
                && dossiers.forApplicant(
                                UUID.fromString(paper.subject().substring("dossier:".length())),
                                who)
                        .isPresent();
    }

    /// One signed result of the wallet.
    @GetMapping("/me/papers/{code}")
    @Allow(value = "credential.own", recorded = true)
    ResponseEntity<InputStreamResource> paper(@PathVariable String code, SignedIn who) {
        var mine =
                papers(who).stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return DossierPages.pdf(mine.code(), credentials.open(mine));
    }

    @PostMapping("/me/notices/{id}/read")
    @Allow("notice.own")
    Html read(@PathVariable UUID id, SignedIn who) {
        notices.read(who.account(), id);
        return Html.redirect("/me");
    }
}
