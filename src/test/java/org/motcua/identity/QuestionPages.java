package org.motcua.identity;

import java.util.Optional;
import org.motcua.kernel.AgencyCode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// A small form, only for the tests of this room.
@Controller
@ConditionalOnProperty("motcua.test-pages")
final class QuestionPages {
    private final Rights rights;

    QuestionPages(Rights rights) {
        this.rights = rights;
    }

    @Allow("account.own")
    @GetMapping(path = "/test/question/{number}", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String question(@PathVariable int number, Typed typed, CsrfToken token) {
        return "<input type=\"hidden\" name=\"_csrf\" value=\"%s\">question %d: %s"
                .formatted(token.getToken(), number, typed.first("answer").orElse("nothing typed"));
    }

    @Allow("account.own")
    @PostMapping(path = "/test/question/{number}", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String answer(@PathVariable int number, @RequestParam String answer) {
        return "taken " + number + ": " + answer;
    }

    @Public
    @GetMapping(path = "/test/open", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String open(Optional<SignedIn> who) {
        return who.isPresent() ? who.get().level().name() : "nobody";
    }

    /// As a draft does: open to all, until the matter turns out to be somebody's.
    @Public
    @PostMapping(path = "/test/draft/{number}", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String draft(@PathVariable int number, Optional<SignedIn> who) {
        return number + who.map(SignedIn::name).orElseThrow(SignInNeeded::new);
    }

    @Allow("dossier.receive")
    @GetMapping(path = "/test/agency/{code}", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String agency(@PathVariable String code, SignedIn who) {
        rights.require(who, "dossier.receive", Scope.at(new AgencyCode(code)));
        return "agency " + code;
    }

    @GetMapping(path = "/test/undeclared", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String undeclared() {
        return "nobody said who may come";
    }
}
