package org.motcua.exchange;

import java.util.List;
import java.util.Optional;

/// One agreement, made ready to decide by.
final class Right {
    private final Directory.Agreement agreement;
    private final Directory.Offer service;
    private final String label;
    private final List<Path> paths;
    private final boolean secret;
    private final boolean sensitive;
    private final FieldCheck response;
    private final FieldCheck request;
    private final long from;
    private final long until;
    private final Pass pass = new Pass(this);
    private final Rate rate;
    private final String fields;

    Right(
            Directory.Agreement agreement,
            Directory.Offer service,
            List<String> markings,
            Rate rate) {
        this.agreement = agreement;
        this.service = service;
        this.rate = rate;
        label = agreement.id() + "/" + agreement.version();
        var endpoints =
                agreement.endpoints().isEmpty() ? service.endpoints() : agreement.endpoints();
        paths = endpoints.stream().map(Path::of).toList();
        secret =
                service.grade().secret()
                        || !FieldTree.secretsAmong(service.response(), agreement.fields()).isEmpty()
                        || !FieldTree.secretsAmong(service.request(), agreement.asked()).isEmpty();
        sensitive =
                service.response().stream()
                        .anyMatch(field ->
                                field.grade() == Directory.Grade.SENSITIVE
                                        && agreement.fields().contains(field.path()));
        response =
                new FieldCheck(
                        FieldTree.of(service.response(), agreement.fields()),
                        agreement.unnamed(),
                        markings);
        request =
                new FieldCheck(
                        FieldTree.of(service.request(), agreement.asked()),
                        agreement.unnamed(),
                        markings);
        fields = looksInside() ? String.join(",", agreement.fields()) : "";
        from = agreement.from().toEpochMilli();
        until = agreement.until().toEpochMilli();
    }

    /// What the barrier says of a request.
    sealed interface Decision permits Pass, Refused {}

    /// It may pass by this right.
    record Pass(Right right) implements Decision {}

    /// It may not.
    record Refused(Refusal refusal) implements Decision {}

    Directory.Agreement agreement() {
        return agreement;
    }

    Directory.Offer service() {
        return service;
    }

    /// Id and version, as messages name it.
    String label() {
        return label;
    }

    /// The agreed fields of answers, for the service, which need not tell more than these.
    String fields() {
        return fields;
    }

    FieldCheck response() {
        return response;
    }

    FieldCheck request() {
        return request;
    }

    /// Whether bodies are JSON whose fields are looked at.
    boolean looksInside() {
        return service.content() == Directory.Content.JSON;
    }

    Decision decide(String method, String path, boolean issue, long now, boolean atConsumer) {
        return refusal(method, path, issue, now, atConsumer)
                .<Decision>map(Refused::new)
                .orElse(pass);
    }

    private Optional<Refusal> refusal(
            String method, String path, boolean issue, long now, boolean atConsumer) {
        if (secret) {
            return denied(
                    atConsumer, "StateSecret", "State secrets never pass, whatever was agreed.");
        }
        if (agreement.state() != Directory.State.ACTIVE) {
            return denied(
                    atConsumer,
                    "AgreementNotActive",
                    "The agreement %s is not active. Ask the owner of the service."
                            .formatted(label));
        }
        if (now < from || now >= until) {
            return denied(
                    atConsumer,
                    "AgreementNotValid",
                    "The agreement %s does not hold on this day.".formatted(label));
        }
        if (!allows(method, path)) {
            return denied(
                    atConsumer,
                    "AccessDenied",
                    "The agreement %s does not name this method and path.".formatted(label));
        }
        if ((sensitive || agreement.needs().matter()) && !issue) {
            return denied(
                    atConsumer,
                    "CaseMissing",
                    "Name the case that this data is for in X-Road-Issue.");
        }
        if (!rate.take(now)) {
            return Optional.of(
                    new Refusal(
                            429,
                            (atConsumer ? "Server.ClientProxy." : "Server.ServerProxy.")
                                    + "TooManyRequests",
                            "More requests than the agreement %s allows. Wait a second."
                                    .formatted(label)));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> denied(boolean atConsumer, String type, String message) {
        return Optional.of(Refusal.denied(atConsumer, type, message));
    }

    private boolean allows(String method, String path) {
        for (var each : paths) {
            if (each.matches(method, path)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a request is one of those that an endpoint stands for.
    static boolean meets(Directory.Endpoint endpoint, String method, String path) {
        return Path.of(endpoint).matches(method, path);
    }

    /// A method and a path with places that stand for anything.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Path(String method, String[] parts, boolean open) {
        static Path of(Directory.Endpoint endpoint) {
            boolean open = endpoint.path().endsWith("**");
            String path =
                    open
                            ? endpoint.path().substring(0, endpoint.path().length() - 2)
                            : endpoint.path();
            return new Path(endpoint.method(), split(path), open);
        }

        private static String[] split(String path) {
            String plain = path.startsWith("/") ? path.substring(1) : path;
            plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
            return plain.isEmpty() ? new String[0] : plain.split("/", -1);
        }

        boolean matches(String asked, String path) {
            if (!method.equals("*") && !method.equals(asked)) {
                return false;
            }
            if (open && parts.length == 0) {
                return true;
            }
            int at = path.startsWith("/") ? 1 : 0;
            int end = path.length() > at && path.endsWith("/") ? path.length() - 1 : path.length();
            int found = 0;
            while (at < end) {
                int slash = path.indexOf('/', at);
                int stop = slash < 0 || slash > end ? end : slash;
                if (found == parts.length) {
                    return open;
                }
                boolean any = parts[found].startsWith("{") && stop > at;
                boolean same =
                        parts[found].length() == stop - at && path.startsWith(parts[found], at);
                if (!any && !same) {
                    return false;
                }
                found++;
                at = stop + 1;
            }
            return found == parts.length;
        }
    }
}
