package org.motcua.portal.joint;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.motcua.bundle.Consents;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What waits for the word of the person who is signed in: a matter of somebody else's to which
/// they have to agree.
@Controller
@Allow("consent.own")
class ConsentPages {
    private final Consents consents;

    ConsentPages(Consents consents) {
        this.consents = consents;
    }

    @GetMapping("/consents")
    Html waiting(SignedIn who) {
        return shown(who, "");
    }

    private Html.View shown(SignedIn who, String refusal) {
        var model = new LinkedHashMap<String, Object>();
        model.put("waiting", consents.waiting(who));
        model.put("refusal", refusal);
        return Html.of("portal/joint/consents", model);
    }

    @PostMapping("/consents/{id}")
    Html answer(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String agree, SignedIn who) {
        if (!agree.equals("yes") && !agree.equals("no")) {
            return shown(who, "portal.consent.choose").invalid();
        }
        return switch (consents.answer(id, who, agree.equals("yes"))) {
            case TAKEN -> Html.redirect("/consents");
            case TOO_LATE -> shown(who, "portal.consent.late").invalid();
            case NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
