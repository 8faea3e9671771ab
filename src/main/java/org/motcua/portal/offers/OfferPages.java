package org.motcua.portal.offers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.portal.Titles;
import org.motcua.proactive.Offer;
import org.motcua.proactive.Offering;
import org.motcua.proactive.Offers;
import org.motcua.proactive.OptOuts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One offer of the state, for the person to whom it is made and nobody else: who has not proved
/// who they are sees none.
@Controller
@Allow("offer.own")
class OfferPages {
    private static final String ONE = "/offers/{id}";

    private final Offers offers;
    private final OptOuts optOuts;
    private final Titles titles;

    OfferPages(Offers offers, OptOuts optOuts, Titles titles) {
        this.offers = offers;
        this.optOuts = optOuts;
        this.titles = titles;
    }

    @GetMapping(ONE)
    Html show(Page page, SignedIn who, @PathVariable UUID id) {
        var shown = found(id, who);
        offers.opened(shown.offer(), who);
        return shown(page, shown, "");
    }

    private Html.View shown(Page page, Offers.Shown shown, String problem) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        var offering = shown.offering();
        String procedure = offering.procedure();
        model.put("offer", shown.offer());
        model.put("offering", offering);
        model.put("why", offers.why(shown, page.language()));
        model.put("problem", problem);
        model.put("restorable", offers.restorable(shown.offer()));
        model.put(
                "procedure",
                procedure == null ? null : titles.of(page, new ProcedureCode(procedure)));
        model.put("fields", choice(page, shown).map(List::of).orElse(List.of()));
        return Html.of("portal/offers/offer", model);
    }

    private static Optional<Field> choice(Page page, Offers.Shown shown) {
        if (shown.offer().state() != Offer.State.OFFERED || shown.offering().options().isEmpty()) {
            return Optional.empty();
        }
        var options = new ArrayList<Field.Option>();
        for (Offering.Option option : shown.offering().options()) {
            var because = option.because();
            String hint = because == null ? null : page.t(because);
            options.add(
                    new Field.Option(
                            option.id(),
                            option.recommended()
                                    ? page.w("portal.offer.recommended", page.t(option.title()))
                                    : page.t(option.title()),
                            hint,
                            option.recommended()));
        }
        return Optional.of(Field.radio("option", page.w("portal.offer.choice"), options));
    }

    @PostMapping(ONE + "/accept")
    Html accept(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String option) {
        var shown = found(id, who);
        boolean known =
                option.isEmpty()
                        || shown.offering().options().stream()
                                .anyMatch(one -> one.id().equals(option));
        if (!known) {
            return shown(page, shown, "portal.offer.choose").invalid();
        }
        if (shown.offer().level() == Offering.Level.CARRY_OUT) {
            return answered(page, who, id, offers.confirm(id, who));
        }
        var draft = offers.accept(id, who, Optional.of(option).filter(one -> !one.isEmpty()));
        String procedure = shown.offering().procedure();
        return draft.map(one -> Html.redirect("/drafts/" + one))
                .orElseGet(() ->
                        Html.redirect(
                                procedure == null ? "/offers/" + id : "/procedures/" + procedure));
    }

    /// @param never whether nothing of this kind is wanted any more
    @PostMapping(ONE + "/decline")
    Html decline(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String never) {
        var shown = found(id, who);
        var answered = offers.decline(id, who);
        if (answered == Offers.Answered.TAKEN && never.equals("yes")) {
            optOuts.out(who, shown.offer().person(), shown.offering().id());
        }
        return answered(page, who, id, answered);
    }

    @PostMapping(ONE + "/restore")
    Html restore(Page page, SignedIn who, @PathVariable UUID id) {
        found(id, who);
        return answered(page, who, id, offers.restore(id, who));
    }

    private Html answered(Page page, SignedIn who, UUID id, Offers.Answered answered) {
        return switch (answered) {
            case TAKEN -> Html.redirect("/offers/" + id);
            case TOO_LATE -> shown(page, found(id, who), "portal.offer.late").invalid();
            case CHANGED_SINCE -> shown(page, found(id, who), "portal.offer.changed").invalid();
        };
    }

    private Offers.Shown found(UUID id, SignedIn who) {
        return offers.find(id, who)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
