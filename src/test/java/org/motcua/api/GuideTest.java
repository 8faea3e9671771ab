package org.motcua.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestHouse;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Taken;

/// The commands of the guide do what it says.
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    @TempDir Path folder;

    @Test
    void everyCommandOfTheGuideWorks() throws Exception {
        String guide = Files.readString(Path.of("docs/reference/api.md"));
        String[] parts = guide.split("<!-- the agency .*? -->");
        assertThat(parts).hasSize(3);
        Files.write(folder.resolve("record.png"), Pictures.photograph());
        Files.writeString(
                folder.resolve("vars.sh"),
                "MOTCUA=%s\nSECRET=%s\nREADER=%s\n"
                        .formatted(
                                TestHouse.address(),
                                OtherSystem.named("children-home").secret(),
                                ReadingSystemsTest.reader("insurance", "G12").secret()));
        ReadingSystemsTest.facility("79001");
        String found = run(parts[0]);
        assertThat(found).contains("1.001193").contains("\"total\"").contains("dossier.filed");
        assertThat(read("problem.json")).contains("answers-faulty").contains("choose one from");
        var dossier = UUID.fromString(last(read("vars.sh"), "DOSSIER"));
        var casework = TestHouse.bean(Casework.class);
        done(
                casework.receive(
                        seen(dossier),
                        FilingBySystemsTest.officer("guide-hang", "receiving-officer")));
        done(
                casework.askForMore(
                        seen(dossier),
                        FilingBySystemsTest.officer("guide-tuan", "specialist"),
                        List.of("The second page")));
        run(parts[1]);
        assertThat(read("dossier.json")).contains("\"answeredAt\"");
        decide(dossier);
        run(parts[2]);
        assertThat(
                        new String(
                                Files.readAllBytes(folder.resolve("result.pdf")),
                                StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(read("records.json")).contains("\"missing\":[\"79002\"]");
        assertThat(read("facilities.jsonl")).contains("\"key\":\"79001\"");
        assertThat(read("headers.txt").toLowerCase(java.util.Locale.ROOT)).contains("cursor-next");
    }

    private static void decide(UUID dossier) {
        var casework = TestHouse.bean(Casework.class);
        done(
                casework.propose(
                        seen(dossier),
                        FilingBySystemsTest.officer("guide-tuan", "specialist"),
                        "registered",
                        Optional.empty(),
                        ""));
        done(
                casework.decide(
                        seen(dossier),
                        FilingBySystemsTest.officer("guide-hoa", "signing-leader"),
                        "registered",
                        Optional.empty(),
                        ""));
        done(casework.pass(seen(dossier), FilingBySystemsTest.officer("guide-ngoc", "clerk"), ""));
    }

    private static void done(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Done.class);
    }

    private static Casework.Seen seen(UUID id) {
        return new Casework.Seen(id, TestHouse.bean(Dossiers.class).get(id).version());
    }

    private static String last(String vars, String name) {
        var line = Pattern.compile("(?m)^(?:declare -x )?" + name + "=\"?([^\"\n]*)").matcher(vars);
        assertThat(line.find()).as(vars).isTrue();
        return line.group(1).substring(line.group(1).lastIndexOf('/') + 1);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /// Runs the commands of a part of the guide, and keeps what they set for the next part.
    private String run(String part) throws IOException, InterruptedException {
        var script =
                new StringBuilder(
                        """
                        set -euo pipefail
                        set -a
                        . ./vars.sh
                        # a refused command shows what it was answered
                        set -E
                        trap 'tail -n +1 *.json >&2' ERR
                        curl() {
                          if [ "$1" = -fsS ]; then shift; set -- -sS --fail-with-body "$@"; fi
                          command curl "$@"
                        }
                        """);
        var blocks = BLOCK.matcher(part);
        while (blocks.find()) {
            script.append(blocks.group(1));
        }
        script.append(
                """
                sleep 1
                curl -fsS -H "Authorization: Bearer $SECRET" "$MOTCUA/api/v1/changes"
                declare -p MOTCUA SECRET READER DRAFT DOSSIER > vars.sh
                """);
        // a file, because arguments would lose their diacritics where no locale is set
        Files.writeString(folder.resolve("guide.sh"), script);
        var process =
                new ProcessBuilder("bash", "guide.sh")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
