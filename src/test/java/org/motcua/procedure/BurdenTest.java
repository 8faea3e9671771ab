package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.Money;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Burden.Input;

/// What a dossier costs who files it (standard cost model, Circular 02/2017/TT-VPCP).
class BurdenTest {
    private static final Map<Input, Long> INPUTS =
            Map.of(
                    Input.HOURLY_INCOME, 40_000L,
                    Input.READING_MINUTES, 15L,
                    Input.QUESTION_MINUTES, 1L,
                    Input.PAPER_MINUTES, 30L,
                    Input.VISIT_MINUTES, 120L,
                    Input.VISIT_MONEY, 20_000L,
                    Input.PAPER_MONEY, 5_000L);

    @Test
    void theCostIsTimeAndMoneyOfTheApplicantAlone() {
        var counter = new Burden(25, 0, 2, 0, 2, new Money(8_000), BigDecimal.TEN);
        var cost = counter.cost(INPUTS);
        assertThat(cost.minutes()).as("15 + 25 + 2 × 30 + 2 × 120").isEqualTo(340);
        assertThat(cost.time()).as("340 minutes at 40,000 an hour").isEqualTo(226_666);
        assertThat(cost.money()).as("2 × 20,000 + 2 × 5,000 + 8,000").isEqualTo(58_000);
        assertThat(cost.whole()).isEqualTo(284_666);
        var slow = new Burden(25, 0, 2, 0, 2, new Money(8_000), BigDecimal.valueOf(90));
        assertThat(slow.cost(INPUTS)).as("days of the agency cost nobody").isEqualTo(cost);
    }

    @Test
    void whatIsSavedIsOfWhatItCostBefore() {
        assertThat(Burden.saved(1_024_000, 231_000)).contains(77.44);
        assertThat(Burden.saved(100, 150)).contains(-50.0);
        assertThat(Burden.saved(0, 5)).isEmpty();
    }

    @Test
    void dataTakesQuestionsPapersAndVisitsAway() {
        var birth =
                Shipped.PROCEDURES.get(new ProcedureCode("1.001193"), LocalDate.of(2026, 11, 1));
        var both = Burden.of(birth).orElseThrow();
        assertThat(both.with().questions()).isLessThan(both.without().questions());
        assertThat(both.with().known()).isPositive();
        assertThat(both.without().known()).as("nothing is known without data").isZero();
        assertThat(both.with().papers()).isLessThanOrEqualTo(both.without().papers());
        assertThat(both.without().visits()).isEqualTo(2);
        assertThat(both.with().visits()).isZero();
        assertThat(both.with().cost(INPUTS).whole())
                .isLessThan(both.without().cost(INPUTS).whole());
    }

    @Test
    void everyShippedProcedureCanBeCounted() {
        for (var rulebook : Shipped.PROCEDURES.all(LocalDate.of(2026, 11, 1))) {
            assertThat(Burden.of(rulebook))
                    .as(rulebook.procedure().code().value())
                    .hasValueSatisfying(both ->
                            assertThat(both.with().visits())
                                    .isLessThanOrEqualTo(both.without().visits()));
        }
    }

    @Test
    void whatTheStateAsksForIsNotSavedByHavingNoData() {
        var fine = Shipped.PROCEDURES.get(new ProcedureCode("9.000608"), LocalDate.of(2026, 11, 1));
        var both = Burden.of(fine).orElseThrow();
        assertThat(both.with().fee().amount()).isPositive();
        assertThat(both.without().fee()).isEqualTo(both.with().fee());
    }
}
