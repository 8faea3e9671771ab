package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People look for a country by its name in their language, for an ethnic group in the order of the
/// law.
class CodeListTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void countriesStandInTheOrderOfNamesInTheReadersLanguage() {
        assertThat(names("countries", "vi"))
                .hasSize(Shipped.PROCEDURES.codes("countries", DAY).orElseThrow().entries().size())
                .containsSubsequence(
                        "Afghanistan",
                        "Áo",
                        "Bỉ",
                        "Đan Mạch",
                        "Đức",
                        "Hàn Quốc",
                        "Hoa Kỳ",
                        "Việt Nam");
        assertThat(names("countries", "en"))
                .containsSubsequence("Åland Islands", "Germany", "South Korea", "Vietnam");
    }

    @Test
    void ethnicGroupsStandInTheirOwnOrder() {
        assertThat(names("ethnic-groups", "vi")).startsWith("Kinh", "Tày", "Thái");
    }

    private static List<String> names(String list, String language) {
        return Shipped.PROCEDURES.choices(list, DAY, language).stream()
                .map(entry -> entry.name().in(language))
                .toList();
    }
}
