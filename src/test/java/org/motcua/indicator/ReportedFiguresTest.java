package org.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;
import org.motcua.unit.Units;

/// The figures that others tell stand as they were told, with the units of their time.
class ReportedFiguresTest {
    private final Reported reported = new Reported(TestCountry.COUNTRY);

    @Test
    void theShareOfDossiersOnlineStandsForTheNationTheMinistriesAndTheLocalities() {
        var told =
                reported.of("reported-online-dossiers").stream()
                        .filter(one -> one.asOf().equals(LocalDate.of(2024, 6, 30)))
                        .toList();
        assertThat(told)
                .extracting(ReportedFigure::place, ReportedFigure::value)
                .containsExactlyInAnyOrder(
                        tuple("nation", 42.0),
                        tuple("ministries", 61.0),
                        tuple("localities", 17.0));
    }

    @Test
    void aFigureOfLocalitiesIsOfAsManyAsThereWereThen() {
        var country = TestCountry.COUNTRY;
        var units = Units.of(country);
        var top = country.all(Units.LEVELS).getFirst().id();
        for (var definition : country.all(ReportedFigure.KIND)) {
            var one = definition.value();
            if (one.units() != null) {
                assertThat(units.all(top, one.asOf())).as(one.toString()).hasSize(one.units());
            }
        }
        assertThat(reported.of("localities-cutting-fees"))
                .extracting(ReportedFigure::units)
                .containsOnly(63);
        assertThat(reported.of("one-procedure-system"))
                .extracting(ReportedFigure::units)
                .containsOnly(34);
    }

    @Test
    void everyFigureSaysWhoToldItAndWhere() {
        assertThat(TestCountry.COUNTRY.all(ReportedFigure.KIND)).hasSizeGreaterThan(35);
        for (var one : TestCountry.COUNTRY.all(ReportedFigure.KIND)) {
            assertThat(one.value().reporter().in("vi")).isNotBlank();
            assertThat(one.value().source().in("en")).isNotBlank();
        }
    }

    @Test
    void theTargetsOfTheSourcesStandWithTheirDays() {
        var satisfied = TestCountry.COUNTRY.get(Indicator.KIND, "people-satisfied", LocalDate.MAX);
        var target = Objects.requireNonNull(satisfied.value().target());
        assertThat(target.steps().getFirst().value()).isEqualTo(90);
        assertThat(target.steps().getFirst().by()).isEqualTo(LocalDate.of(2024, 12, 31));
    }
}
