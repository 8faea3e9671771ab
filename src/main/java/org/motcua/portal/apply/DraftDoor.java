package org.motcua.portal.apply;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.motcua.dossier.Draft;
import org.motcua.dossier.Drafts;
import org.motcua.identity.SignedIn;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Opens drafts for the browser that holds their key, or the person that they belong to.
@Component
class DraftDoor {
    private static final String COOKIE = "motcua-draft-";

    private final Drafts drafts;

    DraftDoor(Drafts drafts) {
        this.drafts = drafts;
    }

    /// The draft; a person who signed in since takes it over.
    Optional<Draft> open(UUID id, HttpServletRequest request, Optional<SignedIn> who) {
        var found = drafts.open(id, secret(id, request), who);
        return found.map(draft ->
                who.filter(one -> draft.account().isEmpty()).isPresent()
                        ? drafts.claim(draft, who.orElseThrow())
                        : draft);
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
