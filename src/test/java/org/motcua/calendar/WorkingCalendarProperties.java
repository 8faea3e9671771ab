package org.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What holds for every moment and every span.
class WorkingCalendarProperties {
    private static final WorkingCalendar CALENDAR = Vietnam.OFFICE;

    @Provide
    Arbitrary<Instant> moments() {
        long from = Vietnam.at("2024-01-01T00:00").getEpochSecond();
        long until = Vietnam.at("2027-06-30T00:00").getEpochSecond();
        return Arbitraries.longs()
                .between(from / 60, until / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    @Property
    void workingDaysAddUp(
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 40) int one,
            @ForAll @IntRange(min = 1, max = 40) int more) {
        Instant middle = CALENDAR.due(start, Span.workingDays(one)).at();
        assertThat(CALENDAR.due(middle, Span.workingDays(more)).at())
                .isEqualTo(CALENDAR.due(start, Span.workingDays(one + more)).at());
    }

    @Property
    void workingMinutesAddUp(
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 3000) int one,
            @ForAll @IntRange(min = 1, max = 3000) int more) {
        Instant middle = CALENDAR.due(start, new Span.WorkingHours(one)).at();
        assertThat(CALENDAR.due(middle, new Span.WorkingHours(more)).at())
                .isEqualTo(CALENDAR.due(start, new Span.WorkingHours(one + more)).at());
    }

    @Property
    void aLaterStartIsNeverDueEarlier(
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other,
            @ForAll("spans") Span span,
            @ForAll("cutOffs") List<CutOff> cutOff) {
        Instant early = one.isBefore(other) ? one : other;
        Instant late = one.isBefore(other) ? other : one;
        CutOff known = cutOff.isEmpty() ? null : cutOff.getFirst();
        assertThat(CALENDAR.due(early, span, known).at())
                .isBeforeOrEqualTo(CALENDAR.due(late, span, known).at());
    }

    @Property
    void aLongerSpanIsNeverDueEarlier(
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 1, max = 60) int one,
            @ForAll @IntRange(min = 1, max = 20) int more) {
        assertThat(CALENDAR.due(start, Span.halfWorkingDays(one)).at())
                .isBeforeOrEqualTo(CALENDAR.due(start, Span.halfWorkingDays(one + more)).at());
        assertThat(CALENDAR.due(start, Span.calendarDays(one)).at())
                .isBeforeOrEqualTo(CALENDAR.due(start, Span.calendarDays(one + more)).at());
    }

    @Property
    void nothingIsDueBeforeItBeginsNorOnADayOff(
            @ForAll("moments") Instant start, @ForAll("spans") Span span) {
        Instant due = CALENDAR.due(start, span).at();
        assertThat(due).isAfterOrEqualTo(start);
        assertThat(CALENDAR.works(due.atZone(Vietnam.ZONE).toLocalDate())).isTrue();
    }

    @Property
    void countingWorkingDaysIsTheInverse(
            @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 60) int days) {
        Due due = CALENDAR.due(start, Span.workingDays(days));
        assertThat(CALENDAR.workingDays(start, due.at())).isEqualTo(days);
        assertThat(CALENDAR.workingDays(start, due.at().minusSeconds(1))).isEqualTo(days - 1);
    }

    @Property
    void measuringWorkingTimeIsTheInverse(
            @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 6000) int minutes) {
        Instant due = CALENDAR.due(start, new Span.WorkingHours(minutes)).at();
        assertThat(CALENDAR.worked(start, due)).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(CALENDAR.worked(due, start)).isEqualTo(Duration.ofMinutes(minutes).negated());
    }

    @Property
    void measuredTimeAddsUp(
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant two,
            @ForAll("moments") Instant three) {
        assertThat(CALENDAR.worked(one, two).plus(CALENDAR.worked(two, three)))
                .isEqualTo(CALENDAR.worked(one, three));
    }

    @Property
    void aPauseMovesWorkingHoursByExactlyItsWorkingTime(
            @ForAll("moments") Instant start,
            @ForAll @IntRange(min = 60, max = 3000) int minutes,
            @ForAll @IntRange(min = 0, max = 20000) int after,
            @ForAll @IntRange(min = 0, max = 20000) int length) {
        Instant from = start.plusSeconds(after * 60L);
        Pause pause = new Pause(from, from.plusSeconds(length * 60L), "calendar.waiting");
        Span span = new Span.WorkingHours(minutes);
        Instant due = CALENDAR.due(start, span, null, List.of(pause)).at();
        Duration ran = CALENDAR.worked(start, due);
        Duration stood =
                from.isBefore(due)
                        ? CALENDAR.worked(from, due.isBefore(pause.until()) ? due : pause.until())
                        : Duration.ZERO;
        assertThat(ran.minus(stood)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property
    void aPauseNeverMakesADeadlineEarlier(
            @ForAll("moments") Instant start,
            @ForAll("spans") Span span,
            @ForAll @IntRange(min = 0, max = 20000) int after,
            @ForAll @IntRange(min = 0, max = 20000) int length) {
        Instant from = start.plusSeconds(after * 60L);
        Pause pause = new Pause(from, from.plusSeconds(length * 60L), "calendar.waiting");
        assertThat(CALENDAR.due(start, span, null, List.of(pause)).at())
                .isAfterOrEqualTo(CALENDAR.due(start, span).at());
    }

    @Property
    void theWrittenSpanIsReadBack(@ForAll("spans") Span span) {
        assertThat(Span.parse(span.written())).isEqualTo(span);
    }

    @Provide
    Arbitrary<Span> spans() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 80).map(Span::halfWorkingDays),
                Arbitraries.integers().between(1, 200).map(n -> new Span.WorkingHours(n * 15)),
                Arbitraries.integers().between(0, 90).map(Span::calendarDays),
                Arbitraries.integers().between(1, 18).map(Span::calendarMonths),
                Arbitraries.integers().between(1, 2).map(Span::calendarYears));
    }

    @Provide
    Arbitrary<List<CutOff>> cutOffs() {
        return Arbitraries.of(
                List.of(),
                List.of(CutOff.at(java.time.LocalTime.of(15, 0))),
                List.of(
                        new CutOff(
                                java.time.LocalTime.of(17, 0),
                                java.time.LocalTime.of(8, 0),
                                "karaoke")));
    }
}
