package org.motcua.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// A gateway as an operator's program sees it: over its face `watch`, with its secret.
public final class GatewayWatch {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration REPEAT = Duration.ofSeconds(150);

    private final URI address;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /// @param address of the face, `http://host:port`
    public GatewayWatch(URI address, String secret) {
        this.address = address;
        this.secret = secret;
    }

    /// The figures from an hour on (counted from 1970), the oldest first; ask again from the last.
    public List<Passed> figures(long from) throws IOException {
        return List.of(read(get("figures?from=" + from, ANSWER), Passed[].class));
    }

    /// Messages in trouble after a number.
    public List<Trouble> troubles(long after) throws IOException {
        return List.of(read(get("troubles?after=" + after, ANSWER), Trouble[].class));
    }

    /// What is under way for too long.
    public List<Trouble> underWay() throws IOException {
        return List.of(read(get("underway", ANSWER), Trouble[].class));
    }

    /// One message with everything that proves it, as a file; nothing where the log does not hold
    /// it.
    public Optional<byte[]> proof(String id) throws IOException {
        var answer = get("proof?id=" + encoded(id), REPEAT);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(whole(answer));
    }

    /// Sends a message again, as it stands in the log.
    public Replay replay(String id) throws IOException {
        var request =
                asking("replay?id=" + encoded(id), REPEAT)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return read(sent(request), Replay.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String what, Duration within) throws IOException {
        return sent(asking(what, within).build());
    }

    private HttpRequest.Builder asking(String what, Duration within) {
        return HttpRequest.newBuilder(URI.create(address + "/operator/" + what))
                .timeout(within)
                .header("Authorization", "Bearer " + secret);
    }

    private HttpResponse<byte[]> sent(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }

    private static byte[] whole(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("the gateway answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) throws IOException {
        try {
            return SignedDirectory.JSON.readValue(whole(answer), type);
        } catch (JacksonException e) {
            throw new IOException("the gateway's answer cannot be read", e);
        }
    }
}
