package org.motcua.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When what is missing will be there.
class ForecastTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 9, 1);
    private static final LocalDate DEADLINE = LocalDate.of(2025, 10, 31);

    @Test
    void plansAreHeldAgainstTheDeadline() {
        var days = List.of(DEADLINE.minusDays(1), DEADLINE, DEADLINE.plusDays(30));
        var forecast = Forecast.of(5, days, Map.of(), TODAY);
        assertThat(forecast.plannedUntil(DEADLINE)).isEqualTo(2);
        assertThat(forecast.unplanned()).isEqualTo(2);
        assertThat(forecast.allPlanned()).as("two have no day").isEmpty();
        assertThat(Forecast.of(3, days, Map.of(), TODAY).allPlanned())
                .contains(DEADLINE.plusDays(30));
    }

    @Test
    void thePaceIsThatOfTheLastHalfYear() {
        var closures =
                Map.of(
                        TODAY.minusDays(Forecast.DAYS),
                        99L,
                        TODAY.minusDays(10),
                        40L,
                        TODAY,
                        20L,
                        TODAY.plusDays(1),
                        7L);
        var forecast = Forecast.of(117, List.of(), closures, TODAY);
        assertThat(forecast.closed()).isEqualTo(60);
        assertThat(forecast.byPace(TODAY))
                .as("117 at 60 in 180 days")
                .contains(TODAY.plusDays(351));
        assertThat(Forecast.late(DEADLINE, TODAY.plusDays(351))).isEqualTo(291);
    }

    @Test
    void withoutMovementNothingIsForetold() {
        assertThat(Forecast.of(3, List.of(), Map.of(), TODAY).byPace(TODAY)).isEmpty();
        assertThat(Forecast.of(0, List.of(), Map.of(), TODAY).byPace(TODAY)).contains(TODAY);
        assertThat(Forecast.of(1_000_000, List.of(), Map.of(TODAY, 1L), TODAY).byPace(TODAY))
                .as("in thousands of years")
                .isEmpty();
    }
}
