package org.motcua.portal.joint;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.motcua.bundle.Bundles;
import org.motcua.bundle.JointDossier;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Several procedures asked for as one, on one page: what each agency does, and until when.
@Controller
@Allow("dossier.own")
class BundlePages {
    private static final int LONGEST = 1000;

    private final Bundles bundles;
    private final StepLines lines;

    BundlePages(Bundles bundles, StepLines lines) {
        this.bundles = bundles;
        this.lines = lines;
    }

    @GetMapping("/bundles/{id}")
    Html bundle(Page page, @PathVariable UUID id, SignedIn who) {
        return shown(page, mine(id, who), false);
    }

    private Html.View shown(Page page, JointDossier joint, boolean refused) {
        var plan = bundles.plan(joint);
        var model = new LinkedHashMap<String, Object>();
        model.put("joint", joint);
        model.put("title", page.t(plan.bundle().title()));
        model.put("steps", lines.of(page, joint, plan));
        model.put("refused", refused);
        return Html.of("portal/joint/bundle", model);
    }

    /// Takes back what is not decided yet.
    @PostMapping("/bundles/{id}/withdraw")
    @Allow("dossier.apply")
    Html withdraw(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who) {
        var joint = mine(id, who);
        String said = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason.strip();
        return bundles.withdraw(id, who, said)
                ? Html.redirect("/bundles/" + id)
                : shown(page, joint, true).invalid();
    }

    private JointDossier mine(UUID id, SignedIn who) {
        return bundles.forApplicant(id, who)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
