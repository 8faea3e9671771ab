package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the running program to work by the definitions in its folder.
final class ActivateCall {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private ActivateCall() {}

    /// @return the exit code
    static int run(PrintWriter out) {
        Path var = Path.of(setting("MOTCUA_VAR", "var"));
        String port = setting("MOTCUA_PORT", "8080");
        Optional<String> token = OperatorToken.read(var);
        if (token.isEmpty()) {
            out.printf(
                    "No program was started on %s, or this user may not read its secret."
                            + " Start it with ./motcua up, or set MOTCUA_VAR.%n",
                    var);
            return 1;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + OperatorDoor.PATH))
                            .timeout(LONGEST)
                            .header("Authorization", "Bearer " + token.get())
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build();
            return told(client.send(request, HttpResponse.BodyHandlers.ofString()).body(), out);
        } catch (IOException | JacksonException | IllegalArgumentException _) {
            out.printf(
                    "No program answers on port %s. Start it with ./motcua up, or set"
                            + " MOTCUA_PORT. Nothing was changed.%n",
                    port);
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int told(String body, PrintWriter out) {
        JsonNode answer = JsonMapper.shared().readTree(body);
        String state = answer.path("state").asString("");
        switch (answer.path("result").asString("")) {
            case "activated" -> out.printf("Active now: state %s.%n", state.substring(0, 12));
            case "unchanged" ->
                    out.printf("State %s was active already.%n", state.substring(0, 12));
            default -> {
                out.println("Refused; everything stays as it was:");
                answer.path("faults").forEach(fault -> out.println(fault.asString("")));
                out.flush();
                return 1;
            }
        }
        out.flush();
        return 0;
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
