package org.motcua.portal.mandates;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Acting;
import org.motcua.identity.Level;
import org.motcua.identity.Public;
import org.motcua.identity.Rights;
import org.motcua.identity.SignInNeeded;
import org.motcua.identity.SignedIn;
import org.motcua.mandate.Mandates;
import org.motcua.mandate.Over;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Choosing for whom one acts, and stopping. Open to whoever is signed in, because also who acts
/// for another must be able to stop; what can be chosen is asked of the mandates each time.
@Controller
@Public
class ActingPages {
    private final Mandates mandates;
    private final Acting acting;
    private final Rights rights;
    private final Organisations organisations;

    ActingPages(Mandates mandates, Acting acting, Rights rights, Organisations organisations) {
        this.mandates = mandates;
        this.acting = acting;
        this.rights = rights;
        this.organisations = organisations;
    }

    /// For whom one may act.
    @GetMapping("/acting")
    Html choose(Optional<SignedIn> who, @RequestParam(defaultValue = "") String to) {
        return shown(who.orElseThrow(SignInNeeded::new), path(to), "", null, List.of());
    }

    private Html.View shown(
            SignedIn who, String to, String problem, @Nullable Over why, List<Field> typed) {
        var self = acting.self(who);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("who", who);
        model.put("self", self);
        model.put("proved", self.level() == Level.TWO && self.person().isPresent());
        model.put("held", mandates.held(self).stream().filter(Mandates.Shown::holds).toList());
        model.put("to", to);
        model.put("problem", problem);
        model.put("why", why);
        model.put("typed", typed);
        return Html.of("portal/mandates/acting", model);
    }

    /// Acts for somebody from now on. A mandate that is not theirs, or does not hold, changes
    /// nothing.
    @PostMapping("/acting")
    Html begin(
            Optional<SignedIn> who,
            @RequestParam(defaultValue = "") String mandate,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request) {
        var one = who.orElseThrow(SignInNeeded::new);
        var id = key(mandate);
        var over = id.map(key -> mandates.over(key, acting.self(one))).orElse(NOT_YOURS);
        if (over.isPresent()) {
            id.ifPresent(mandates::settle);
            return shown(one, path(to), "portal.acting.cannot", over.get(), List.of()).invalid();
        }
        acting.begin(request, id.orElseThrow());
        boolean follows =
                acting.as(acting.self(one), id.get())
                        .filter(other -> rights.allows(other, "dossier.own"))
                        .isPresent();
        // what is theirs is not for everybody who may do something for them
        return Html.redirect(follows ? path(to) : "/");
    }

    private static final Optional<Over> NOT_YOURS = Optional.of(Over.NOT_YOURS);

    private static Optional<UUID> key(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// One of our own pages, never another site.
    private static String path(String typed) {
        return typed.matches("/[A-Za-z0-9./-]*") && !typed.startsWith("//") ? typed : "/me";
    }

    /// Acts for an organisation by its tax number: for whoever does not find it in the list.
    @PostMapping("/acting/organisation")
    Html organisation(
            Page page,
            Optional<SignedIn> who,
            @RequestParam(defaultValue = "") String number,
            HttpServletRequest request) {
        var one = who.orElseThrow(SignInNeeded::new);
        return switch (organisations.find(acting.self(one), number)) {
            case Organisations.Found.Mandate(var id) -> {
                acting.begin(request, id);
                yield Html.redirect("/me");
            }
            case Organisations.Found.Not(var why) ->
                    shown(
                                    one,
                                    "/me",
                                    "",
                                    null,
                                    List.of(
                                            Organisations.field(page)
                                                    .value(number)
                                                    .error(page.w(why))))
                            .invalid();
        };
    }

    /// Acts for oneself again.
    @PostMapping("/acting/end")
    Html end(HttpServletRequest request) {
        acting.end(request);
        return Html.redirect("/me");
    }

    /// That one acts for another no more, and what becomes of what was begun.
    @GetMapping("/acting/over")
    Html over(Optional<SignedIn> who, HttpServletRequest request) {
        var one = who.orElseThrow(SignInNeeded::new);
        var mandate = Acting.under(request);
        var why = mandate.map(id -> mandates.over(id, acting.self(one))).orElse(Optional.empty());
        if (mandate.isEmpty() || (why.isEmpty() && one.behalf().isPresent())) {
            return Html.redirect("/acting");
        }
        mandate.ifPresent(mandates::settle);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("why", why.orElse(Over.NOT_YOURS));
        model.put("shown", mandates.find(mandate.get(), one));
        return Html.of("portal/mandates/over", model);
    }
}
