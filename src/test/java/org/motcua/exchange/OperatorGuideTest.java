package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the operator's guide do what it says, each as it stands there; only the ports
/// are free ones, and gateways ask their centre more often.
class OperatorGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final String LAUNCHER =
            """
            #!/bin/sh
            main=org.motcua.Motcua
            if [ "$1" = gateway ]; then shift; main=org.motcua.server.GatewayCommand; fi
            exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -Xshare:auto \
              --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
              -Dlogback.configurationFile=gateway-logback.xml -cp "$CLASSES" $main "$@"
            """;

    @TempDir private Path folder;

    @Test
    void everyCommandOfTheGuideWorks() throws Exception {
        Path launcher = folder.resolve("motcua");
        Files.writeString(launcher, LAUNCHER);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();

        String said = run(withFreePorts(script(Files.readString(Path.of("docs/exchange.md")))));

        assertThat(said)
                .contains("{\"name\":\"Example Person\",\"born\":\"1990-02-03\"}")
                .doesNotContain("not agreed\"}")
                .contains("TRIAL/GOV/HEALTH/claims asks TRIAL/GOV/JUSTICE/people/person")
                .contains("unbroken")
                .contains("Everything holds.")
                .contains("motcua_exchange_answered_total")
                .contains("UnknownClient")
                .contains("the revoked one is turned away: 50");
        assertThat(Files.readString(folder.resolve("now.json"))).contains("claims-1");
    }

    private static String script(String guide) {
        var script = new StringBuilder("set -euo pipefail\ntrap 'kill $(jobs -p) || true' EXIT\n");
        var blocks = BLOCK.matcher(guide);
        while (blocks.find()) {
            script.append(
                    blocks.group(1)
                            .replace("sleep 35", "sleep 4")
                            .replace("\"consumer\": ", "\"pollSeconds\": 1, \"consumer\": ")
                            .replace("\"peer\": ", "\"pollSeconds\": 1, \"peer\": ")
                            .replace(
                                    "\"pollSeconds\": 1, \"consumer\": \"127.0.0.1:5511\","
                                            + " \"pollSeconds\": 1,",
                                    "\"pollSeconds\": 1, \"consumer\": \"127.0.0.1:5511\","));
        }
        return script.append(
                        """
                        at=http://127.0.0.1:5511/r1/TRIAL/GOV/JUSTICE/people/person/001190000001
                        curl -sS -H "X-Road-Client: TRIAL/GOV/JUSTICE/people" $at
                        sleep 3
                        echo
                        echo "the revoked one is turned away: $(curl -sS -o refused.json -w '%{http_code}' \
                          -H "X-Road-Client: TRIAL/GOV/HEALTH/claims" $at)"
                        """)
                .toString();
    }

    private static String withFreePorts(String script) throws IOException {
        String with = script;
        for (String port :
                List.of("5600", "5510", "5511", "5512", "5513", "5520", "5522", "5530")) {
            with = with.replace(port, Integer.toString(TrialGateways.freePort()));
        }
        return with;
    }

    private static String classes() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String run(String script) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        var builder =
                new ProcessBuilder("bash", "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CLASSES", classes());
        var process = builder.start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
