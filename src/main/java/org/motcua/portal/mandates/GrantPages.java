package org.motcua.portal.mandates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.mandate.Grants;
import org.motcua.mandate.MandateKind;
import org.motcua.mandate.Mandates;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.portal.Titles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Giving somebody a mandate: whom, for what, until when.
@Controller
@Allow(Grants.RIGHT)
class GrantPages {
    private static final String PATH = "/mandates/new/{kind}";

    private final Mandates mandates;
    private final Grants grants;
    private final Titles titles;

    GrantPages(Mandates mandates, Grants grants, Titles titles) {
        this.mandates = mandates;
        this.grants = grants;
        this.titles = titles;
    }

    @GetMapping(PATH)
    Html ask(Page page, SignedIn who, @PathVariable String kind) {
        var found = kind(who, kind);
        return form(found, fields(page, found));
    }

    private static Html.View form(MandateKind kind, List<Field> fields) {
        return Html.of("portal/mandates/new", Map.of("kind", kind, "fields", fields));
    }

    private List<Field> fields(Page page, MandateKind kind) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.number("number", page.w("portal.grant.number"))
                        .hint(page.w("portal.grant.number.hint")));
        fields.add(
                Field.text("name", page.w("portal.grant.name"))
                        .hint(page.w("portal.grant.name.hint"))
                        .attribute("maxlength", "200"));
        if (kind.named()) {
            fields.add(
                    Field.text("role", page.w("portal.grant.role"))
                            .hint(page.w("portal.grant.role.hint"))
                            .attribute("maxlength", "200"));
        }
        fields.add(
                Field.checkboxes(
                        "acts",
                        page.w("portal.grant.acts"),
                        mandates.acts(kind).stream()
                                .map(act -> new Field.Option(act.id(), page.t(act.title())))
                                .toList()));
        fields.add(
                Field.checkboxes(
                                "procedures",
                                page.w("portal.grant.procedures"),
                                grants.procedures(kind).stream()
                                        .map(code -> option(page, code))
                                        .toList())
                        .hint(page.w("portal.grant.procedures.hint"))
                        .mayBeEmpty());
        fields.add(
                Field.date("until", page.w("portal.grant.until"))
                        .hint(page.w("portal.grant.until.hint", latest(page, kind))));
        return fields;
    }

    private Field.Option option(Page page, ProcedureCode code) {
        return new Field.Option(code.value(), titles.of(page, code));
    }

    private String latest(Page page, MandateKind kind) {
        Integer most = kind.mostDays();
        return page.format().shortDate(mandates.today().plusDays(most == null ? 0 : most));
    }

    @PostMapping(PATH)
    Html give(
            Page page,
            SignedIn who,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> sent) {
        var found = kind(who, kind);
        var typed = new LinkedHashMap<String, String>();
        sent.forEach((name, values) -> typed.put(name, values.getFirst()));
        String until = Field.dateFrom(typed, "until");
        var wanted =
                new Grants.Wanted(
                        kind,
                        typed.getOrDefault("number", ""),
                        typed.getOrDefault("name", ""),
                        typed.getOrDefault("role", ""),
                        chosen(sent, "acts"),
                        chosen(sent, "procedures"),
                        day(until));
        return switch (grants.give(who, wanted)) {
            case Grants.Outcome.Given(var id) -> Html.redirect("/mandates/" + id);
            case Grants.Outcome.Refused(var faults) ->
                    form(found, again(page, found, wanted, until, faults)).invalid();
        };
    }

    private List<Field> again(
            Page page,
            MandateKind kind,
            Grants.Wanted wanted,
            String until,
            List<Grants.Fault> faults) {
        var values =
                Map.of(
                        "number", wanted.number(),
                        "name", wanted.name(),
                        "role", wanted.role(),
                        "until", until);
        var fields = new ArrayList<Field>();
        for (Field field : fields(page, kind)) {
            var filled =
                    switch (field.name()) {
                        case "acts" -> field.values(List.copyOf(wanted.acts()));
                        case "procedures" -> field.values(List.copyOf(wanted.procedures()));
                        default -> field.value(values.get(field.name()));
                    };
            fields.add(filled.error(words(page, field.name(), faults).orElse(null)));
        }
        // what concerns no field stands at the first
        words(page, "kind", faults)
                .ifPresent(words -> fields.set(0, fields.getFirst().error(words)));
        return fields;
    }

    private static Optional<String> words(Page page, String field, List<Grants.Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .findFirst()
                .map(fault ->
                        page.w(
                                fault.key(),
                                fault.arguments().stream()
                                        .map(one ->
                                                one instanceof LocalDate day
                                                        ? page.format().date(day)
                                                        : one)
                                        .toArray()));
    }

    private static Set<String> chosen(MultiValueMap<String, String> sent, String name) {
        return Set.copyOf(sent.getOrDefault(name, List.of()));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private MandateKind kind(SignedIn who, String id) {
        return mandates.givable(who).stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
