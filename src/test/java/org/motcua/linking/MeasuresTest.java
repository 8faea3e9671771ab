package org.motcua.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How numbers, days of birth and places are compared.
class MeasuresTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "001085012345, 001085012345, same",
        "001 085 012 345, 001085012345, same",
        "001.085.012.345, 001085012345, same",
        "001085012346, 001085012345, near",
        "001085013245, 001085012345, near",
        "1085012345, 001085012345, none",
        "01085012345, 001085012345, near",
        "OO1085012345, 001085012345, near",
        "001085098765, 001085012345, different",
        "1.23E+11, 001085012345, none",
        "000000000000, 001085012345, none",
        "123456789012, 001085012345, none",
        "'', 001085012345, none",
    })
    void numbers(String written, String registered, String level) {
        assertThat(
                        Vietnam.level(
                                Measure.NUMBER,
                                Vietnam.numbered(written),
                                Vietnam.numbered(registered)))
                .isEqualTo(level);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "23/04/1965, 1965-04-23, same-day",
        "1965-04-23, 1965-04-23, same-day",
        "05/04/1965, 1965-05-04, swapped",
        "24/04/1965, 1965-04-23, same-month",
        "04/1965, 1965-04-23, same-month",
        "1965, 1965-04-23, same-year",
        "01/01/1965, 1965-04-23, same-year",
        "23/04/1966, 1965-04-23, neighbouring-year",
        "1964, 1965-04-23, neighbouring-year",
        "1956, 1965-04-23, year-digits-swapped",
        "196x, 1965-04-23, overlap",
        "195x, 1965-04-23, conflict",
        "11/09/1965, 1965-04-23, conflict",
        "1970, 1965-04-23, conflict",
        "unknown, 1965-04-23, none",
        "99/99/9999, 1965-04-23, none",
    })
    void daysOfBirth(String written, String registered, String level) {
        assertThat(Vietnam.level(Measure.BIRTH, Vietnam.born(written), Vietnam.born(registered)))
                .isEqualTo(level);
    }

    @Test
    void anOldCommuneLiesInTheNewOne() {
        // Phúc Xá became part of 00097 on 2025-07-01; Cống Vị was divided, partly into 00008
        assertThat(place("00001", "00097")).isEqualTo("same");
        assertThat(place("00007", "00008")).isEqualTo("part");
        // 00097 was also the code of Tứ Liên, which was divided: the writer may have meant either
        assertThat(place("00097", "00097")).isEqualTo("part");
        assertThat(place("00001", "00008")).isEqualTo("same-province");
        assertThat(place("00001", "01273")).isEqualTo("elsewhere");
        assertThat(place("99999", "00097")).isEqualTo("none");
        assertThat(place("not a code!", "00097")).isEqualTo("none");
    }

    private static String place(String written, String registered) {
        return Vietnam.level(Measure.PLACE, Vietnam.living(written), Vietnam.living(registered));
    }

    @Test
    void whoIsDeadOrNotBornCannotHaveBeenThere() {
        var reader = new Reader(Vietnam.RULE, Vietnam.READING, Vietnam.places());
        var records = new People(1);
        reader.owners(0, Cells.of("A B", null, null, null, null, null, "2010-05-01"), records);
        for (var dead : List.of("2009-01-01", "2010-05-02", "")) {
            var persons = new People(1);
            reader.person(0, Cells.of("A B", "", "", "1950", "", "", dead), persons);
            assertThat(Compare.impossible(records, 0, persons, 0))
                    .isEqualTo(dead.equals("2009-01-01"));
        }
        for (var born : List.of("2012", "1885", "1980")) {
            var persons = new People(1);
            reader.person(0, Cells.of("A B", "", "", born, "", "", ""), persons);
            assertThat(Compare.impossible(records, 0, persons, 0)).isEqualTo(!born.equals("1980"));
        }
    }

    @Property
    void oneWrongDigitIsNear(
            @ForAll @LongRange(min = 1_000_000_000L, max = 96_999_999_999L) long number,
            @ForAll @IntRange(max = 11) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String text = "%012d".formatted(number);
        var wrong = new StringBuilder(text);
        wrong.setCharAt(place, (char) ('0' + (text.charAt(place) - '0' + by) % 10));
        long one = read(text);
        long other = read(wrong.toString());
        if (one != 0 && other != 0) {
            assertThat(Numbers.level(one, other)).isEqualTo(2);
            assertThat(Numbers.level(other, one)).isEqualTo(2);
        }
    }

    @Property
    void comparingNumbersIsSymmetric(
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long one,
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long other) {
        long some = read("%012d".formatted(one));
        long others = read("%012d".formatted(other));
        assertThat(Numbers.level(some, others)).isEqualTo(Numbers.level(others, some));
    }

    private static long read(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Numbers(Vietnam.RULE.placeholders()).read(bytes, 0, bytes.length);
    }

    @Test
    void theDefinitionsWeightsFallFromLevelToLevelWhereBothCanBeSeen() {
        var weights = Model.of(Vietnam.RULE, "", 1_000_000).weights();
        assertThat(weights[Measure.NUMBER.index()][1])
                .isGreaterThan(weights[Measure.NUMBER.index()][2]);
        for (Measure measure : List.of(Measure.OLD_NUMBER, Measure.NUMBER, Measure.PLACE)) {
            int last = measure.levels().size();
            assertThat(weights[measure.index()][last]).isNegative();
            assertThat(weights[measure.index()][1]).isPositive();
        }
        assertThat(weights[Measure.NAME.index()][10]).isLessThan(-5000);
    }
}
