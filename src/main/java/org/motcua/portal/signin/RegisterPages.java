package org.motcua.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.identity.Public;
import org.motcua.identity.Registration;
import org.motcua.identity.ReturnTo;
import org.motcua.identity.Sessions;
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

    private final Accounts accounts;
    private final Sessions sessions;
    private final ReturnTo returnTo;

    RegisterPages(Accounts accounts, Sessions sessions, ReturnTo returnTo) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.returnTo = returnTo;
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
                new Registration(
                        typed.getOrDefault("person-number", ""),
                        typed.getOrDefault("name", ""),
                        date(Field.dateFrom(typed, "born-on")),
                        sex(typed.getOrDefault("sex", "")),
                        typed.getOrDefault("phone", ""),
                        typed.getOrDefault("email", ""),
                        typed.getOrDefault("password", ""));
        return switch (accounts.register(registration)) {
            case Accounts.Registered.Opened(var account) -> {
                sessions.begin(request, account, Level.ONE, false);
                returnTo.remember(request, response, account);
                // whoever was about to do something goes on with it
                yield Html.redirect(
                        ReturnTo.ownPath(typed.get("to"))
                                .filter(path -> !path.equals("/"))
                                .orElse("/account/level"));
            }
            case Accounts.Registered.Refused(var faults) ->
                    form(page, typed).faults(faults).invalid();
        };
    }

    @GetMapping("/forgotten-password")
    Html forgotten() {
        return Html.of("portal/signin/help");
    }

    private static Form form(Page page, Map<String, String> typed) {
        var sexes =
                List.of(
                        new Field.Option("male", page.w("identity.register.male")),
                        new Field.Option("female", page.w("identity.register.female")));
        var fields =
                List.of(
                        Field.number("person-number", page.w("identity.register.person-number"))
                                .hint(page.w("identity.register.person-number-hint"))
                                .value(typed.get("person-number"))
                                .attribute("maxlength", "20"),
                        Field.text("name", page.w("identity.register.name-label"))
                                .hint(page.w("identity.register.name-hint"))
                                .value(typed.get("name"))
                                .autocomplete("name")
                                .attribute("maxlength", "100"),
                        Field.date("born-on", page.w("identity.register.born-on-label"))
                                .value(Field.dateFrom(typed, "born-on"))
                                .autocomplete("bday"),
                        Field.radio("sex", page.w("identity.register.sex"), sexes)
                                .value(typed.get("sex")),
                        Field.number("phone", page.w("identity.register.phone-label"))
                                .hint(page.w("identity.register.phone-hint"))
                                .value(typed.get("phone"))
                                .autocomplete("tel")
                                .attribute("inputmode", "tel")
                                .attribute("maxlength", "20"),
                        Field.text("email", page.w("identity.register.email-label"))
                                .value(typed.get("email"))
                                .autocomplete("email")
                                .attribute("inputmode", "email")
                                .attribute("spellcheck", "false")
                                .mayBeEmpty(),
                        Field.password("password", page.w("identity.register.password"))
                                .hint(page.w("identity.password.hint"))
                                .autocomplete("new-password"));
        return Form.of(page, "identity.register", PATH, fields)
                .hidden("to", ReturnTo.ownPath(typed.get("to")).orElse(""))
                .link("identity.register.sign-in", "/sign-in");
    }

    static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable String sex(String typed) {
        return typed.equals("male") || typed.equals("female") ? typed : null;
    }
}
