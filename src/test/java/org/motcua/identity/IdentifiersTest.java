package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.identity.Identifiers.Doubt.BORN;
import static org.motcua.identity.Identifiers.Doubt.CHECK_DIGIT;
import static org.motcua.identity.Identifiers.Doubt.FORM;
import static org.motcua.identity.Identifiers.Doubt.PART;
import static org.motcua.identity.Identifiers.Doubt.SEX;
import static org.motcua.identity.Identifiers.PERSONAL_NUMBER;
import static org.motcua.identity.Identifiers.TAX_CODE;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private static final Identifiers VIETNAM = Vietnam.identifiers();

    @Test
    void aPersonalNumberTellsSexAndYearOfBirth() {
        var told = VIETNAM.told(PERSONAL_NUMBER, "079190123456");
        assertThat(told.sex()).contains("female");
        assertThat(told.yearOfBirth()).contains(1990);
        assertThat(VIETNAM.told(PERSONAL_NUMBER, "046306000777").yearOfBirth()).contains(2006);
    }

    @Test
    void aPersonalNumberMayBeWrittenInGroups() {
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, " 001 090 000 012 ")).isEmpty();
        assertThat(VIETNAM.normal(PERSONAL_NUMBER, " 001.090.000-012\u00a0"))
                .isEqualTo("001090000012");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00109000001", "0010900000123", "00109000001a", "０01090000012"})
    void anotherFormIsNoPersonalNumber(String typed) {
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, typed)).containsExactly(FORM);
    }

    @Test
    void aPersonalNumberBeginsWithAPlaceThatExists() {
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, "003090000012")).containsExactly(PART);
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, "000090000012")).containsExactly(PART);
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, "100090000012")).isEmpty();
    }

    /// Decree 137/2015/NĐ-CP, Article 13: the century and sex, then the year of birth.
    @Test
    void aPersonalNumberHasToFitItsHolder() {
        var born = LocalDate.of(1990, 3, 27);
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, "079190123456", born, "female")).isEmpty();
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, "079190123456", born, "male"))
                .containsExactly(SEX);
        assertThat(VIETNAM.doubts(PERSONAL_NUMBER, "079390123456", born, "female"))
                .containsExactly(BORN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100109106", "0315459414", "0100100079", "0100109106-001"})
    void realTaxCodesCanBeTrue(String code) {
        assertThat(VIETNAM.doubts(TAX_CODE, code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010010910", "0100109106-000", "01001091061"})
    void anotherFormIsNoTaxCode(String code) {
        assertThat(VIETNAM.doubts(TAX_CODE, code)).containsExactly(FORM);
    }

    @Property(tries = 300)
    void oneMistypedDigitOfATaxCodeIsNoticed(
            @ForAll @IntRange(max = 9) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        var digits = new StringBuilder("0315459414");
        int other = (Character.digit(digits.charAt(place), 10) + by) % 10;
        digits.setCharAt(place, Character.forDigit(other, 10));
        assertThat(VIETNAM.doubts(TAX_CODE, digits.toString())).containsExactly(CHECK_DIGIT);
    }
}
