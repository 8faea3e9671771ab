package org.motcua.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.country.ValueType.ANY;
import static org.motcua.country.ValueType.BOOL;
import static org.motcua.country.ValueType.DATE;
import static org.motcua.country.ValueType.INT;
import static org.motcua.country.ValueType.STRING;
import static org.motcua.country.ValueType.group;
import static org.motcua.country.ValueType.listOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.country.Expressions.Compiled;

class ExpressionTest {
    private static final ValueType CHILD = group(Map.of("name", STRING, "born", DATE));
    private static final Expressions EXPRESSIONS =
            Expressions.declare(
                    Map.of(
                            "form",
                            group(
                                    Map.of(
                                            "copies", INT,
                                            "born_at_home", BOOL,
                                            "child", CHILD,
                                            "siblings", listOf(CHILD),
                                            "place", STRING,
                                            "more", ANY)),
                            "today",
                            DATE));
    private static final Map<String, ?> VALUES =
            Map.of(
                    "form",
                    Map.of(
                            "copies", 3,
                            "child", Map.of("name", "Đỗ Thị Ánh", "born", "2026-09-30"),
                            "siblings",
                                    List.of(
                                            Map.of("name", "A", "born", "2020-01-01"),
                                            Map.of("name", "B", "born", "2024-02-29")),
                            "more", Map.of("n", 4)),
                    "today",
                    LocalDate.of(2026, 11, 22));

    private static Object value(String source) {
        return EXPRESSIONS.compile(source, ANY).orThrow().evaluate(VALUES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    form.copies * 8000                                    | 24000
                    days_between(form.child.born, today)                  | 53
                    age_on(form.siblings[0].born, today)                  | 6
                    fold(form.child.name)                                 | do thi anh
                    form.siblings.exists(s, s.born < date('2021-01-01'))  | true
                    size(form.siblings.filter(s, age_on(s.born, today) < 6)) | 1
                    plus_months(form.child.born, 2) > today               | true
                    plus_days(form.child.born, 60)                        | 2026-11-29
                    year_of(today)                                        | 2026
                    least(form.copies, 2) + greatest(1, form.copies)      | 5
                    form.more.n + 1                                       | 5
                    today == date('2026-11-22')                           | true
                    form.siblings.map(s, s.name)                          | [A, B]
                    """)
    void givesItsValue(String source, String value) {
        assertThat(value(source)).asString().isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    form.place == ''            | true
                    form.born_at_home           | false
                    !form.born_at_home          | true
                    has(form.place)             | false
                    has(form.child)             | true
                    has(form.child.name)        | true
                    form.more.n == 4            | true
                    """)
    void readsWhatIsAbsentAsEmpty(String source, boolean value) {
        assertThat(value(source)).isEqualTo(value);
    }

    @Test
    void aConditionThatNeedsAnAbsentDayDoesNotHold() {
        Expression condition =
                EXPRESSIONS.compile("age_on(form.child.born, today) < 14", BOOL).orThrow();
        assertThat(condition.test(Map.of("today", "2026-11-22"))).isFalse();
        assertThat(condition.test(VALUES)).isTrue();
        Expression asked =
                EXPRESSIONS
                        .compile("!has(form.child.born) || form.child.born < today", BOOL)
                        .orThrow();
        assertThat(asked.test(Map.of("today", "2026-11-22"))).isTrue();
    }

    @Test
    void aNumberThatNeedsAnAbsentDayIsNotGuessed() {
        Expression days =
                EXPRESSIONS.compile("days_between(form.child.born, today)", INT).orThrow();
        assertThatThrownBy(() -> days.number(Map.of("today", "2026-11-22")))
                .isInstanceOf(Expression.AbsentValue.class)
                .hasMessageContaining("form.child.born");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    form.copys > 2               | 5  | There is no field "copys" here. | Did you mean "copies"?
                    form.child.nam == 'x'        | 11 | There is no field "nam" here. | Did you mean "name"?
                    form.copies > 'x'            | 12 | ">" does not work with a whole number and text. | Compare and join values of the same type only.
                    form.copies + 1              | 0  | The expression gives a whole number, but yes or no is needed here. | Compare it with something, or compute the value that is needed.
                    form.copies >                | 13 | The expression breaks off here. | Complete it.
                    form.copies > > 1            | 14 | The expression does not go on like this. | Write it as "Expressions" in docs/reference/definitions.md describes.
                    tody == today                | 0  | There is nothing called "tody" here. | Did you mean "today"?
                    1 + days_betwen(today, today)==1 | 4 | There is no function "days_betwen". | Did you mean "days_between"?
                    age_on(form.place, today)>1  | 6  | The function age_on does not take (text, a day). | Compare and join values of the same type only.
                    form.place && true           | 11 | "&&" does not work with text and yes or no. | Compare and join values of the same type only.
                    """)
    void isRefusedAtItsPlace(String source, int offset, String message, String mend) {
        assertThat(EXPRESSIONS.compile(source, BOOL))
                .isEqualTo(new Compiled.Wrong(offset, message, mend));
    }
}
