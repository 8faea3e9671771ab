package org.motcua.portal.apply;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.motcua.dossier.Draft;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.Drafts;
import org.motcua.identity.Level;
import org.motcua.identity.SignInNeeded;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;

/// Opens drafts for the browser that holds their key, or the person that they belong to.
@Component
class DraftDoor {
    private static final String COOKIE = "motcua-draft-";

    private final Drafts drafts;

    DraftDoor(Drafts drafts) {
        this.drafts = drafts;
    }

    /// The draft; a person who signed in since takes it over. Somebody whose session is over signs
    /// in first and comes back to the same page, with what they had typed.
    Draft open(UUID id, HttpServletRequest request, Optional<SignedIn> who) {
        var found = drafts.open(id, secret(id, request), who);
        if (found.isEmpty()) {
            if (who.isEmpty() && drafts.opensAfterSigningIn(id)) {
                throw new SignInNeeded();
            }
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var draft = found.get();
        if (who.isPresent() && draft.account().isEmpty()) {
            return drafts.claim(draft, who.get());
        }
        // a registry that fell silent is asked again whenever somebody looks
        return draft.filedAs().isPresent() || (draft.silent().isEmpty() && !unasked(draft, who))
                ? draft
                : drafts.retry(draft, who);
    }

    /// Whether registries were never asked, because whoever filled it in for somebody was not to
    /// see what they say.
    private static boolean unasked(Draft draft, Optional<SignedIn> who) {
        return draft.helper().isEmpty()
                && draft.facts().byPrefill().isEmpty()
                && draft.unanswered().isEmpty()
                && who.filter(one -> one.level() == Level.TWO).isPresent();
    }

    /// A draft that can still be changed.
    DraftView unfiled(UUID id, HttpServletRequest request, Optional<SignedIn> who) {
        var draft = open(id, request, who);
        if (draft.filedAs().isPresent()) {
            throw new Filed(draft.filedAs().get());
        }
        return drafts.view(draft, who);
    }

    /// The draft was sent: its pages lead to what it became.
    static final class Filed extends RuntimeException {
        final UUID dossier;

        Filed(UUID dossier) {
            super("filed already", null, false, false);
            this.dossier = dossier;
        }
    }

    /// Leads on from pages of a draft that was sent, whichever way somebody came back to them.
    @ControllerAdvice
    static final class Onward {
        @ExceptionHandler
        Html filed(Filed filed) {
            return Html.redirect("/dossiers/" + filed.dossier);
        }
    }

    /// Gives the browser the key of a draft.
    void hand(HttpServletRequest request, HttpServletResponse response, Drafts.Begun begun) {
        var cookie =
                ResponseCookie.from(COOKIE + begun.draft().id(), begun.secret())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(30))
                        .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }

    private static Optional<String> secret(UUID id, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE + id))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
