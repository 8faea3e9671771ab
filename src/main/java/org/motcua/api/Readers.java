package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// For whom a system reads registries: for its own agency or, where it is a gateway of the
/// exchange, for the agency whose system the exchange names. The gateway has verified that system's
/// message; from anybody else the headers count for nothing.
@Component
class Readers {
    private static final String GATEWAY = "api.exchange";
    private static final Pattern CLIENT =
            Pattern.compile("[^/\\s]{1,60}/[^/\\s]{1,60}/([A-Za-z0-9.-]{1,40})/[^/\\s]{1,60}");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");

    private final Rights rights;

    Readers(Rights rights) {
        this.rights = rights;
    }

    /// Who reads.
    ///
    /// @param trace of an exchange: its message, agreement and purpose, for the journal
    /// @param agreed the fields that the exchange lets pass; nothing where it is no exchange
    record Reader(
            AgencyCode agency,
            Actor actor,
            Map<String, String> trace,
            Optional<Set<String>> agreed) {}

    Reader of(SignedIn who) {
        if (rights.allows(who, GATEWAY)) {
            return exchanged();
        }
        var agency =
                Optional.ofNullable(who.actor().agency())
                        .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_SHARED));
        return new Reader(agency, who.actor(), Map.of(), Optional.empty());
    }

    /// A gateway says for whom, by which agreement and for what it asks; one that leaves something
    /// out gets nothing.
    private static Reader exchanged() {
        String client = needed("X-Road-Client");
        var parts = CLIENT.matcher(client);
        if (!parts.matches()) {
            throw Trouble.of(Trouble.Kind.NOT_SHARED);
        }
        var trace = new LinkedHashMap<String, String>();
        trace.put("message", needed("X-Road-Id"));
        trace.put("exchange", needed("X-Exchange-Agreement"));
        trace.put("purpose", needed("X-Exchange-Purpose"));
        var agency = new AgencyCode(parts.group(1));
        return new Reader(
                agency, new Actor(Actor.Kind.SYSTEM, client, agency), trace, Optional.of(agreed()));
    }

    private static Set<String> agreed() {
        return Shares.fields(List.of(header("X-Exchange-Fields").orElse("").split(",", -1)));
    }

    private static String needed(String name) {
        return header(name)
                .filter(value -> VISIBLE.matcher(value).matches())
                .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_SHARED));
    }

    /// The system of another member for which a gateway asks, as `INSTANCE/CLASS/MEMBER/SYSTEM`.
    Optional<String> client(SignedIn who) {
        return rights.allows(who, GATEWAY)
                ? header("X-Road-Client").filter(value -> CLIENT.matcher(value).matches())
                : Optional.empty();
    }

    /// The case for which it is needed: a parameter of its own, or that of the exchange's message.
    String matter(SignedIn who, String named) {
        return named.isBlank() && rights.allows(who, GATEWAY)
                ? header("X-Road-Issue").orElse(named)
                : named;
    }

    private static Optional<String> header(String name) {
        return RequestContextHolder.currentRequestAttributes()
                        instanceof ServletRequestAttributes now
                ? Optional.ofNullable(value(now.getRequest(), name))
                : Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable String value(
            HttpServletRequest request, String name) {
        return request.getHeader(name);
    }
}
