package org.motcua.synchrony;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.motcua.store.ObjectStore;
import org.motcua.unit.JoinedHouse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The way to another house: through the own gateway, as X-Road's protocol wants it. Each try is a
/// message of its own; what it says is taken once by its number.
@Component
class HouseLine {
    static final String PURPOSE = "dossier-synchronisation";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OwnHouse own;
    private final ObjectStore store;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    HouseLine(OwnHouse own, ObjectStore store) {
        this.own = own;
        this.store = store;
    }

    /// What a gateway or the other house said instead of an answer.
    static final class Silent extends IOException {
        Silent(String message) {
            super(message);
        }
    }

    /// @param session names the message
    /// @param about the code of the dossier, or the session where it is about several
    /// @throws IOException where no answer came, whether or not it was heard
    JsonNode ask(JoinedHouse other, String session, String about, String body) throws IOException {
        var request =
                request(other, "/dossiers/messages", session, about)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        var answer = sent(request.build());
        try {
            return Item.JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("The answer is no JSON", e);
        }
    }

    /// Sends a file, as a stream.
    void file(JoinedHouse other, String sum, String about) throws IOException {
        String session = UUID.randomUUID().toString();
        var request =
                request(other, "/dossier-files/files/" + sum, session, about)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(
                                HttpRequest.BodyPublishers.fromPublisher(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> store.open(sum)),
                                        store.size(sum)));
        sent(request.build());
    }

    private HttpRequest.Builder request(
            JoinedHouse other, String path, String session, String about) {
        var self = own.self().orElseThrow();
        return HttpRequest.newBuilder(URI.create(own.gateway() + "/r1/" + other.system() + path))
                .timeout(PATIENCE)
                .header("X-Road-Client", self.system())
                .header("X-Road-Id", session)
                .header("X-Road-Issue", about)
                .header("X-Exchange-Purpose", PURPOSE);
    }

    private HttpResponse<String> sent(HttpRequest request) throws IOException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                String type = answer.headers().firstValue("X-Road-Error").orElse("");
                throw new Silent("%d %s".formatted(answer.statusCode(), type).strip());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
