package org.motcua.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a system may ask a service: what is not agreed does not pass. Both gateways decide by
/// themselves, from the same signed directory.
final class Barrier {
    private final Map<String, Map<String, List<Right>>> rights = new HashMap<>();

    /// @param rates kept from directory to directory, so that a new one gives nobody new permits
    Barrier(Directory directory, Map<String, Rate> rates) {
        var services = new HashMap<String, Directory.Offer>();
        directory.services().forEach(service -> services.put(service.id(), service));
        for (var agreement : directory.agreements()) {
            var service = services.get(agreement.service());
            if (service != null) {
                var rate =
                        rates.computeIfAbsent(
                                agreement.id(),
                                _ -> new Rate(agreement.perSecond(), agreement.burst()));
                rate.set(agreement.perSecond(), agreement.burst());
                rights.computeIfAbsent(agreement.consumer(), _ -> new HashMap<>())
                        .computeIfAbsent(agreement.service(), _ -> new ArrayList<>(1))
                        .add(new Right(agreement, service, directory.markings(), rate));
            }
        }
    }

    /// @param agreement which one the message names, as id or id and version; null where none
    /// @param purpose the purpose that it names; null where none, which one agreement alone allows
    /// @param issue whether it names a case
    Right.Decision decide(
            String client,
            Call call,
            String method,
            @Nullable String agreement,
            @Nullable String purpose,
            boolean issue,
            long now,
            boolean atConsumer) {
        var found = rights.getOrDefault(client, Map.of()).get(call.service());
        if (found == null) {
            return refused(
                    atConsumer,
                    "AccessDenied",
                    "No agreement lets this system ask this service. Ask its owner for one.");
        }
        Right chosen = null;
        for (var right : found) {
            if ((agreement == null || names(agreement, right))
                    && (purpose == null || purpose.equals(right.agreement().purpose()))) {
                if (chosen != null) {
                    return refused(
                            atConsumer,
                            "PurposeMissing",
                            "Several agreements fit. Name one in X-Exchange-Agreement or"
                                    + " X-Exchange-Purpose.");
                }
                chosen = right;
            }
        }
        if (chosen == null) {
            return refused(
                    atConsumer,
                    "PurposeNotAgreed",
                    "No agreement between this system and this service names this purpose.");
        }
        if (purpose == null && chosen.agreement().needs().purpose()) {
            return refused(
                    atConsumer,
                    "PurposeMissing",
                    "Name what the data is for in X-Exchange-Purpose.");
        }
        return chosen.decide(method, call.path(), issue, now, atConsumer);
    }

    private static boolean names(String named, Right right) {
        return named.equals(right.agreement().id()) || named.equals(right.label());
    }

    private static Right.Decision refused(boolean atConsumer, String type, String message) {
        return new Right.Refused(Refusal.denied(atConsumer, type, message));
    }
}
