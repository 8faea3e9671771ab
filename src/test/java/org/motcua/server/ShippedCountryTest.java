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
}
