package org.motcua.board.burden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Places;
import org.motcua.board.Reach;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What procedures cost those who need them, and from which numbers that is computed.
@Controller
@Allow(Reach.SEE)
class BurdenPages {
    static final String ROOT = "/board/burden";
    private static final String EDIT = "definition.edit";
    private static final int LONGEST = 300;

    private final BurdenInputs inputs;
    private final BurdenViews views;
    private final Places places;
    private final Rights rights;

    BurdenPages(BurdenInputs inputs, BurdenViews views, Places places, Rights rights) {
        this.inputs = inputs;
        this.views = views;
        this.places = places;
        this.rights = rights;
    }

    @GetMapping(ROOT)
    Html all(Page page) {
        var filed = inputs.filed();
        return Html.of(
                "board/burden/burdens",
                Map.of(
                        "table",
                        views.all(
                                page,
                                Procedures.of(page.country()).all(places.today()),
                                code -> inputs.of(code, page.language(), filed))));
    }

    @GetMapping(ROOT + "/{code}")
    Html one(Page page, SignedIn who, @PathVariable String code) {
        return shown(page, who, found(page, code), Map.of(), null);
    }

    /// Says a number of this procedure otherwise, with its source.
    @PostMapping(ROOT + "/{code}")
    @Allow(EDIT)
    Html say(
            Page page,
            SignedIn who,
            @PathVariable String code,
            @RequestParam Map<String, String> sent) {
        var rulebook = found(page, code);
        var input = BurdenInputs.read(sent.getOrDefault("input", ""));
        String value = sent.getOrDefault("value", "").replaceAll("[ .,\\u00A0]", "");
        String source = sent.getOrDefault("source", "").strip();
        if (input.isEmpty() || !value.matches("[0-9]{1,12}")) {
            return shown(page, who, rulebook, sent, page.w("burden.no-number")).invalid();
        }
        if (source.isEmpty() || source.length() > LONGEST) {
            return shown(page, who, rulebook, sent, page.w("burden.no-source")).invalid();
        }
        inputs.say(
                who,
                rulebook.procedure().code().value(),
                input.get(),
                Long.parseLong(value),
                source);
        return Html.redirect(ROOT + "/" + code);
    }

    private Html.View shown(
            Page page,
            SignedIn who,
            Rulebook rulebook,
            Map<String, String> sent,
            @Nullable String problem) {
        String code = rulebook.procedure().code().value();
        var known = inputs.of(code, page.language(), inputs.filed());
        var both = BurdenViews.Counted.of(page.country()).of(rulebook);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("title", page.t(rulebook.procedure().title()));
        model.put("code", code);
        model.put(
                "compared",
                both.map(found ->
                                views.compared(
                                        page,
                                        page.w("burden.compared"),
                                        List.of(page.w("burden.without"), page.w("burden.with")),
                                        found.without(),
                                        found.with(),
                                        known))
                        .orElse(null));
        model.put("versions", views.versions(page, rulebook.procedure().code(), known));
        model.put("inputs", views.inputs(page, known));
        model.put("fields", rights.allows(who, EDIT) ? views.editing(page, sent) : List.of());
        return Html.of("board/burden/burden", model);
    }

    private Rulebook found(Page page, String code) {
        try {
            return Procedures.of(page.country())
                    .find(new ProcedureCode(code), places.today())
                    .orElseThrow(BurdenPages::missing);
        } catch (IllegalArgumentException _) {
            throw missing();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
