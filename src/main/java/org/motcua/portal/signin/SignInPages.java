package org.motcua.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Accounts;
import org.motcua.identity.Accounts.Fault;
import org.motcua.identity.Level;
import org.motcua.identity.Public;
import org.motcua.identity.ReturnTo;
import org.motcua.identity.SecondFactor;
import org.motcua.identity.Sessions;
import org.motcua.identity.SignIns;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in, step by step, and signing out.
@Controller
@Public
final class SignInPages {
    private static final String CODE_PATH = "/sign-in/code";
    private static final String ENROL_PATH = "/sign-in/codes";

    private final SignIns signIns;
    private final SecondFactor factor;
    private final Sessions sessions;
    private final Accounts accounts;
    private final ReturnTo returnTo;
    private final Clock clock;

    SignInPages(
            SignIns signIns,
            SecondFactor factor,
            Sessions sessions,
            Accounts accounts,
            ReturnTo returnTo,
            Clock clock) {
        this.signIns = signIns;
        this.factor = factor;
        this.sessions = sessions;
        this.accounts = accounts;
        this.returnTo = returnTo;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    Html ask(Page page, @RequestParam(defaultValue = "") String to) {
        return first(page, "", false, to).show();
    }

    @PostMapping("/sign-in")
    Html password(
            Page page,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String shared,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean isShared = !shared.isEmpty();
        if (name.isBlank() || password.isEmpty()) {
            return first(page, name, isShared, to)
                    .faults(missing(name.isBlank(), password.isEmpty()))
                    .invalid();
        }
        return switch (signIns.password(name, password, address(request))) {
            case SignIns.Step.In(var account, var level) ->
                    in(request, response, account, level, isShared, to);
            case SignIns.Step.CodeNeeded(var account) -> {
                sessions.pending(request, account);
                yield Html.redirect(next(CODE_PATH, isShared, to));
            }
            case SignIns.Step.EnrolmentNeeded(var account) -> {
                sessions.pending(request, account);
                yield Html.redirect(next(ENROL_PATH, isShared, to));
            }
            case SignIns.Step.Wrong _ ->
                    first(page, name, isShared, to)
                            .faults(List.of(new Fault("name", "identity.sign-in.wrong", List.of())))
                            .invalid();
            case SignIns.Step.Wait(var until) ->
                    first(page, name, isShared, to)
                            .warning("identity.sign-in.wait", minutes(until))
                            .invalid();
        };
    }

    @GetMapping(CODE_PATH)
    Html askCode(
            Page page,
            @RequestParam(defaultValue = "") String shared,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request) {
        return sessions.pending(request).isEmpty()
                ? Html.redirect(next("/sign-in", false, to))
                : second(page, shared, to).show();
    }

    @PostMapping(CODE_PATH)
    Html code(
            Page page,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String shared,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pending = sessions.pending(request);
        if (pending.isEmpty()) {
            return first(page, "", !shared.isEmpty(), to)
                    .warning("identity.sign-in.too-late")
                    .invalid();
        }
        return switch (signIns.code(pending.get(), code, address(request))) {
            case SignIns.Step.In(var account, var level) ->
                    in(request, response, account, level, !shared.isEmpty(), to);
            case SignIns.Step.Wait(var until) ->
                    second(page, shared, to)
                            .warning("identity.sign-in.wait", minutes(until))
                            .invalid();
            case SignIns.Step.Wrong _, SignIns.Step.CodeNeeded _, SignIns.Step.EnrolmentNeeded _ ->
                    second(page, shared, to)
                            .faults(List.of(new Fault("code", "identity.code.wrong", List.of())))
                            .invalid();
        };
    }

    /// Officials have to set codes up before anything else.
    @GetMapping(ENROL_PATH)
    Html enrol(Page page, HttpServletRequest request) {
        return sessions.pending(request)
                .map(account -> enrolment(page, account, false))
                .orElseGet(() -> Html.redirect("/sign-in"));
    }

    @PostMapping(ENROL_PATH)
    Html enrolled(
            Page page,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pending = sessions.pending(request);
        if (pending.isEmpty()) {
            return Html.redirect("/sign-in");
        }
        var words = factor.confirm(pending.get(), code);
        if (words.isEmpty()) {
            return enrolment(page, pending.get(), true);
        }
        sessions.begin(request, pending.get(), Level.TWO, false);
        returnTo.remember(request, response, pending.get());
        return Html.of("portal/signin/words", Map.of("words", words, "next", "/account"));
    }

    @PostMapping("/sign-out")
    Html signOut(
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.end(request);
        returnTo.forget(request, response);
        return Html.redirect(again.isEmpty() ? "/signed-out" : "/sign-in");
    }

    @GetMapping("/signed-out")
    Html signedOut() {
        return Html.of("portal/signin/signedOut");
    }

    private Html enrolment(Page page, UUID account, boolean wrong) {
        var field = codeField(page).error(wrong ? page.w("identity.code.wrong") : null);
        var view =
                Html.of(
                        "portal/signin/codes",
                        Map.of(
                                "enrolment",
                                factor.enrol(account, page.w("identity.issuer")),
                                "code",
                                field,
                                "action",
                                ENROL_PATH));
        return wrong ? view.invalid() : view;
    }

    private Html in(
            HttpServletRequest request,
            HttpServletResponse response,
            UUID account,
            Level level,
            boolean shared,
            String to) {
        sessions.begin(request, account, level, shared);
        returnTo.remember(request, response, account);
        return Html.redirect(ReturnTo.ownPath(to).orElseGet(() -> begin(account)));
    }

    /// People begin at the portal, officials where their work is.
    private String begin(UUID account) {
        return accounts.get(account).person().isPresent() ? "/" : "/?begin=work";
    }

    private static Form first(Page page, String name, boolean shared, String to) {
        var fields =
                List.of(
                        Field.text("name", page.w("identity.sign-in.name"))
                                .hint(page.w("identity.sign-in.name-hint"))
                                .value(name)
                                .autocomplete("username")
                                .attribute("spellcheck", "false"),
                        Field.password("password", page.w("identity.sign-in.password"))
                                .autocomplete("current-password"),
                        Field.checkboxes(
                                        "shared",
                                        page.w("identity.sign-in.device"),
                                        List.of(
                                                new Field.Option(
                                                        "yes", page.w("identity.sign-in.shared"))))
                                .values(shared ? List.of("yes") : List.of()));
        var form = Form.of(page, "identity.sign-in", "/sign-in", fields);
        var back = ReturnTo.ownPath(to);
        // only who comes from a page has something that is kept
        return (back.isPresent() ? form : form.withoutIntro())
                .hidden("to", back.orElse(""))
                .link("identity.sign-in.register", next("/register", false, to))
                .link("identity.sign-in.forgot", "/forgotten-password");
    }

    private static Form second(Page page, String shared, String to) {
        return Form.of(page, "identity.code", CODE_PATH, List.of(codeField(page)))
                .hidden("shared", shared.isEmpty() ? "" : "yes")
                .hidden("to", ReturnTo.ownPath(to).orElse(""))
                .link("identity.code.lost", "/forgotten-password");
    }

    static Field codeField(Page page) {
        return Field.text("code", page.w("identity.code.field"))
                .hint(page.w("identity.code.hint"))
                .autocomplete("one-time-code")
                .attribute("maxlength", "30")
                .attribute("spellcheck", "false");
    }

    private static List<Fault> missing(boolean name, boolean password) {
        var faults = new ArrayList<Fault>();
        if (name) {
            faults.add(new Fault("name", "identity.sign-in.name-missing", List.of()));
        }
        if (password) {
            faults.add(new Fault("password", "identity.sign-in.password-missing", List.of()));
        }
        return faults;
    }

    private static String next(String path, boolean shared, String to) {
        String kept =
                ReturnTo.ownPath(to)
                        .map(own -> "&to=" + URLEncoder.encode(own, StandardCharsets.UTF_8))
                        .orElse("");
        String query = (shared ? "&shared=yes" : "") + kept;
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private long minutes(Instant until) {
        return Math.max(1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
    }

    static String address(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteAddr()).orElse("");
    }
}
