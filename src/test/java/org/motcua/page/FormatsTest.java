package org.motcua.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;
import org.motcua.kernel.Money;

/// Dates, numbers and amounts as the wording rules have them.
class FormatsTest {
    private final Formats vietnamese = formats("vi");
    private final Formats english = formats("en");

    private static Formats formats(String language) {
        return new Formats(TestCountry.COUNTRY, language);
    }

    @Test
    void nameTheDayOfTheWeek() {
        var day = LocalDate.of(2026, 11, 24);
        assertThat(vietnamese.date(day)).isEqualTo("thứ Ba, 24/11/2026");
        assertThat(english.date(day)).isEqualTo("Tuesday 24 November 2026");
        assertThat(vietnamese.shortDate(LocalDate.of(2026, 2, 3))).isEqualTo("03/02/2026");
        assertThat(english.shortDate(LocalDate.of(2026, 2, 3))).isEqualTo("3 February 2026");
    }

    @Test
    void nameTheMonth() {
        assertThat(vietnamese.month(YearMonth.of(2026, 3))).isEqualTo("Tháng 03/2026");
        assertThat(english.month(YearMonth.of(2026, 3))).isEqualTo("March 2026");
    }

    @Test
    void sayAFullHourInWords() {
        assertThat(vietnamese.time(LocalTime.of(17, 0))).isEqualTo("17 giờ");
        assertThat(vietnamese.time(LocalTime.of(9, 5))).isEqualTo("09:05");
        assertThat(english.time(LocalTime.of(17, 0))).isEqualTo("5pm");
        assertThat(english.time(LocalTime.of(0, 5))).isEqualTo("12:05am");
        assertThat(english.time(LocalTime.NOON)).isEqualTo("12pm");
    }

    @Test
    void showInstantsInTheZoneOfTheCountry() {
        var due = Instant.parse("2026-11-24T10:00:00Z");
        assertThat(vietnamese.moment(due)).isEqualTo("17 giờ, thứ Ba, 24/11/2026");
        assertThat(english.moment(due)).isEqualTo("Tuesday 24 November 2026, 5pm");
        assertThat(vietnamese.date(Instant.parse("2026-12-31T17:30:00Z")))
                .isEqualTo("thứ Sáu, 01/01/2027");
    }

    @Test
    void groupDigitsAndMarkFractions() {
        assertThat(vietnamese.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(vietnamese.number(-999)).isEqualTo("−999");
        assertThat(vietnamese.number(Long.MIN_VALUE)).isEqualTo("−9.223.372.036.854.775.808");
        assertThat(vietnamese.percent(92.44)).isEqualTo("92,4%");
        assertThat(english.percent(92.45)).isEqualTo("92.5%");
        assertThat(vietnamese.decimal(1234.5, 1)).isEqualTo("1.234,5");
        assertThat(vietnamese.decimal(-0.04, 1)).isEqualTo("0,0");
    }

    @Test
    void nameTheCurrency() {
        assertThat(vietnamese.money(new Money(50_000))).isEqualTo("50.000 đồng");
        assertThat(english.money(new Money(50_000))).isEqualTo("50,000 VND");
        assertThat(vietnamese.size(1_400_000)).isEqualTo("1,4 MB");
        assertThat(vietnamese.size(12)).isEqualTo("1 KB");
    }
}
