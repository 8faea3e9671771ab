package org.motcua.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Somebody signed in, in the form that Spring Security passes around. Rights are not in it: they
/// are asked of [Rights].
final class SignedInToken extends AbstractAuthenticationToken {
    private final transient SignedIn who;

    SignedInToken(SignedIn who) {
        super(List.of());
        this.who = who;
        super.setAuthenticated(true);
    }

    @Override
    public SignedIn getPrincipal() {
        return who;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return who.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInToken that && who.equals(that.who);
    }

    @Override
    public int hashCode() {
        return who.hashCode();
    }

    @Override
    public String toString() {
        return who.toString();
    }
}
