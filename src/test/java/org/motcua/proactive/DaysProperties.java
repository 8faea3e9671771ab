package org.motcua.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// The days that are asked for in records are exactly those for which something is due.
class DaysProperties {
    private static final LocalDate EARLIEST = LocalDate.of(1920, 1, 1);

    @Property(tries = 400)
    void aDayIsAskedForWhereSomethingIsDue(
            @ForAll("ages") List<String> ages,
            @ForAll @IntRange(max = 40_000) int born,
            @ForAll @IntRange(max = 90) int before,
            @ForAll @IntRange(max = 90) int after,
            @ForAll @IntRange(min = -95, max = 95) int off) {
        var day = EARLIEST.plusDays(born);
        var trigger = new Offering.Trigger(List.of(), "day", ages, before, after);
        // a today around the day on which it is due, so that both answers come
        var today = day.plus(Days.ages(trigger).getFirst()).plusDays(off);
        assertThat(Days.inRecords(trigger, today).contains(day))
                .as("%s on %s, %s", day, today, trigger)
                .isEqualTo(Days.due(trigger, day, today).isPresent());
    }

    @Property(tries = 200)
    void itIsDueOnceInALifeForEachAge(
            @ForAll @IntRange(max = 40_000) int born,
            @ForAll @IntRange(max = 40) int before,
            @ForAll @IntRange(max = 40) int after) {
        var day = EARLIEST.plusDays(born);
        var trigger =
                new Offering.Trigger(List.of(), "day", List.of("P25Y", "P40Y"), before, after);
        var due = new java.util.TreeSet<LocalDate>();
        for (var today = day.plusYears(24);
                today.isBefore(day.plusYears(41));
                today = today.plusDays(1)) {
            Days.due(trigger, day, today).ifPresent(due::add);
        }
        assertThat(due).containsExactly(day.plusYears(25), day.plusYears(40));
    }

    @Provide
    Arbitrary<List<String>> ages() {
        return Arbitraries.of(
                        "P14Y", "P25Y", "P40Y", "P60Y", "P61Y6M", "P57Y4M", "P1M", "P30D", "P0D")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Example
    void whoWasBornOnALeapDayIsNotForgotten() {
        var trigger = new Offering.Trigger(List.of(), "day", List.of("P25Y"), 0, 0);
        var born = LocalDate.of(2000, 2, 29);
        assertThat(Days.inRecords(trigger, LocalDate.of(2025, 2, 28)))
                .containsExactly(LocalDate.of(2000, 2, 28), born);
        assertThat(Days.inRecords(trigger, LocalDate.of(2025, 3, 1))).doesNotContain(born);
    }

    @Example
    void theWindowHasBothItsEnds() {
        var trigger = new Offering.Trigger(List.of(), "day", List.of(), 60, 10);
        var day = LocalDate.of(2026, 11, 23);
        assertThat(Days.due(trigger, day, day.minusDays(60))).contains(day);
        assertThat(Days.due(trigger, day, day.minusDays(61))).isEmpty();
        assertThat(Days.due(trigger, day, day.plusDays(10))).contains(day);
        assertThat(Days.due(trigger, day, day.plusDays(11))).isEmpty();
    }
}
