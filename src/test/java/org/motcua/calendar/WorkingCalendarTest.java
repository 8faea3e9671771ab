package org.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
    @Test
    void explainsEveryDayBetweenStartAndEnd() {
        Due due =
                Vietnam.OFFICE.due(
                        Vietnam.at("2026-11-20T15:30"),
                        Span.workingDays(2),
                        CutOff.at(LocalTime.of(15, 0)));
        assertThat(due.reasons().stream().map(one -> one.getClass().getSimpleName()))
                .containsExactly(
                        "Started",
                        "ArrivedLate",
                        "FirstDayLeftOut",
                        "Skipped",
                        "Counted",
                        "Counted",
                        "Ends");
        assertThat(due.reasons().get(3))
                .isInstanceOfSatisfying(
                        Reason.Skipped.class,
                        skipped -> {
                            assertThat(skipped.day()).isEqualTo("2026-11-24");
                            assertThat(skipped.why().in("en")).isEqualTo("Vietnam Culture Day");
                            assertThat(skipped.article()).contains("28/2026/QH16");
                        });
        assertThat(due.reasons().get(2).article()).contains("147");
    }

    @Test
    void opensTheCounterOnSaturdayMorningWithoutCountingIt() {
        var counter = Vietnam.hours("counter");
        assertThat(counter.open(Vietnam.at("2026-11-28T09:00"))).isTrue();
        assertThat(counter.open(Vietnam.at("2026-11-28T13:30"))).isFalse();
        assertThat(Vietnam.OFFICE.open(Vietnam.at("2026-11-28T09:00"))).isFalse();
        assertThat(counter.works(LocalDate.of(2026, 11, 28))).isFalse();
        assertThat(counter.due(Vietnam.at("2026-11-27T09:00"), Span.workingDays(1)).at())
                .isEqualTo(Vietnam.at("2026-11-30T17:00"));
    }

    @Test
    void isClosedOnAHolidayThatFallsOnASaturday() {
        assertThat(Vietnam.hours("counter").open(Vietnam.at("2027-05-01T09:00"))).isFalse();
    }

    @Test
    void countsBackToTheLatestDayForANotice() {
        // at the latest one working day before the deadline: notice and apology
        assertThat(Vietnam.OFFICE.workingDaysBefore(LocalDate.of(2026, 11, 25), 1))
                .isEqualTo("2026-11-23");
        assertThat(Vietnam.OFFICE.workingDaysBefore(LocalDate.of(2026, 2, 24), 3))
                .isEqualTo("2026-02-12");
    }

    @Test
    void saysThatAYearIsNotAnnounced() {
        Due due = Vietnam.OFFICE.due(Vietnam.at("2026-12-30T09:00"), Span.workingDays(3));
        assertThat(due.provisional()).isTrue();
        assertThat(due.reasons()).anyMatch(Reason.NotAnnounced.class::isInstance);
    }

    @Test
    void takesAwayTwoPausesAsMuchAsTheirSum() {
        var start = Vietnam.at("2026-12-07T09:00");
        var one = new Pause(Vietnam.at("2026-12-08T08:00"), Vietnam.at("2026-12-09T08:00"), "w");
        var two = new Pause(Vietnam.at("2026-12-09T08:00"), Vietnam.at("2026-12-10T08:00"), "w");
        var both = new Pause(one.from(), two.until(), "w");
        Span span = Span.workingDays(4);
        assertThat(Vietnam.OFFICE.due(start, span, null, List.of(one, two)).at())
                .isEqualTo(Vietnam.OFFICE.due(start, span, null, List.of(both)).at());
    }

    @Test
    void refusesASpanThatIsNone() {
        for (String wrong :
                List.of(
                        "",
                        "3",
                        "three days",
                        "-1 days",
                        "0.3 days",
                        "1.5 months",
                        "0.25 working days")) {
            assertThatThrownBy(() -> Span.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write 'same day'");
        }
    }

    @Test
    void knowsTheLunarDaysOfEachYear() {
        for (int year = 2024; year <= 2027; year++) {
            LocalDate newYear = Lunar.toSolar(1, 1, year);
            LocalDate kings = Lunar.toSolar(10, 3, year);
            for (LocalDate day :
                    List.of(newYear, newYear.plusDays(1), newYear.plusDays(2), kings)) {
                assertThat(Vietnam.OFFICE.works(day)).as(day.toString()).isFalse();
            }
        }
        assertThat(Lunar.toSolar(1, 1, 2027)).isEqualTo("2027-02-06");
        assertThat(Lunar.toSolar(10, 3, 2027)).isEqualTo("2027-04-16");
        assertThat(Lunar.toSolar(1, 1, 2026)).isEqualTo("2026-02-17");
    }
}
