package org.motcua.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// For whom a system reads registries: for its own agency or, where it is a gateway of the
/// exchange, for the agency whose system the exchange names. The gateway has verified that system's
/// message; from anybody else the header counts for nothing.
@Component
class Readers {
    private static final String CLIENT = "X-Road-Client";
    private static final String ISSUE = "X-Road-Issue";
    private static final String GATEWAY = "api.exchange";
    private static final int PARTS = 4;

    private final Rights rights;

    Readers(Rights rights) {
        this.rights = rights;
    }

    /// Who reads.
    record Reader(AgencyCode agency, Actor actor) {}

    Reader of(SignedIn who) {
        var client = client(who);
        if (rights.allows(who, GATEWAY)) {
            String[] parts = client.orElse("").split("/", -1);
            if (parts.length != PARTS || parts[2].isEmpty() || parts[3].isEmpty()) {
                throw Trouble.of(Trouble.Kind.NOT_SHARED);
            }
            var agency = new AgencyCode(parts[2]);
            return new Reader(agency, new Actor(Actor.Kind.SYSTEM, client.orElseThrow(), agency));
        }
        var agency =
                Optional.ofNullable(who.actor().agency())
                        .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_SHARED));
        return new Reader(agency, who.actor());
    }

    /// The system of another member for which a gateway asks, as `INSTANCE/CLASS/MEMBER/SYSTEM`.
    Optional<String> client(SignedIn who) {
        return rights.allows(who, GATEWAY) ? Optional.ofNullable(header(CLIENT)) : Optional.empty();
    }

    /// The case for which it is needed: a parameter of its own, or that of the exchange's message.
    String matter(SignedIn who, String named) {
        String issue = header(ISSUE);
        return named.isBlank() && issue != null && rights.allows(who, GATEWAY) ? issue : named;
    }

    private static @Nullable String header(String name) {
        return RequestContextHolder.currentRequestAttributes()
                        instanceof ServletRequestAttributes now
                ? now.getRequest().getHeader(name)
                : null;
    }
}
