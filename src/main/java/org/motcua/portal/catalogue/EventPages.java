package org.motcua.portal.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.motcua.bundle.Bundles;
import org.motcua.bundle.JointDossier;
import org.motcua.catalogue.Catalogues;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Draft;
import org.motcua.dossier.Drafts;
import org.motcua.form.Values;
import org.motcua.identity.Level;
import org.motcua.identity.Public;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Fact;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.portal.Titles;
import org.motcua.proactive.Offers;
import org.motcua.procedure.LifeEvent;
import org.motcua.procedure.Listing;
import org.motcua.registry.Looks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Something that happens in a life: what can be done, and for who is signed in what the state
/// knows already, what it offers, and what waits for them.
@Controller
@Public
class EventPages {
    private static final int MOST = 100;

    private final Catalogues catalogues;
    private final Offers offers;
    private final Looks looks;
    private final Drafts drafts;
    private final Dossiers dossiers;
    private final Bundles bundles;
    private final Values values;
    private final Titles titles;

    EventPages(
            Catalogues catalogues,
            Offers offers,
            Looks looks,
            Drafts drafts,
            Dossiers dossiers,
            Bundles bundles,
            Values values,
            Titles titles) {
        this.catalogues = catalogues;
        this.offers = offers;
        this.looks = looks;
        this.drafts = drafts;
        this.dossiers = dossiers;
        this.bundles = bundles;
        this.values = values;
        this.titles = titles;
    }

    /// What somebody has in hand.
    private record InHand(
            List<Draft> drafts,
            List<JointDossier> joint,
            List<Dossier> waiting,
            List<Dossier> running) {
        static final InHand NOTHING = new InHand(List.of(), List.of(), List.of(), List.of());
    }

    @GetMapping("/events/{id}")
    Html event(Page page, Optional<SignedIn> who, @PathVariable String id) {
        var event =
                catalogues.lifeEvents().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var found = catalogues.today().byLifeEvent(id);
        var offered =
                who.map(offers::open).orElse(List.of()).stream()
                        .filter(one -> one.offering().lifeEvents().contains(id))
                        .toList();
        var codes = found.stream().map(Listing::code).collect(Collectors.toSet());
        var mine = who.map(one -> inHand(one, codes, offered)).orElse(InHand.NOTHING);
        var model = new LinkedHashMap<String, Object>();
        model.put("event", event);
        model.put("found", found);
        model.put("offers", offered);
        model.put("known", who.map(one -> known(page, event, one)).orElse(List.of()));
        model.put("drafts", mine.drafts());
        model.put("joint", mine.joint());
        model.put("waiting", mine.waiting());
        model.put("running", mine.running());
        model.put("titles", (Function<ProcedureCode, String>) code -> titles.of(page, code));
        return Html.of("portal/catalogue/event", model);
    }

    private InHand inHand(SignedIn who, Set<String> codes, List<Offers.Shown> offered) {
        var prepared =
                offered.stream()
                        .flatMap(one -> one.offer().matter().draft().stream())
                        .collect(Collectors.toSet());
        Predicate<ProcedureCode> here = code -> codes.contains(code.value());
        var joint =
                bundles.of(who, MOST).stream()
                        .filter(one -> here.test(one.procedure()) && one.ended().isEmpty())
                        .toList();
        var parts =
                joint.stream()
                        .flatMap(one -> one.steps().stream())
                        .flatMap(step -> step.dossier().stream())
                        .collect(Collectors.toSet());
        var open =
                dossiers.of(who, MOST).stream()
                        .filter(one -> here.test(one.procedure()) && !one.state().finished())
                        .filter(one -> !parts.contains(one.id()) || one.state().waitsForApplicant())
                        .toList();
        return new InHand(
                drafts.of(who).stream()
                        .filter(draft -> here.test(draft.procedure()))
                        .filter(draft -> !prepared.contains(draft.id()))
                        .toList(),
                joint,
                open.stream().filter(one -> one.state().waitsForApplicant()).toList(),
                open.stream().filter(one -> !one.state().waitsForApplicant()).toList());
    }

    /// What registries hold that matters here, record by record: for who has proved who they are,
    /// and of themselves.
    private List<List<Fact>> known(Page page, LifeEvent event, SignedIn who) {
        if (event.knows().isEmpty()
                || !page.may("registry.own")
                || who.level() != Level.TWO
                || who.person().isEmpty()) {
            return List.of();
        }
        var own = looks.about(who.person().get());
        var facts = new ArrayList<List<Fact>>();
        for (LifeEvent.Known known : event.knows()) {
            own.stream()
                    .filter(one -> one.registry().id().equals(known.registry()))
                    .map(one -> facts(page, known, one))
                    .filter(one -> !one.isEmpty())
                    .forEach(facts::add);
        }
        return facts;
    }

    private List<Fact> facts(Page page, LifeEvent.Known known, Looks.Own own) {
        var facts = new ArrayList<Fact>();
        for (String name : new LinkedHashSet<>(known.fields())) {
            var value = own.record().fields().get(name);
            if (value != null) {
                var field = own.registry().field(name);
                facts.add(
                        new Fact(
                                page.t(field.title()),
                                values.words(page, field, value),
                                page.t(own.registry().title()),
                                page.country().day(own.record().confirmed()),
                                null));
            }
        }
        return facts;
    }
}
