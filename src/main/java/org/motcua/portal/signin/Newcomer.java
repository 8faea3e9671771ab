package org.motcua.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.identity.Registration;
import org.motcua.identity.ReturnTo;
import org.motcua.identity.Sessions;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// What whoever opens an account says of themselves, whatever number they are known by; and what
/// happens once they have.
@Component
final class Newcomer {
    private final Accounts accounts;
    private final Sessions sessions;
    private final ReturnTo returnTo;

    Newcomer(Accounts accounts, Sessions sessions, ReturnTo returnTo) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.returnTo = returnTo;
    }

    /// @param identifier the rule that the number follows
    static Registration registration(String identifier, String number, Map<String, String> typed) {
        return new Registration(
                identifier,
                number,
                typed.getOrDefault("name", ""),
                date(Field.dateFrom(typed, "born-on")),
                sex(typed.getOrDefault("sex", "")),
                typed.getOrDefault("phone", ""),
                typed.getOrDefault("email", ""),
                typed.getOrDefault("password", ""));
    }

    /// Opens the account and signs in, or shows what is wrong.
    Html open(
            Registration registration,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<List<Accounts.Fault>, Html> refused) {
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
            case Accounts.Registered.Refused(var faults) -> refused.apply(faults);
        };
    }

    /// The questions that everybody is asked.
    ///
    /// @param nameHint where the name is copied from
    static List<Field> fields(Page page, Map<String, String> typed, String nameHint) {
        var sexes =
                List.of(
                        new Field.Option("male", page.w("identity.register.male")),
                        new Field.Option("female", page.w("identity.register.female")));
        return List.of(
                Field.text("name", page.w("identity.register.name-label"))
                        .hint(page.w(nameHint))
                        .value(typed.get("name"))
                        .autocomplete("name")
                        .attribute("maxlength", "100"),
                Field.date("born-on", page.w("identity.register.born-on-label"))
                        .value(Field.dateFrom(typed, "born-on"))
                        .autocomplete("bday"),
                Field.radio("sex", page.w("identity.register.sex"), sexes).value(typed.get("sex")),
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
    }

    private static @Nullable LocalDate date(String typed) {
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
