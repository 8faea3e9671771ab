package org.motcua.portal.offers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.proactive.Offering;
import org.motcua.proactive.Offers;
import org.motcua.proactive.OptOuts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What the state offers to me, and what of it I want: a mark is what I want, so that whoever does
/// nothing gets everything and whoever takes all marks away gets nothing.
@Controller
@Allow("offer.own")
class OptOutPages {
    private static final String PATH = "/account/offers";

    private final OptOuts optOuts;
    private final Offers offers;

    OptOutPages(OptOuts optOuts, Offers offers) {
        this.optOuts = optOuts;
        this.offers = offers;
    }

    @GetMapping(PATH)
    Html show(Page page, SignedIn who, @RequestParam(defaultValue = "") String saved) {
        var unwanted = optOuts.of(number(who));
        var options = new ArrayList<Field.Option>();
        for (Offering kind : optOuts.kinds()) {
            boolean wanted = !unwanted.contains(kind.id()) && !unwanted.contains(OptOuts.ALL);
            options.add(
                    new Field.Option(
                            kind.id(),
                            page.t(kind.title()),
                            page.w("portal.offer.level." + kind.level().id()),
                            wanted));
        }
        return Html.of(
                "portal/offers/kinds",
                Map.of(
                        "saved", saved.equals("yes"),
                        "fields",
                                List.of(
                                        Field.checkboxes(
                                                "kind", page.w("portal.offers.kinds"), options)),
                        "made", offers.of(who)));
    }

    @PostMapping(PATH)
    Html save(SignedIn who, @RequestParam(required = false, name = "kind") Set<String> kinds) {
        var wanted = kinds == null ? Set.<String>of() : kinds;
        var unwanted = new HashSet<String>();
        optOuts.kinds().stream()
                .map(Offering::id)
                .filter(id -> !wanted.contains(id))
                .forEach(unwanted::add);
        if (wanted.isEmpty()) {
            // also of what is offered one day
            unwanted.add(OptOuts.ALL);
        }
        optOuts.set(who, number(who), unwanted);
        return Html.redirect(PATH + "?saved=yes");
    }

    private static PersonNumber number(SignedIn who) {
        return who.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
