package org.motcua.portal.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.registry.Look;
import org.motcua.registry.Looks;
import org.motcua.registry.Objections;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What registries hold about the person who is signed in, who looked at it, and "this is not
/// right".
@Controller
@Allow("registry.own")
class DataPages {
    private static final int SHOWN = 200;

    private final Looks looks;
    private final Objections objections;
    private final Told told;

    DataPages(Looks looks, Objections objections, Told told) {
        this.looks = looks;
        this.objections = objections;
        this.told = told;
    }

    @GetMapping("/me/data")
    @Allow(value = "registry.own", recorded = true)
    Html data(Page page, SignedIn who) {
        return Html.of(
                "portal/data/data",
                Map.of(
                        "records",
                        looks.about(person(who)).stream()
                                .map(own -> told.record(page, own))
                                .toList()));
    }

    @GetMapping("/me/looks")
    Html looks(Page page, @RequestParam(defaultValue = "") String done, SignedIn who) {
        var person = person(who);
        var all = looks.of(person, SHOWN);
        var model = new LinkedHashMap<String, Object>();
        model.put("looks", all.stream().map(look -> told.look(page, look, who)).toList());
        model.put(
                "objections",
                objections.of(person).stream().map(one -> told.objection(page, one)).toList());
        model.put(
                "made",
                objections.of(person).stream()
                        .filter(one -> one.number().equals(done))
                        .findFirst()
                        .map(one -> told.objection(page, one)));
        return Html.of("portal/data/looks", model);
    }

    @GetMapping("/me/looks/{entity}/{position}")
    Html objectToLook(
            Page page, @PathVariable UUID entity, @PathVariable long position, SignedIn who) {
        return asked(page, lookAsked(page, look(who, entity, position), who), "", null);
    }

    @PostMapping("/me/looks/{entity}/{position}")
    Html objectedToLook(
            Page page,
            @PathVariable UUID entity,
            @PathVariable long position,
            @RequestParam(defaultValue = "") String words,
            SignedIn who) {
        var look = look(who, entity, position);
        if (words.isBlank()) {
            return asked(
                            page,
                            lookAsked(page, look, who),
                            words,
                            page.w("portal.data.object.words.missing"))
                    .invalid();
        }
        return taken(objections.toLook(objector(who), entity, position, words.strip()));
    }

    @GetMapping("/me/data/{entity}/{field}")
    Html objectToField(
            Page page, @PathVariable UUID entity, @PathVariable String field, SignedIn who) {
        return asked(page, fieldAsked(page, who, entity, field), "", null);
    }

    @PostMapping("/me/data/{entity}/{field}")
    Html objectedToField(
            Page page,
            @PathVariable UUID entity,
            @PathVariable String field,
            @RequestParam(defaultValue = "") String words,
            SignedIn who) {
        var about = fieldAsked(page, who, entity, field);
        if (words.isBlank()) {
            return asked(page, about, words, page.w("portal.data.object.words.missing")).invalid();
        }
        return taken(objections.toField(objector(who), entity, field, words.strip()));
    }

    private static Html taken(Optional<org.motcua.registry.Objection> made) {
        return Html.redirect("/me/looks?done=" + made.orElseThrow(DataPages::missing).number());
    }

    private Html.View asked(
            Page page,
            Told.Asked about,
            String words,
            @org.jspecify.annotations.Nullable String error) {
        var field =
                Field.longText("words", page.w("portal.data.object.words"))
                        .hint(page.w("portal.data.object.words.hint"))
                        .attribute("maxlength", "2000")
                        .value(words)
                        .error(error);
        return Html.of("portal/data/object", Map.of("about", about, "fields", List.of(field)));
    }

    private Told.Asked lookAsked(Page page, Look look, SignedIn who) {
        return told.asked(page, look, who);
    }

    private Told.Asked fieldAsked(Page page, SignedIn who, UUID entity, String field) {
        return looks.about(person(who)).stream()
                .filter(own -> own.record().id().equals(entity))
                .filter(own -> own.record().fields().containsKey(field))
                .findFirst()
                .map(own -> told.asked(page, own, field))
                .orElseThrow(DataPages::missing);
    }

    private Look look(SignedIn who, UUID entity, long position) {
        return looks.find(person(who), entity, position).orElseThrow(DataPages::missing);
    }

    private static Objections.Objector objector(SignedIn who) {
        return new Objections.Objector(person(who), who.account(), who.actor());
    }

    private static PersonNumber person(SignedIn who) {
        return who.person().orElseThrow(DataPages::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
