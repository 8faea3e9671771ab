package org.motcua.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.exchange.Trial;

/// The two gateways of the bench: nothing is measured before both are there.
class GatewayPairTest {
    private static final PrintWriter NOWHERE = new PrintWriter(new StringWriter());
    private static final byte[] REQUEST =
            "{\"number\":\"001190000001\"}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER =
            "{\"name\":\"A\",\"born\":\"1990-02-03\"}".getBytes(StandardCharsets.US_ASCII);

    @TempDir private Path folder;

    @Test
    void whoAsksIsAnsweredAlsoWhereTheSecondGatewayStartsLate() throws IOException {
        String java =
                "%s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dlogback.configurationFile=gateway-logback.xml"
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"));
        var late =
                List.of(
                        "sh",
                        "-c",
                        "case $1 in *answering) sleep 4 ;; esac; exec %s -cp '%s' org.motcua.server.GatewayCommand $1"
                                .formatted(java, System.getProperty("java.class.path")),
                        "sh");
        try (var backend = new Backend(ANSWER)) {
            int peer = GatewayPair.freePort();
            int front = GatewayPair.freePort();
            var trial = trial(backend, peer, front);
            try (var _ = GatewayPair.start(late, trial, folder, front, peer, NOWHERE);
                    var askers =
                            new Askers(4, front, "/r1/" + Trial.SERVICE, Trial.CLIENT, REQUEST)) {
                var run = askers.run(1, 0);

                assertThat(run.failed()).as(run.refusal()).isZero();
                assertThat(run.waits()).isNotEmpty();
            }
        }
    }

    @Test
    void aGatewayThatDoesNotStartIsToldAtOnce() throws IOException {
        try (var backend = new Backend(ANSWER)) {
            int peer = GatewayPair.freePort();
            int front = GatewayPair.freePort();
            var trial = trial(backend, peer, front);

            assertThatThrownBy(() ->
                            GatewayPair.start(
                                    List.of("sh", "-c", "exit 3"),
                                    trial,
                                    folder,
                                    front,
                                    peer,
                                    NOWHERE))
                    .hasMessageContaining("a process ended");
        }
    }

    private Trial trial(Backend backend, int peer, int front) throws IOException {
        var trial = new Trial(folder, Clock.systemUTC(), peer);
        var place = List.of(URI.create("http://127.0.0.1:" + backend.port()));
        trial.settings(peer, Map.of(Trial.SERVICE, place), null, 1);
        trial.consumerPort(front, 1);
        return trial;
    }
}
