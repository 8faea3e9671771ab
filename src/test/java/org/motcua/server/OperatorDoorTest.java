package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;

/// The door for commands on the same machine opens for the operator's secret and for nothing else.
class OperatorDoorTest {
    private static final Path TOKEN = Path.of("target/test-house-var/operator.token");

    @Test
    void opensForTheSecret() throws Exception {
        var answer = call("POST", "Bearer " + secret());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"result\":\"unchanged\"");
    }

    @Test
    void staysShutWithoutIt() throws Exception {
        for (String given : new String[] {"", "Bearer ", "Bearer 00", "Basic b3BlcmF0b3I6b3A="}) {
            var answer = call("POST", given);
            assertThat(answer.statusCode()).as(given).isEqualTo(403);
            assertThat(answer.body()).contains("refused");
        }
    }

    @Test
    void isNoPageToLookAt() throws Exception {
        assertThat(call("GET", "Bearer " + secret()).statusCode()).isEqualTo(405);
    }

    @Test
    void hasASecretThatOnlyItsOwnerReads() throws IOException {
        assertThat(TestHouse.address()).isNotEmpty();
        assertThat(Files.getPosixFilePermissions(TOKEN)).hasSize(2);
    }

    private static String secret() throws IOException {
        assertThat(TestHouse.address()).isNotEmpty();
        return Files.readString(TOKEN);
    }

    private static HttpResponse<String> call(String method, String authorization) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(TestHouse.address() + OperatorDoor.PATH))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
