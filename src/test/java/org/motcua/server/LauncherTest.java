package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, in front of a program that only tells how it was started.
class LauncherTest {
    @TempDir Path folder;

    @BeforeEach
    void aBuiltProgram() throws IOException {
        Files.copy(Path.of("motcua"), folder.resolve("motcua"));
        assertThat(folder.resolve("motcua").toFile().setExecutable(true)).isTrue();
        for (String part : List.of("src/main", "country/schema", "target")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("target/motcua.built"), "");
    }

    @Test
    void takesTheFirstJdkThatIsNewEnough() throws Exception {
        var old = jdk("old", "21.0.4");
        var wanted = jdk("wanted", "25.0.1");
        var said = start(Map.of("MOTCUA_JAVA_HOME", "" + old, "JAVA_HOME", "" + wanted), "help");
        assertThat(said)
                .contains("MOTCUA_JAVA_HOME holds no JDK 25; using " + wanted + " instead.")
                .contains("started by " + wanted + "/bin/java");
    }

    @Test
    void whereNoLocaleIsSetDiacriticsAreKept() throws Exception {
        var jdk = "" + jdk("jdk", "25.0.1");
        for (var bare :
                List.of(
                        Map.of("JAVA_HOME", jdk),
                        Map.of("JAVA_HOME", jdk, "LANG", "C"),
                        Map.of("JAVA_HOME", jdk, "LC_ALL", "POSIX"))) {
            assertThat(start(bare, "check")).as("" + bare).contains("all C.UTF-8\n");
        }
    }

    @Test
    void theLocaleOfWhoStartsItIsLeftAlone() throws Exception {
        var said =
                start(
                        Map.of("JAVA_HOME", "" + jdk("jdk", "25.0.1"), "LANG", "vi_VN.UTF-8"),
                        "check");
        assertThat(said).contains("all -\n");
    }

    @Test
    void argumentsComeWhole() throws Exception {
        var said =
                start(
                        Map.of("JAVA_HOME", "" + jdk("jdk", "25.0.1")),
                        "check",
                        "--country",
                        "một cửa");
        assertThat(said).contains("<check><--country><một cửa>");
    }

    /// A folder that looks like that of a JDK.
    private Path jdk(String name, String version) throws IOException {
        var home = folder.toRealPath().resolve(name);
        var bin = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            var file = bin.resolve(program);
            Files.writeString(
                    file,
                    """
                    #!/bin/sh
                    echo "started by $0"
                    echo "all ${LC_ALL:--}"
                    printf '<%s>' "$@"
                    """);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(
                home.resolve("release"),
                "JAVA_VERSION=\"%s\"\nJAVA_RUNTIME_VERSION=\"%s\"\n".formatted(version, version));
        return home;
    }

    private String start(Map<String, String> environment, String... arguments) throws Exception {
        // by a file, because a test without a locale could not pass diacritics on itself
        var script = folder.resolve("start.sh");
        var words = Stream.of(arguments).map(word -> "'" + word + "'").toList();
        Files.writeString(script, "./motcua " + String.join(" ", words) + "\n");
        var builder =
                new ProcessBuilder("sh", "" + script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        var inherited = new HashMap<>(builder.environment());
        builder.environment().clear();
        builder.environment().put("PATH", inherited.getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().putAll(environment);
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
