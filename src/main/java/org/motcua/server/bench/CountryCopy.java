package org.motcua.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A country's folder beside a database that is thrown away, with one procedure more: a shipped one
/// without papers, result and changes in registries. What is left of its life is moves, journal and
/// messages, as a process engine has them.
final class CountryCopy {
    private static final Set<String> NEVER = Set.of("results", "changes");

    /// What the examples expect of the parts that are gone.
    private static final Pattern EXPECTED =
            Pattern.compile("      (papers|changes|result|failing): ");

    private CountryCopy() {}

    /// The code of the procedure without documents.
    static String bareCode(String code) {
        return "9" + code.substring(1);
    }

    static Path of(Path country, Path into, String code) {
        try (var files = Files.walk(country)) {
            for (Path file : files.toList()) {
                Path copy = into.resolve(country.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            // the files name their schemas, which lie beside the country
            Path bare = into.resolve("procedures/bare.yaml");
            Files.write(bare, bare(definition(country.resolve("procedures"), code), code));
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> definition(Path folder, String code) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                var lines = Files.readAllLines(file);
                if (lines.contains("code: \"" + code + "\"")) {
                    return lines;
                }
            }
        }
        throw new IllegalStateException("no file of the procedure " + code);
    }

    private static List<String> bare(List<String> definition, String code) {
        var lines = new ArrayList<String>();
        String block = "";
        for (String line : definition) {
            if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                block = line.substring(0, line.indexOf(':'));
            }
            if (line.equals("code: \"" + code + "\"")) {
                lines.add("code: \"" + bareCode(code) + "\"");
            } else if (!leftOut(block, line)) {
                lines.add(line);
                if (NEVER.contains(block) && line.startsWith("  - ")) {
                    lines.add("    when: channel == \"post\"");
                }
            }
        }
        return lines;
    }

    private static boolean leftOut(String block, String line) {
        return block.equals("papers")
                || (NEVER.contains(block) && line.startsWith("    when:"))
                || (block.equals("examples") && EXPECTED.matcher(line).lookingAt());
    }
}
