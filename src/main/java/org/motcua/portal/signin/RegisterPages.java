package org.motcua.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import org.motcua.identity.Identifiers;
import org.motcua.identity.Public;
import org.motcua.identity.ReturnTo;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Opening an account at level one, and what to do without password or device.
@Controller
@Public
final class RegisterPages {
    private static final String PATH = "/register";

    private final Newcomer newcomer;

    RegisterPages(Newcomer newcomer) {
        this.newcomer = newcomer;
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
        var registration =
                Newcomer.registration(
                        Identifiers.PERSONAL_NUMBER,
                        typed.getOrDefault("person-number", ""),
                        typed);
        return newcomer.open(
                registration,
                typed,
                request,
                response,
                faults -> form(page, typed).faults(faults).invalid());
    }

    @GetMapping("/forgotten-password")
    Html forgotten() {
        return Html.of("portal/signin/help");
    }

    private static Form form(Page page, Map<String, String> typed) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.number("person-number", page.w("identity.register.person-number"))
                        .hint(page.w("identity.register.person-number-hint"))
                        .value(typed.get("person-number"))
                        .attribute("maxlength", "20"));
        fields.addAll(Newcomer.fields(page, typed, "identity.register.name-hint"));
        String to = ReturnTo.ownPath(typed.get("to")).orElse("");
        return Form.of(page, "identity.register", PATH, fields)
                .hidden("to", to)
                .link("identity.register.foreigner", ForeignerPages.with(to))
                .link("identity.register.sign-in", "/sign-in");
    }
}
