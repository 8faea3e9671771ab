package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Tariff;

/// The country that is shipped holds together, and every sentence that the code shows is in it.
class ShippedCountryTest {
    private static final Country COUNTRY = TestCountry.COUNTRY;
    private static final Pattern USED =
            Pattern.compile(
                    "(?:\\bwords(?:\\(\\))?\\s*\\.\\s*of|\\bw)\\(\\s*\"([a-z][a-z0-9._-]*)\"\\s*[,)]");

    @Test
    void hasNoFault() {
        assertThat(COUNTRY.settings().tags()).containsExactly("vi", "en");
    }

    @Test
    void hasTheWordsOfEveryKeyInUse() {
        Set<String> missing = new TreeSet<>();
        for (String root : new String[] {"src/main/java", "src/main/jte"}) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().matches(".*\\.(java|jte)"))
                        .forEach(file -> missing(file, missing));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(missing)
                .as("keys in use that are in no file under country/vietnam/words")
                .isEmpty();
    }

    private static void missing(Path file, Set<String> missing) {
        try {
            Matcher matcher = USED.matcher(Files.readString(file));
            while (matcher.find()) {
                if (COUNTRY.words().find(matcher.group(1)).isEmpty()) {
                    missing.add(matcher.group(1) + " in " + file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasASchemaForEveryKind() {
        assertThat(Kinds.all())
                .filteredOn(kind -> kind.type() != String.class)
                .extracting(Kind::name)
                .allSatisfy(name ->
                        assertThat(Path.of("country/schema", name + ".schema.json")).exists());
    }

    /// What is assumed is told to authors, with whom to ask, and stands in the list of assumptions.
    @Test
    void whatIsAssumedIsListed() throws IOException {
        var country = TestCountry.countries().active();
        var assumed = CheckCommand.assumed(country);
        assertThat(assumed).hasSizeGreaterThan(3).allMatch(line -> line.contains("; ask "));
        String list = Files.readString(Path.of("docs/reference/assumptions.md"));
        var rows =
                country.all(Procedures.TARIFFS).stream()
                        .filter(one -> one.value().rows().stream().anyMatch(Tariff.Row::assumed))
                        .map(one -> "`" + one.id() + "`")
                        .toList();
        assertThat(list).contains(rows);
        assertThat(list.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(rows);
    }
}
