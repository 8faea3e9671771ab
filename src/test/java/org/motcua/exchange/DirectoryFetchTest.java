package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The directory travels only where it changed.
class DirectoryFetchTest {
    @TempDir private Path folder;

    private static HttpResponse<String> get(URI centre, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(centre.resolve("/directory"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void theCentreSendsItOnlyToWhoHasAnother() throws Exception {
        var centre = Centre.make(folder, "TRIAL", Clock.systemUTC());
        try (var server = CentreServer.start(centre, "127.0.0.1:0")) {
            var whole = get(server.address());
            String tag = whole.headers().firstValue("ETag").orElseThrow();
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body())
                    .isEqualTo(
                            new String(
                                    centre.published(), java.nio.charset.StandardCharsets.UTF_8));

            for (String same : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                var unchanged = get(server.address(), "If-None-Match", same);
                assertThat(unchanged.statusCode()).as(same).isEqualTo(304);
                assertThat(unchanged.body()).isEmpty();
                assertThat(unchanged.headers().firstValue("ETag")).hasValue(tag);
            }
            assertThat(get(server.address(), "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);

            centre.change(UnaryOperator.identity());
            var changed = get(server.address(), "If-None-Match", tag);
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        }
    }

    @Test
    void aGatewayNamesWhatItHasAndTakesNothingThatIsNotSigned() throws Exception {
        var centre = Centre.make(folder.resolve("centre"), "TRIAL", Clock.systemUTC());
        var named = new ArrayList<String>();
        var body = new byte[][] {centre.published()};
        var http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        http.createContext(
                "/directory",
                exchange -> {
                    String tag = "\"%d\"".formatted(java.util.Arrays.hashCode(body[0]));
                    String has = exchange.getRequestHeaders().getFirst("If-None-Match");
                    named.add(String.valueOf(has));
                    exchange.getResponseHeaders().set("ETag", tag);
                    boolean same = tag.equals(has);
                    exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : body[0].length);
                    if (!same) {
                        exchange.getResponseBody().write(body[0]);
                    }
                    exchange.close();
                });
        http.start();
        try {
            Path home = Files.createDirectories(folder.resolve("gateway"));
            Files.write(home.resolve("directory.json"), centre.published());
            var at = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
            var keeper = new DirectoryKeeper(home, centre.anchorKey(), at);

            assertThat(keeper.poll()).as("the same version").isFalse();
            assertThat(keeper.poll()).isFalse();
            assertThat(keeper.heard()).isTrue();
            assertThat(named.getFirst()).isEqualTo("null");
            assertThat(named.get(1)).as("the tag that came").startsWith("\"");

            body[0] = centre.published();
            body[0][body[0].length / 2] ^= 1;
            assertThat(keeper.poll()).as("forged").isFalse();
            assertThat(keeper.poll()).isFalse();
            assertThat(named.getLast())
                    .as("what was not taken is asked for again")
                    .isEqualTo(named.get(1));

            centre.change(UnaryOperator.identity());
            body[0] = centre.published();
            assertThat(keeper.poll()).isTrue();
            assertThat(keeper.poll()).isFalse();
            assertThat(keeper.snapshot().directory().version())
                    .isEqualTo(
                            SignedDirectory.read(centre.published())
                                    .verified(DirectoryKeeper.anchor(centre.anchorKey()))
                                    .version());
            assertThat(named.getLast()).isNotEqualTo(named.get(1));
        } finally {
            http.stop(0);
        }
    }
}
