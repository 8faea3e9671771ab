package org.motcua.portal.mandates;

import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Recorded;
import org.motcua.mandate.Grants;
import org.motcua.mandate.Mandates;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Who may act for me and for whom I may act, what was done, and the ways to say yes, no and no
/// more.
@Controller
@Allow(Grants.RIGHT)
class MandatePages {
    private static final String ONE = "/mandates/{id}";
    private static final int MOST = 200;
    private static final int LONGEST = 1000;
    private static final Pattern MATTER = Pattern.compile("/(dossiers|bundles)/[0-9a-f-]{36}");

    private final Mandates mandates;
    private final Grants grants;

    MandatePages(Mandates mandates, Grants grants) {
        this.mandates = mandates;
        this.grants = grants;
    }

    @GetMapping("/mandates")
    Html all(SignedIn who) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("given", mandates.given(who));
        model.put("held", mandates.held(who));
        model.put("kinds", mandates.givable(who));
        return Html.of("portal/mandates/mandates", model);
    }

    @GetMapping(ONE)
    Html one(Page page, SignedIn who, @PathVariable UUID id) {
        return shown(page, who, found(id, who), "");
    }

    private Html.View shown(Page page, SignedIn who, Mandates.Shown shown, String problem) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shown", shown);
        model.put("mine", mandates.represents(shown, who));
        model.put("assent", grants.assented(shown.mandate(), who));
        model.put("problem", problem);
        model.put(
                "done",
                mandates.acts(shown.mandate(), MOST).stream()
                        .map(recorded -> done(page, recorded))
                        .toList());
        return Html.of("portal/mandates/mandate", model);
    }

    private Done done(Page page, Recorded recorded) {
        var data = recorded.entry().data();
        String right = String.valueOf(data.get("right"));
        var matter = MATTER.matcher(String.valueOf(data.get("at")));
        return new Done(
                recorded.at(),
                mandates.act(right).map(act -> page.t(act.title())).orElse(right),
                matter.find() ? matter.group() : null);
    }

    @PostMapping(ONE + "/accept")
    Html accept(Page page, SignedIn who, @PathVariable UUID id) {
        return answered(page, who, id, grants.accept(id, who));
    }

    @PostMapping(ONE + "/decline")
    Html decline(Page page, SignedIn who, @PathVariable UUID id) {
        return answered(page, who, id, grants.decline(id, who));
    }

    @PostMapping(ONE + "/agree")
    Html agree(Page page, SignedIn who, @PathVariable UUID id) {
        return answered(page, who, id, grants.agree(id, who));
    }

    @PostMapping(ONE + "/revoke")
    Html revoke(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        String said = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
        return answered(page, who, id, grants.revoke(id, who, said));
    }

    private Html answered(Page page, SignedIn who, UUID id, Grants.Answered answered) {
        return switch (answered) {
            case DONE -> Html.redirect("/mandates/" + id);
            case NOT_FOUND -> throw missing();
            case TOO_LATE, BY_LAW, NOT_ALLOWED, NOT_AGREED ->
                    shown(page, who, found(id, who), "portal.mandate." + answered.name()).invalid();
        };
    }

    private Mandates.Shown found(UUID id, SignedIn who) {
        return mandates.find(id, who).orElseThrow(MandatePages::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
