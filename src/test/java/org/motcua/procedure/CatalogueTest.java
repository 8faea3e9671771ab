package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People find a procedure in their own words.
class CatalogueTest {
    private static final Catalogue CATALOGUE =
            Shipped.PROCEDURES.catalogue(
                    LocalDate.of(2026, 11, 20),
                    List.of(
                            described("1.000110", "Đăng ký khai sinh có yếu tố nước ngoài"),
                            described("2.000001", "Cấp giấy phép tại tỉnh Kon Tum")));

    private static Information described(String code, String name) {
        return new Information(
                code,
                name,
                null,
                null,
                null,
                List.of("commune"),
                List.of("ĐT1"),
                false,
                false,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "khai sinh cho con, 1.001193",
        "khai sinh cho kon, 1.001193",
        "dang ky khai sinh, 1.001193",
        "khaisinh, 1.001193",
        "birth of a child, 1.001193",
        "nhap ho khau, 1.004222",
        "doi bang lai, 3.000347",
        "sang ten so do, 1.013831",
        "mo quan, 1.001612",
        "bao tu, 1.000656",
        "sao y ban chinh, 2.000815",
        "ly lich tu phap, 3.000333",
        "thue phong tro, 1.004194",
        "1.004222, 1.004222"
    })
    void findsFirst(String words, String code) {
        assertThat(CATALOGUE.search(words, 5).getFirst().code()).isEqualTo(code);
    }

    /// Who has a child or loses somebody is shown first what asks for everything at once.
    @ParameterizedTest
    @CsvSource({
        "having-a-child, 3.000722",
        "death-of-a-relative, 2.002913",
        "starting-a-business, M.000001"
    })
    void whatAsksForEverythingAtOnceComesFirst(String event, String code) {
        var first = CATALOGUE.byLifeEvent(event).getFirst();
        assertThat(first.code()).isEqualTo(code);
        assertThat(first.together()).isTrue();
    }

    @Test
    void findsNothingForNonsense() {
        assertThat(CATALOGUE.search("xyzzy qqq", 5)).isEmpty();
        assertThat(CATALOGUE.search("  ", 5)).isEmpty();
    }

    @Test
    void describedProceduresAreListedButCannotBeFiled() {
        assertThat(CATALOGUE.find("1.000110"))
                .hasValueSatisfying(it -> assertThat(it.fileable()).isFalse());
    }

    @Test
    void isBrowsedByLifeEvent() {
        assertThat(CATALOGUE.byLifeEvent("moving-home"))
                .extracting(Listing::code)
                .contains("1.004222", "1.004194");
    }

    @Test
    void oneSlipIsALetterMoreLessOtherOrSwapped() {
        assertThat(SearchIndex.oneSlip("con", "kon")).isTrue();
        assertThat(SearchIndex.oneSlip("sinh", "sinhh")).isTrue();
        assertThat(SearchIndex.oneSlip("khai", "kahi")).isTrue();
        assertThat(SearchIndex.oneSlip("con", "con")).isFalse();
        assertThat(SearchIndex.oneSlip("con", "khai")).isFalse();
    }
}
