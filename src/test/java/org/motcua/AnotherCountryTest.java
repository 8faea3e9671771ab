package org.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.country.Countries;
import org.motcua.country.Loading;
import org.motcua.country.Words;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Found;
import org.motcua.unit.Units;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The house works for a country that is not Vietnam: invented islands with two other languages, of
/// which the binding one is not the first in a text, another currency and another tree of units.
class AnotherCountryTest {
    private static final Path LAGOON = Path.of("src/test/country/lagoon");

    /// Letters that Vietnamese has and the languages of the lagoon have not.
    private static final Pattern VIETNAMESE =
            Pattern.compile("[ăđơưạảấầẩậắặẹẻẽếềệỉịọỏốồộớờợụủứừựỳỵ]");

    @TempDir private static Path var;
    private static ServletWebServerApplicationContext house;

    /// The islands have not written the words of the pages yet: a page shows the keys instead.
    @BeforeAll
    static void start() {
        house = TestHouse.of(var, LAGOON, TestDatabase.freshAddress());
        System.setProperty(Words.STRICT, "false");
    }

    @AfterAll
    static void stop() {
        house.close();
        System.setProperty(Words.STRICT, "true");
    }

    @Test
    void itsDefinitionsHaveNoFault() {
        var loading = Countries.load(LAGOON, TestCountry.KINDS);
        assertThat(loading).as(loading.toString()).isInstanceOf(Loading.Loaded.class);
        assertThat(loading.orThrow().settings().binding()).isEqualTo("mi");
    }

    @Test
    void itsPagesAreInItsLanguagesAndHoldNothingVietnamese() {
        var visitor = Visitor.to(TestHouse.address(house));
        for (String path : new String[] {"/", "/procedures", "/sign-in", "/board", "/verify"}) {
            var page = visitor.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("lang=\"mi\"");
            assertThat(VIETNAMESE.matcher(page.body()).results().map(r -> r.group()).toList())
                    .as(path)
                    .isEmpty();
            assertThat(visitor.get("/fr" + path).body()).as(path).contains("lang=\"fr\"");
        }
        assertThat(visitor.get("/en").status()).as("not one of its languages").isEqualTo(404);
    }

    @Test
    void itsUnitsAreFoundAndWhatBecameOfThemIsKnown() {
        var units = Units.of(house.getBean(Countries.class).active());
        var today = LocalDate.of(2026, 11, 22);
        assertThat(units.all("village", today)).hasSize(3);
        Found found = units.search("moana itu", today, 1).getFirst();
        assertThat(found.unit().name().in("fr")).isEqualTo("Village de Moana Iti");
        var old = units.get(new UnitCode("V9"), LocalDate.of(2019, 1, 1));
        assertThat(units.succession(old, today).candidates())
                .singleElement()
                .satisfies(heir -> assertThat(heir.code()).isEqualTo(new UnitCode("V1")));
    }
}
