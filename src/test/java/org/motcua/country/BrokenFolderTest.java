package org.motcua.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every fault an author can make is told at its place, by its rule, with its mend, and alone.
///
/// The broken folders are the files under `src/test/country-faults/`: first what to write over a
/// sound folder (`=== path`), then the faults that come of it (`=== faults`).
class BrokenFolderTest {
    private static final Path CASES = Path.of("src/test/country-faults");
    private static final Map<String, String> SOUND = new LinkedHashMap<>();

    static {
        SOUND.put(
                "country.yaml",
                """
                name: {mi: Te Hāpua, fr: La Lagune}
                languages: [{tag: mi, name: Te reo}, {tag: fr, name: Français}]
                zone: Pacific/Auckland
                currency: {code: XPF, symbol: F, decimals: 0}
                """);
        SOUND.put("words/a.yaml", "a.b: {mi: x, fr: y}\n");
        SOUND.put("offices/harbour.yaml", "id: harbour\nname: {mi: x, fr: y}\n");
        SOUND.put("places.csv", "code,name.mi,name.fr\n001,Uta,Terre\n002,Tai,Mer\n");
    }

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> tellsExactly() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            List<Path> all = cases.sorted().toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(40);
            return all.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    file.getFileName().toString().replace(".txt", ""),
                                    () -> hold(file)));
        }
    }

    private void hold(Path file) throws IOException {
        Case made = made(file, folder);
        assertThat(told(made.folder())).isEqualToNormalizingNewlines(made.faults());
    }

    record Case(Path folder, String faults) {}

    static Case made(Path file, Path folder) throws IOException {
        String[] parts = Files.readString(file).split("(?m)^=== ", -1);
        var files = new LinkedHashMap<>(SOUND);
        String expected = "";
        for (String part : Arrays.copyOfRange(parts, 1, parts.length)) {
            String name = part.substring(0, part.indexOf('\n')).strip();
            String text = part.substring(part.indexOf('\n') + 1);
            if (name.equals("faults")) {
                expected = text;
            } else {
                files.put(name, text);
            }
        }
        Path country = folder.resolve(file.getFileName().toString());
        files.forEach((name, text) -> write(country.resolve(name), text));
        return new Case(country, expected.strip());
    }

    static String told(Path country) {
        return switch (Countries.load(country, TestKinds.ALL)) {
            case Loading.Loaded _ -> "nothing";
            case Loading.Broken(var faults) -> {
                var lines = new ArrayList<String>();
                faults.forEach(fault -> lines.add(fault.toString()));
                yield String.join("\n", lines);
            }
        };
    }

    /// In a fixture, `<TAB>`, `<BELL>` and `<LATIN1>` stand for a tab, a control character and a
    /// letter that is not UTF-8; a file that says only `(none)` is not written.
    private static void write(Path file, String text) {
        if (text.strip().equals("(none)")) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            String made = text.replace("<TAB>", "\t").replace("<BELL>", "\u0007");
            byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
            if (made.contains("<LATIN1>")) {
                bytes = made.replace("<LATIN1>", "é").getBytes(StandardCharsets.ISO_8859_1);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
