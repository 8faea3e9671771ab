package org.motcua.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;

/// For which days a report counts and until when it is to come (Decree 09/2019/NĐ-CP, Articles 12
/// and 13: data until the 14th, the report until the 25th).
class TermTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 14);

    @Test
    void aMonthRunsFromTheFifteenthToTheFourteenth() {
        var report = shipped("procedure-handling");
        var terms = Term.of(report, TODAY, 2);
        assertThat(terms.getFirst())
                .isEqualTo(
                        new Term(
                                "2026-11",
                                LocalDate.of(2026, 10, 15),
                                TODAY,
                                LocalDate.of(2026, 11, 25)));
        assertThat(terms.get(1).until()).isEqualTo(LocalDate.of(2026, 10, 14));
        assertThat(Term.of(report, TODAY.plusDays(1), 1).getFirst().id())
                .as("the day after, the next time runs")
                .isEqualTo("2026-12");
    }

    @Test
    void nothingIsOwedForATimeBeforeTheFirst() {
        var report = shipped("procedure-handling");
        assertThat(Term.of(report, LocalDate.of(2025, 8, 20), 9))
                .extracting(Term::id)
                .containsExactly("2025-09", "2025-08");
        assertThat(Term.find(report, "2019-01", TODAY)).isEmpty();
        assertThat(Term.find(report, "nonsense", TODAY)).isEmpty();
    }

    @Test
    void aReportWithoutACutOffCountsWholeMonths() {
        var term = Term.of(shipped("hamlet-gaps"), LocalDate.of(2026, 2, 10), 1).getFirst();
        assertThat(term.from()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(term.until()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(term.due()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void aReportThatIsOwedOnceHasOneTime() {
        var report = shipped("budget-needs-2025");
        assertThat(Term.of(report, TODAY, 5))
                .containsExactly(
                        new Term(
                                "once",
                                LocalDate.of(2025, 6, 19),
                                LocalDate.of(2025, 6, 23),
                                LocalDate.of(2025, 6, 24)));
        assertThat(Term.of(report, LocalDate.of(2025, 6, 1), 5)).isEmpty();
    }

    private static Report shipped(String id) {
        return TestCountry.COUNTRY.get(Report.KIND, id, TODAY).value();
    }
}
