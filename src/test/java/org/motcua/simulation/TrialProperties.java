package org.motcua.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.server.Kinds;

/// What must hold of every trial, whatever is drawn: with the shipped definitions and the real
/// calendar.
class TrialProperties {
    private static final Country VIETNAM =
            Countries.load(Path.of("country/vietnam"), Kinds.all()).orThrow();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Course BIRTH = Course.of(VIETNAM, "1.001193", DAY);
    private static final Course BUNDLE = Course.of(VIETNAM, "3.000722", DAY);
    private static final int UNLIMITED = 100_000;

    private static Figures run(
            Course course, Staffing staffing, int requests, long seed, int officers) {
        var hours = VIETNAM.all(WorkingCalendar.HOURS).getFirst().id();
        return Trial.run(
                course,
                staffing,
                WorkingCalendar.of(VIETNAM, hours, DAY),
                VIETNAM.settings().zone(),
                new Trial.Setting(requests, seed, DAY, officers),
                _ -> {});
    }

    private static Staffing within(int days) {
        return Staffing.read("{days: %d}".formatted(days));
    }

    @Property(tries = 20)
    void moreOfficersNeverMakeTheMedianWaitLonger(
            @ForAll @IntRange(min = 0, max = 10_000) int seed,
            @ForAll @IntRange(min = 1, max = 5) int officers) {
        var few = run(BIRTH, within(10), 600, seed, officers);
        var more = run(BIRTH, within(10), 600, seed, officers + 1);
        assertThat(more.waited().median()).isLessThanOrEqualTo(few.waited().median());
        assertThat(more.waited().sum()).isLessThanOrEqualTo(few.waited().sum());
    }

    @Property(tries = 10)
    void nobodyWaitsWhereThereIsNoEndOfOfficers(@ForAll @IntRange(min = 0, max = 10_000) int seed) {
        for (Course course : new Course[] {BIRTH, BUNDLE}) {
            var figures = run(course, within(5), 300, seed, UNLIMITED);
            assertThat(figures.waited().sum()).isZero();
            assertThat(figures.bottleneck()).isEmpty();
        }
    }

    @Property(tries = 10)
    void everyRequestEnds(
            @ForAll @IntRange(min = 0, max = 10_000) int seed,
            @ForAll @IntRange(min = 1, max = 400) int requests) {
        for (Course course : new Course[] {BIRTH, BUNDLE}) {
            var told = new AtomicInteger();
            var figures = run(course, within(20), requests, seed, 2);
            told.set(figures.ended());
            assertThat(told).hasValue(requests);
        }
    }

    @Test
    void nobodyIsBusyForMoreThanTheirTimeAndWhatIsLeftOverIsTold() {
        var staffing =
                Staffing.read(
                        """
                        days: 20
                        units:
                          ward:
                            steps:
                              receive: {officers: 50, minutes: 5}
                              check: {officers: 1, minutes: 120}
                        """);
        var figures = run(BIRTH, staffing, 1_000, 1, 0);
        assertThat(figures.lines()).allMatch(line -> line.busy() <= 1);
        var check = line(figures, "check");
        assertThat(check.busy()).isGreaterThan(0.95);
        assertThat(check.left()).as("most of a year's work").isGreaterThan(100 * 8 * 60);
        assertThat(line(figures, "receive").left()).isLessThan(8 * 60);
        for (Course course : new Course[] {BIRTH, BUNDLE}) {
            assertThat(run(course, within(365), 20_000, 1, 0).lines())
                    .allMatch(line -> line.busy() <= 1);
        }
    }

    private static Figures.Line line(Figures figures, String step) {
        return figures.lines().stream()
                .filter(one -> one.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherAnother() {
        var once = run(BIRTH, within(20), 500, 7, 2);
        assertThat(run(BIRTH, within(20), 500, 7, 2)).isEqualTo(once);
        assertThat(run(BIRTH, within(20), 500, 8, 2)).isNotEqualTo(once);
    }

    @Test
    void tooFewOfficersMakeAnswersLateAndTheirStepTheBottleneck() {
        var staffing =
                Staffing.read(
                        """
                        days: 20
                        units:
                          ward:
                            steps:
                              receive: {officers: 50, minutes: 5}
                              check: {officers: 1, minutes: 120}
                        """);
        var figures = run(BIRTH, staffing, 1_000, 1, 0);
        assertThat(figures.late()).isGreaterThan(0.5);
        assertThat(figures.bottleneck().orElseThrow().step()).isEqualTo("check");
        assertThat(run(BIRTH, within(20), 1_000, 1, UNLIMITED).late()).isLessThan(0.2);
    }

    @Test
    void whatCannotBeInATableIsSaid() {
        assertThatThrownBy(() -> Staffing.read("{days: soon}"))
                .isInstanceOf(SimulationFault.class)
                .hasMessageContaining("days has to be a number");
        assertThatThrownBy(() -> Staffing.read("{officers: 3}"))
                .hasMessageContaining("there is no officers here");
        assertThatThrownBy(() -> Staffing.read("units: {a: {steps: {x: {minutes: 5}}}}"))
                .hasMessageContaining("say either how many officers");
        assertThatThrownBy(() -> Staffing.read("units: {a: {steps: {x: {team: b, minutes: 5}}}}"))
                .hasMessageContaining("there is no team b");
        assertThatThrownBy(() -> Staffing.read("a: [")).hasMessageContaining("no YAML");
        var mistyped = Staffing.read("units: {a: {steps: {chekc: {officers: 1, minutes: 5}}}}");
        assertThatThrownBy(() -> run(BIRTH, mistyped, 10, 1, 0))
                .hasMessageContaining("has no step chekc");
        assertThatThrownBy(() -> Course.of(VIETNAM, "9.999999", DAY))
                .hasMessageContaining("There is no procedure or bundle 9.999999");
    }
}
