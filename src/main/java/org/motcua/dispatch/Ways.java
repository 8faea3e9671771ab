package org.motcua.dispatch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// By which gateways documents leave. The member of the exchange that an agency belongs to is the
/// first level of its code (Decision 20/2020/QĐ-TTg): H29 for H29.18.
@Component("dispatchWays")
class Ways {
    /// The system of a member that sends and receives documents.
    static final String SYSTEM = "dispatch";

    /// The purpose that messages name.
    static final String PURPOSE = "document-interchange";

    private static final String CLASS = "GOV";

    private final Map<String, URI> doors = new ConcurrentHashMap<>();
    private volatile String instance;

    /// @param instance of the exchange, the first part of every identifier
    /// @param gateways `MEMBER=ADDRESS` of the face `consumer`, with commas between them
    Ways(
            @Value("${motcua.dispatch.instance:}") String instance,
            @Value("${motcua.dispatch.gateways:}") List<String> gateways) {
        this.instance = instance;
        for (String one : gateways) {
            String[] parts = one.strip().split("=", 2);
            if (parts.length == 2) {
                doors.put(parts[0].strip(), URI.create(parts[1].strip().replaceAll("/+$", "")));
            } else if (!one.isBlank()) {
                throw new IllegalArgumentException(
                        "motcua.dispatch.gateways wants MEMBER=ADDRESS, not '%s'".formatted(one));
            }
        }
    }

    /// Opens a way, or moves it.
    void open(String instance, String member, URI gateway) {
        this.instance = instance;
        doors.put(member, gateway);
    }

    void close(String member) {
        doors.remove(member);
    }

    /// The member to which an agency belongs.
    static String member(String agency) {
        int dot = agency.indexOf('.');
        return dot < 0 ? agency : agency.substring(0, dot);
    }

    /// The member whose system an identifier of the exchange names; empty where it names none that
    /// sends documents.
    static Optional<String> memberOf(String client) {
        String[] parts = client.split("/", -1);
        return parts.length == 4 && parts[1].equals(CLASS) && parts[3].equals(SYSTEM)
                ? Optional.of(parts[2])
                : Optional.empty();
    }

    /// The system that sends for an agency.
    String client(String agency) {
        return "%s/%s/%s/%s".formatted(instance, CLASS, member(agency), SYSTEM);
    }

    /// Where a message from one agency to another is brought; nothing where there is no gateway.
    Optional<URI> way(String from, String to) {
        return Optional.ofNullable(doors.get(member(from)))
                .map(door ->
                        URI.create(
                                "%s/r1/%s/%s/%s/%s/messages/%s"
                                        .formatted(door, instance, CLASS, member(to), SYSTEM, to)));
    }
}
