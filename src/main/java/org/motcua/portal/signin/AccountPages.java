package org.motcua.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motcua.identity.Accounts;
import org.motcua.identity.Accounts.Fault;
import org.motcua.identity.Allow;
import org.motcua.identity.ReturnTo;
import org.motcua.identity.SecondFactor;
import org.motcua.identity.Sessions;
import org.motcua.identity.SignIns;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The safety of one's own account: password, codes, open sessions, the level.
@Controller
@Allow("account.own")
final class AccountPages {
    private static final String CODES_PATH = "/account/codes";
    private static final String PASSWORD_PATH = "/account/password";

    private final Accounts accounts;
    private final SignIns signIns;
    private final SecondFactor factor;
    private final Sessions sessions;
    private final ReturnTo returnTo;

    AccountPages(
            Accounts accounts,
            SignIns signIns,
            SecondFactor factor,
            Sessions sessions,
            ReturnTo returnTo) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.factor = factor;
        this.sessions = sessions;
        this.returnTo = returnTo;
    }

    @GetMapping("/account")
    Html show(SignedIn who, HttpServletRequest request) {
        return Html.of(
                "portal/signin/account",
                Map.of(
                        "who",
                        who,
                        "account",
                        accounts.get(who.account()),
                        "sessions",
                        sessions.list(who.account(), request),
                        "wordsLeft",
                        factor.recoveryWordsLeft(who.account())));
    }

    @PostMapping("/account/sessions/end")
    Html end(SignedIn who, @RequestParam(defaultValue = "") String session) {
        sessions.end(who.account(), session);
        return Html.redirect("/account");
    }

    @PostMapping("/account/sessions/end-all")
    Html endAll(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(who.account());
        sessions.end(request);
        returnTo.forget(request, response);
        return Html.redirect("/signed-out");
    }

    @GetMapping("/account/level")
    Html level(SignedIn who) {
        return Html.of("portal/signin/level", Map.of("account", accounts.get(who.account())));
    }

    @GetMapping(PASSWORD_PATH)
    Html askPassword(Page page, SignedIn who) {
        return passwordForm(page).show();
    }

    @PostMapping(PASSWORD_PATH)
    Html changePassword(
            Page page,
            SignedIn who,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request) {
        var faults = new ArrayList<Fault>();
        if (!next.equals(again)) {
            faults.add(new Fault("again", "identity.password.differ", List.of()));
        } else {
            faults.addAll(
                    signIns.changePassword(
                            who.account(), present, next, SignInPages.address(request)));
        }
        if (!faults.isEmpty()) {
            return passwordForm(page).faults(faults).invalid();
        }
        sessions.passwordChanged(request);
        sessions.endOthers(who.account(), request);
        return Html.redirect("/account");
    }

    @GetMapping(CODES_PATH)
    Html codes(Page page, SignedIn who) {
        return accounts.get(who.account()).secondFactor()
                ? Html.redirect("/account")
                : enrolment(page, who, false);
    }

    @PostMapping(CODES_PATH)
    Html codesSetUp(
            Page page,
            SignedIn who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        if (accounts.get(who.account()).secondFactor()) {
            return Html.redirect("/account");
        }
        var words = factor.confirm(who.account(), code);
        if (words.isEmpty()) {
            return enrolment(page, who, true);
        }
        sessions.lift(request);
        return words(words);
    }

    @PostMapping("/account/recovery-words")
    Html newWords(SignedIn who) {
        return accounts.get(who.account()).secondFactor()
                ? words(factor.newRecoveryWords(who.account()))
                : Html.redirect(CODES_PATH);
    }

    private static Html words(List<String> words) {
        return Html.of("portal/signin/words", Map.of("words", words, "next", "/account/level"));
    }

    private Html enrolment(Page page, SignedIn who, boolean wrong) {
        var field = SignInPages.codeField(page);
        var view =
                Html.of(
                        "portal/signin/codes",
                        Map.of(
                                "enrolment",
                                factor.enrol(who.account(), page.w("identity.issuer")),
                                "code",
                                field.error(wrong ? page.w("identity.code.wrong") : null),
                                "action",
                                CODES_PATH));
        return wrong ? view.invalid() : view;
    }

    private static Form passwordForm(Page page) {
        var fields =
                List.of(
                        Field.password("present", page.w("identity.password.present"))
                                .autocomplete("current-password"),
                        Field.password("next", page.w("identity.password.next"))
                                .hint(page.w("identity.password.hint"))
                                .autocomplete("new-password"),
                        Field.password("again", page.w("identity.password.again"))
                                .autocomplete("new-password"));
        return Form.of(page, "identity.password", PASSWORD_PATH, fields);
    }
}
