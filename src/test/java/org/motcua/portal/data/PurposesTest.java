package org.motcua.portal.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;

/// What records were looked at for, as the journal keeps it and as a reader of another language
/// reads it.
class PurposesTest {
    private final Purposes purposes = Purposes.of(TestCountry.COUNTRY);

    @Test
    void areReadInTheLanguageOfTheReader() {
        String written = "Biết cha và mẹ đã kết hôn";
        assertThat(purposes.in("en", written)).isEqualTo("To know that the parents are married");
        assertThat(purposes.in("vi", written)).isEqualTo(written);
        assertThat(purposes.in("en", "Đổi giấy phép lái xe sắp hết hạn")).doesNotContain("giấy");
    }

    @Test
    void standAsTheyWereWrittenWhereNobodySaysThemSoAnyMore() {
        assertThat(purposes.in("en", "Việc cũ")).isEqualTo("Việc cũ");
    }
}
