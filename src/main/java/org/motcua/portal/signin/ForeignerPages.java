package org.motcua.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.identity.Accounts.Fault;
import org.motcua.identity.IdentifierRule;
import org.motcua.identity.Identifiers;
import org.motcua.identity.Public;
import org.motcua.identity.ReturnTo;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Opening an account with a passport or a residence card, for people whom the country gave no
/// number. The number of the document, behind the letters of the state that gave it out, is what
/// they sign in with and what registries would know them by.
@Controller
@Public
final class ForeignerPages {
    private static final String PATH = "/register/foreigner";
    private static final String STATES = "countries";

    private final Newcomer newcomer;
    private final Countries countries;
    private final Clock clock;

    ForeignerPages(Newcomer newcomer, Countries countries, Clock clock) {
        this.newcomer = newcomer;
        this.countries = countries;
        this.clock = clock;
    }

    /// The page, for somebody who wants to go on somewhere afterwards.
    static String with(String to) {
        return to.isEmpty() ? PATH : PATH + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    @GetMapping(PATH)
    Html ask(Page page, @RequestParam Map<String, String> asked) {
        return form(page, Map.of("to", asked.getOrDefault("to", ""))).show();
    }

    @PostMapping(PATH)
    Html register(
            Page page,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        var rule = rule(typed);
        var faults = faults(rule, typed);
        if (!faults.isEmpty()) {
            return form(page, typed).faults(faults).invalid();
        }
        var document = rule.orElseThrow();
        String number =
                document.whole(
                        typed.getOrDefault("state", ""), typed.getOrDefault("document-number", ""));
        return newcomer.open(
                Newcomer.registration(document.id(), number, typed),
                typed,
                request,
                response,
                found -> form(page, typed).faults(atDocument(found)).invalid());
    }

    private Optional<IdentifierRule> rule(Map<String, String> typed) {
        return documents().stream()
                .filter(one -> one.id().equals(typed.get("document")))
                .findFirst();
    }

    private List<IdentifierRule> documents() {
        return Identifiers.of(countries.active(), countries.today(clock)).foreign();
    }

    /// What has to be there before a number can be made of it.
    private List<Fault> faults(Optional<IdentifierRule> rule, Map<String, String> typed) {
        var faults = new ArrayList<Fault>();
        if (rule.isEmpty()) {
            faults.add(new Fault("document", "identity.foreigner.no-document", List.of()));
        }
        boolean state =
                rule.filter(IdentifierRule::stateChosen).isEmpty()
                        || states().flatMap(list -> list.find(typed.getOrDefault("state", "")))
                                .isPresent();
        if (!state) {
            faults.add(new Fault("state", "identity.foreigner.no-state", List.of()));
        }
        return faults;
    }

    /// A doubt about the number belongs to the field where it was typed.
    private static List<Fault> atDocument(List<Fault> faults) {
        return faults.stream()
                .map(fault ->
                        fault.field().equals("person-number")
                                ? new Fault("document-number", fault.key(), fault.arguments())
                                : fault)
                .toList();
    }

    private Optional<CodeList> states() {
        return countries
                .active()
                .find(Procedures.CODES, STATES, countries.today(clock))
                .map(definition -> definition.value());
    }

    private Form form(Page page, Map<String, String> typed) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.radio(
                                "document",
                                page.w("identity.foreigner.document"),
                                documents().stream()
                                        .map(rule ->
                                                new Field.Option(rule.id(), page.t(rule.title())))
                                        .toList())
                        .value(typed.get("document")));
        var states = new ArrayList<Field.Option>();
        states.add(new Field.Option("", page.w("identity.foreigner.choose")));
        states().ifPresent(list ->
                list.ordered(page.language())
                        .forEach(entry ->
                                states.add(new Field.Option(entry.code(), page.t(entry.name())))));
        fields.add(
                Field.select("state", page.w("identity.foreigner.state"), states)
                        .hint(page.w("identity.foreigner.state-hint"))
                        .value(typed.get("state")));
        fields.add(
                Field.text("document-number", page.w("identity.foreigner.number"))
                        .hint(page.w("identity.foreigner.number-hint"))
                        .value(typed.get("document-number"))
                        .attribute("maxlength", "30")
                        .attribute("autocapitalize", "characters")
                        .attribute("spellcheck", "false"));
        fields.addAll(Newcomer.fields(page, typed, "identity.foreigner.name-hint"));
        return Form.of(page, "identity.foreigner", PATH, fields)
                .hidden("to", ReturnTo.ownPath(typed.get("to")).orElse(""))
                .link("identity.register.sign-in", "/sign-in");
    }
}
