package org.motcua.notice;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A carrier of texts that speaks JSON over HTTP: `PUT <url>/<id>` with `to`, `from` and `text`,
/// `GET <url>/<id>` for what became of it. The id in the address makes a second try harmless.
final class HttpSmsGateway implements SmsGateway, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String url;
    private final String token;
    private final String from;

    HttpSmsGateway(URI url, String token, String from) {
        this.url = url.toString().replaceAll("/+$", "");
        this.token = token;
        this.from = from;
    }

    @Override
    public Handover send(String id, String phone, String text) {
        String body =
                JSON.writeValueAsString(Map.of("id", id, "to", phone, "from", from, "text", text));
        var request =
                request(id)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return judged(answer.statusCode(), answer.body());
        } catch (HttpConnectTimeoutException | ConnectException _) {
            return new Handover.Unavailable("the carrier cannot be reached");
        } catch (IOException e) {
            return new Handover.Unknown(e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Handover.Unknown("interrupted");
        }
    }

    @Override
    public Fate fate(String id) {
        try {
            var answer =
                    client.send(request(id).GET().build(), HttpResponse.BodyHandlers.discarding());
            return switch (answer.statusCode()) {
                case 200 -> Fate.ACCEPTED;
                case 404 -> Fate.NEVER_SEEN;
                default -> Fate.UNKNOWN;
            };
        } catch (IOException _) {
            return Fate.UNKNOWN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Fate.UNKNOWN;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String id) {
        var request = HttpRequest.newBuilder(URI.create(url + "/" + id)).timeout(ANSWER);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Handover judged(int status, String body) {
        if (status >= 200 && status < 300) {
            return new Handover.Accepted(reference(body));
        }
        // busy, signed in wrongly, out of order: nothing was taken, and it may be mended
        boolean later = status == 401 || status == 403 || status == 408 || status == 429;
        return later || status >= 500
                ? new Handover.Unavailable("the carrier answers " + status)
                : new Handover.Refused("the carrier answers " + status);
    }

    private static String reference(String body) {
        try {
            return JSON.readTree(body).path("reference").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }
}
