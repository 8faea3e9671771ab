package org.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stretches of months as addresses name them.
class MonthsTest {
    @Test
    void everyStretchIsReadAsItIsWritten() {
        var november = YearMonth.of(2026, 11);
        for (var months :
                List.of(
                        Months.month(november),
                        Months.quarter(november),
                        Months.year(2026),
                        new Months(YearMonth.of(2026, 1), november),
                        new Months(YearMonth.of(2025, 11), november))) {
            assertThat(Months.read(months.id())).as(months.id()).contains(months);
        }
    }

    @Test
    void whatIsNoStretchIsNotRead() {
        for (String text :
                List.of("", "2026-13", "2026-11~2026-01", "0001-01~9999-12", "2026~2027", "~")) {
            assertThat(Months.read(text)).as(text).isEmpty();
        }
    }
}
