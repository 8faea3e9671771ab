package org.motcua.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.motcua.TestHouse;
import org.motcua.identity.Systems;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another system that talks to the house over HTTP, with its secret.
final class OtherSystem {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String secret;
    private final String language;

    OtherSystem(String secret, String language) {
        this.secret = secret;
        this.language = language;
    }

    /// One with a secret of its own that lasts a day.
    static OtherSystem named(String name) {
        return new OtherSystem(secret(name, Duration.ofDays(1)), "en");
    }

    static String secret(String name, Duration lasts) {
        var given =
                TestHouse.bean(Systems.class)
                        .issue(
                                Actor.operator("test"),
                                name,
                                "Portal " + name,
                                new AgencyCode("H29.26740"),
                                "filing-system",
                                lasts);
        return switch (given) {
            case Systems.Outcome.Given(var issued) -> issued.secret();
            case Systems.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    OtherSystem speaking(String tag) {
        return new OtherSystem(secret, tag);
    }

    String secret() {
        return secret;
    }

    /// An answer: its status, its body where it is JSON, its headers.
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, byte[] body, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, JSON.writeValueAsBytes(body), "application/json", headers);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsBytes(body), "application/json");
    }

    Answer send(
            String method,
            String path,
            byte @org.jspecify.annotations.Nullable [] body,
            String type,
            String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(TestHouse.address() + path))
                        .header("Accept-Language", language)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (!secret.isEmpty()) {
            request.header("Authorization", "Bearer " + secret);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
