package org.motcua.portal.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.motcua.catalogue.Catalogues;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.Public;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Html;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.motcua.portal.OwnDrafts;
import org.motcua.portal.Titles;
import org.motcua.proactive.Offers;
import org.motcua.procedure.Listing;
import org.motcua.procedure.Procedure;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where people begin: in their own words, by what happens in their life, or by what waits for
/// them.
@Controller
@Public
class HomePages {
    private static final int MOST = 30;

    private final Catalogues catalogues;
    private final OwnDrafts drafts;
    private final Dossiers dossiers;
    private final Titles titles;
    private final Outlines outlines;
    private final Offers offers;

    HomePages(
            Catalogues catalogues,
            OwnDrafts drafts,
            Dossiers dossiers,
            Titles titles,
            Outlines outlines,
            Offers offers) {
        this.catalogues = catalogues;
        this.drafts = drafts;
        this.dossiers = dossiers;
        this.titles = titles;
        this.outlines = outlines;
        this.offers = offers;
    }

    /// @param begin "work" leads officials to where their work begins, as signing in does
    @GetMapping("/")
    Html home(Page page, Optional<SignedIn> who, @RequestParam(defaultValue = "") String begin) {
        if (begin.equals("work")) {
            return Html.redirect(
                    page.menu().stream()
                            .filter(Menu.Item::work)
                            .map(Menu.Item::path)
                            .findFirst()
                            .orElse("/"));
        }
        var model = new LinkedHashMap<String, Object>();
        model.put("events", catalogues.lifeEvents());
        model.put("fileable", catalogues.today().all().stream().filter(Listing::fileable).toList());
        model.put("titles", (Function<ProcedureCode, String>) code -> titles.of(page, code));
        var offered = who.map(offers::open).orElse(List.of());
        model.put("offers", offered);
        model.put("drafts", who.map(one -> drafts.of(one, offered)).orElse(List.of()));
        model.put("waiting", who.map(this::waiting).orElse(List.of()));
        return Html.of("portal/catalogue/home", model);
    }

    private List<Dossier> waiting(SignedIn who) {
        return dossiers.of(who, MOST).stream()
                .filter(dossier -> dossier.state().waitsForApplicant())
                .toList();
    }

    /// The catalogue: by words, audience, level or life event.
    @GetMapping("/procedures")
    Html procedures(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String audience,
            @RequestParam(defaultValue = "") String level) {
        var catalogue = catalogues.today();
        List<Listing> found;
        if (!q.isBlank()) {
            found = catalogue.search(q, MOST);
        } else if (!audience.isBlank()) {
            found = audience(audience).map(catalogue::byAudience).orElse(List.of());
        } else if (!level.isBlank()) {
            found = catalogue.byLevel(level);
        } else {
            found = catalogue.all();
        }
        return Html.of(
                "portal/catalogue/list",
                Map.of(
                        "q", q,
                        "found", found.stream().limit(200).toList(),
                        "total", found.size(),
                        "audience", audience,
                        "level", level));
    }

    private static Optional<Procedure.Audience> audience(String id) {
        try {
            return Optional.of(Procedure.Audience.valueOf(id.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @GetMapping("/procedures/{code}")
    Html procedure(Page page, @PathVariable String code) {
        var rulebook = catalogues.rulebook(code);
        if (rulebook.isPresent()) {
            var procedure = rulebook.get().procedure();
            return Html.of(
                    "portal/catalogue/procedure",
                    Map.of("procedure", procedure, "outline", outlines.of(page, procedure)));
        }
        var information =
                catalogues
                        .information(code)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Html.of("portal/catalogue/information", Map.of("information", information));
    }
}
