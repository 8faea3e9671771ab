package org.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.motcua.journal.Entry;
import org.motcua.kernel.Actor;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Procedures;

/// The index of Decision 766/QĐ-TTg as worked examples: a handful of dossiers, the share computed
/// by hand beside them, each exception of the published formula once.
class IndexExamplesTest {
    private static final Area COMMUNE = new Area.Commune(new UnitCode("26737"));
    private static final Months MARCH = Months.month(YearMonth.of(2026, 3));
    private static final String LATER = "2026-04-03T09:00";

    private final CountingBed bed = new CountingBed();

    private CountingBed.One received() {
        return bed.file("2026-03-02T08:00", CountingBed.COMMUNE, Map.of())
                .received("2026-03-02T09:00", "2026-03-05T17:00");
    }

    private CountingBed.One filed(Map<String, Object> more) {
        return bed.file("2026-03-02T08:00", CountingBed.COMMUNE, more);
    }

    private Figure value(String indicator) {
        bed.clock.set(CountingBed.at(LATER));
        bed.followers.catchUp();
        return bed.indicators
                .value(bed.indicators.find(indicator).orElseThrow(), COMMUNE, MARCH)
                .orElseThrow();
    }

    private static Figure share(double value, long part, long whole) {
        return new Figure(OptionalDouble.of(value), part, whole, 0);
    }

    @Test
    void inTimeIsWhatEndsNoLaterThanPromised() {
        received().granted("2026-03-05T16:59");
        received().granted("2026-03-05T17:00");
        received().granted("2026-03-05T17:01");
        assertThat(value("q766-2-1")).isEqualTo(share(66.67, 2, 3));
    }

    @Test
    void theEndIsThatOfDoneAndNotOfHandingOver() {
        received().granted("2026-03-05T10:00").returned("2026-03-20T10:00");
        assertThat(value("q766-2-1")).isEqualTo(share(100, 1, 1));
    }

    @Test
    void everyStateThatEndsCountsAsAnEnd() {
        filed(Map.of()).move("2026-03-03T09:00", "not-received", 3);
        received().move("2026-03-03T09:00", "withdrawn", 7);
        received().move("2026-03-06T09:00", "stopped", 8);
        received().granted("2026-03-03T09:00");
        received().granted("2026-03-03T10:00").returned("2026-03-03T11:00");
        assertThat(value("q766-2-1")).isEqualTo(share(80, 4, 5));
    }

    @Test
    void aSecondRequestForASupplementIsLateHoweverFastItWas() {
        received()
                .move("2026-03-03T09:00", "supplement-requested", 5)
                .move("2026-03-03T10:00", "supplemented", 4)
                .granted("2026-03-04T09:00");
        received()
                .move("2026-03-03T09:00", "supplement-requested", 5)
                .move("2026-03-03T10:00", "supplemented", 4)
                .move("2026-03-03T11:00", "supplement-requested", 5)
                .move("2026-03-03T12:00", "supplemented", 4)
                .granted("2026-03-04T09:00");
        assertThat(value("q766-2-1")).isEqualTo(share(50, 1, 2));
    }

    @Test
    void whatTheApplicantNeededIsTakenOff() {
        received()
                .move("2026-03-04T09:00", "supplement-requested", 5)
                .move("2026-03-10T09:00", "supplemented", 4)
                .granted("2026-03-11T16:00");
        received()
                .move("2026-03-04T09:00", "supplement-requested", 5)
                .move("2026-03-10T09:00", "supplemented", 4)
                .granted("2026-03-11T18:00");
        assertThat(value("q766-2-1"))
                .as("6 days were waited: due on 11 March at 17:00")
                .isEqualTo(share(50, 1, 2));
    }

    @Test
    void whatEndsWhileTheApplicantWasAskedEndedWhenTheyWereAsked() {
        received()
                .move("2026-03-04T09:00", "supplement-requested", 5)
                .move("2026-03-25T09:00", "withdrawn", 7);
        received()
                .move("2026-03-06T09:00", "supplement-requested", 5)
                .move("2026-03-25T09:00", "stopped", 8);
        assertThat(value("q766-2-1"))
                .as("the first was asked before 5 March, the second after it")
                .isEqualTo(share(50, 1, 2));
    }

    @Test
    void withoutAPromiseTheLongestTimeOfTheProcedureCounts() {
        filed(Map.of()).move("2026-03-02T09:00", "received", 2).granted("2026-03-02T16:00");
        filed(Map.of()).move("2026-03-02T09:00", "received", 2).granted("2026-03-13T09:00");
        assertThat(value("q766-2-1"))
                .as("a birth is registered on the day, or the next where it comes late")
                .isEqualTo(share(50, 1, 2));
    }

    @Test
    void aNewAppointmentDoesNotMakeItInTime() {
        var one = received();
        one.data.put("due", CountingBed.at("2026-03-20T17:00").toString());
        one.move("2026-03-05T15:00", "reappointed", 4).granted("2026-03-19T09:00");
        assertThat(value("q766-2-1")).isEqualTo(share(0, 0, 1));
    }

    @Test
    void whatIsLateAndUnfinishedAsThePeriodEndsCountsInTheWhole() {
        received();
        received().granted("2026-03-04T09:00");
        filed(Map.of()).received("2026-03-30T09:00", "2026-04-02T17:00");
        // the next entry lets March end
        bed.file("2026-04-01T09:00", CountingBed.ELSEWHERE, Map.of());
        assertThat(value("q766-2-1"))
                .as("one in time, one late and open, one open whose date lies ahead")
                .isEqualTo(new Figure(OptionalDouble.of(50), 1, 2, 1));
    }

    @Test
    void handlingTimeIsHeldAgainstWhatIsPrescribed() {
        bed.file(CountingBed.at("2026-03-02T06:00"), "3.000347", CountingBed.COMMUNE, Map.of())
                .received("2026-03-02T07:00", "2026-03-12T17:00")
                .granted("2026-03-03T17:00");
        var figure = value("q766-2-2");
        var deadline =
                Procedures.of(bed.countries.active())
                        .get(new ProcedureCode("3.000347"), MARCH.first())
                        .procedure()
                        .deadlines()
                        .getFirst()
                        .hours();
        assertThat(figure.part()).as("two working days").isEqualTo(2 * LawTime.DAY);
        assertThat(figure.whole()).isEqualTo(deadline.longValue() * 3600);
    }

    @Test
    void onlineCountsOnlyWithAnElectronicResult() {
        received().granted("2026-03-04T09:00");
        received().move("2026-03-04T09:00", "done", 9);
        filed(Map.of("channel", "counter"))
                .received("2026-03-02T09:00", "2026-03-05T17:00")
                .granted("2026-03-04T09:00");
        received().granted("2026-03-04T09:00");
        assertThat(value("q766-3-3")).isEqualTo(share(50, 2, 4));
    }

    @Test
    void paidOnlineIsOfThoseWithAFee() {
        filed(Map.of("fee", 8000)).paid(CountingBed.at("2026-03-03T09:00"), "CALLBACK");
        filed(Map.of("fee", 8000)).paid(CountingBed.at("2026-03-03T09:00"), "CASH");
        filed(Map.of("fee", 8000));
        filed(Map.of());
        assertThat(value("q766-3-6")).isEqualTo(share(33.33, 1, 3));
    }

    @Test
    void digitisationIsToldOfPapersResultsReuseAndTheStore() {
        filed(Map.of("digitised", true, "reused", true, "lookedUp", true))
                .received("2026-03-02T09:00", "2026-03-05T17:00")
                .granted("2026-03-04T09:00");
        filed(Map.of("digitised", false, "reused", true))
                .received("2026-03-02T09:00", "2026-03-05T17:00")
                .granted("2026-03-04T09:00");
        filed(Map.of("digitised", true))
                .received("2026-03-02T09:00", "2026-03-05T17:00")
                .move(CountingBed.at("2026-03-04T09:00"), "decided", 4, Map.of("granted", true))
                .move("2026-03-04T09:00", "done", 9);
        received().move("2026-03-04T09:00", "stopped", 8);
        assertThat(value("q766-4-1")).as("of the granted").isEqualTo(share(66.67, 2, 3));
        assertThat(value("q766-4-2")).as("papers and result").isEqualTo(share(33.33, 1, 3));
        assertThat(value("q766-4-3")).isEqualTo(share(50, 2, 4));
        assertThat(value("q766-4-4")).isEqualTo(share(100, 2, 2));
        assertThat(value("q766-4-5")).isEqualTo(share(25, 1, 4));
    }

    @Test
    void satisfactionTakesOffWhatWasLateAndWhatWasDisliked() {
        received().granted("2026-03-04T09:00").rated("2026-03-05T09:00", 5);
        received().granted("2026-03-04T09:00").rated("2026-03-05T09:00", 1);
        received().granted("2026-03-09T09:00");
        received().granted("2026-03-09T09:00").rated("2026-03-10T09:00", 2);
        for (int i = 0; i < 6; i++) {
            received().granted("2026-03-04T09:00");
        }
        assertThat(value("q766-5-4"))
                .as("10 ended: 2 late, 2 disliked, one of them both")
                .isEqualTo(share(60, 6, 10));
        assertThat(value("satisfied")).as("of three answers").isEqualTo(share(33.33, 1, 3));
        assertThat(value("answered-survey")).isEqualTo(share(30, 3, 10));
    }

    @Test
    void theLastAnswerOfADossierCounts() {
        received()
                .granted("2026-03-04T09:00")
                .rated("2026-03-05T09:00", 1)
                .rated("2026-03-06T09:00", 4);
        assertThat(value("satisfied")).isEqualTo(share(100, 1, 1));
    }

    @Test
    void whereThereIsNothingToDivideByAShareIsMissingOrZeroAsItsDefinitionSays() {
        assertThat(value("q766-2-1")).isEqualTo(Figure.NONE);
        assertThat(value("q766-1-4").value()).hasValue(0);
    }

    @Test
    void synchronisedIsOfWhatAnotherSystemReportsWhereThatIsMore() {
        filed(Map.of());
        filed(Map.of());
        assertThat(value("q766-1-4")).as("nothing is reported").isEqualTo(share(100, 2, 2));
    }

    @Test
    void proceduresAreCountedFromTheDefinitions() {
        filed(Map.of());
        var offered = value("q766-3-1");
        assertThat(offered.whole()).isPositive();
        assertThat(offered.part()).isEqualTo(offered.whole());
        var used = value("q766-3-2");
        assertThat(used.part()).as("only births were filed").isEqualTo(1);
        assertThat(used.whole()).isEqualTo(offered.part());
        assertThat(value("q766-1-1").value())
                .as("no announcement is known, so nothing is made up")
                .isEmpty();
    }

    @Test
    void aShareThatReachesItsCapGivesAllPointsAndALowerOneInProportion() {
        // 40 % online with a result: cap 50 %, so 0.8 of 4 points
        for (int i = 0; i < 2; i++) {
            received().granted("2026-03-04T09:00");
        }
        for (int i = 0; i < 3; i++) {
            received().move("2026-03-04T09:00", "done", 9);
        }
        var scored = scored();
        assertThat(line(scored, "3.3").points()).contains(3.2);
        assertThat(line(scored, "2.1").points()).as("all in time").contains(20.0);
        assertThat(line(scored, "5.4").points()).as("100 % is above the cap of 90 %").contains(6.0);
        assertThat(line(scored, "5.2").points()).as("nothing is reported").isEmpty();
        assertThat(line(scored, "2.2").points()).as("shown, not weighed").isEmpty();
    }

    @Test
    void theSumIsOfThePointsThatApply() {
        received().granted("2026-03-04T09:00");
        received().granted("2026-03-09T09:00");
        var scored = scored();
        double sum =
                scored.lines().stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(p -> p)
                        .sum();
        double possible =
                scored.lines().stream()
                        .filter(line -> line.points().isPresent())
                        .mapToDouble(line -> line.item().points())
                        .sum();
        assertThat(scored.points()).isEqualTo(Math.round(sum * 100) / 100.0);
        assertThat(scored.possible()).isEqualTo(possible);
        assertThat(scored.ofHundred())
                .contains(Math.round(scored.points() / possible * 10000) / 100.0);
        assertThat(scored.index().points()).isEqualTo(100);
        assertThat(scored.index().groups())
                .extracting(Index.Group::points)
                .containsExactly(18.0, 20.0, 22.0, 22.0, 18.0);
    }

    @Test
    void eachCommuneHasTheSameScoreInTheTableAndOnItsOwnPage() {
        received().granted("2026-03-04T09:00");
        bed.file("2026-03-02T08:00", CountingBed.OTHER_COMMUNE, Map.of())
                .received("2026-03-02T09:00", "2026-03-05T17:00")
                .granted("2026-03-09T09:00");
        bed.clock.set(CountingBed.at(LATER));
        bed.followers.catchUp();
        var index = bed.scores.indexes().getFirst();
        var parts = bed.scores.scoredParts(index, new Area.Province(new UnitCode("79")), MARCH);
        assertThat(parts.keySet()).containsExactlyInAnyOrder("u:26737", "u:26732");
        assertThat(Objects.requireNonNull(parts.get("u:26737")).ofHundred())
                .isEqualTo(scored().ofHundred());
        assertThat(Objects.requireNonNull(parts.get("u:26732")).ofHundred().orElseThrow())
                .isLessThan(scored().ofHundred().orElseThrow());
    }

    private Scored scored() {
        bed.clock.set(CountingBed.at(LATER));
        bed.followers.catchUp();
        return bed.scores.scored(bed.scores.indexes().getFirst(), COMMUNE, MARCH);
    }

    private static Scored.Line line(Scored scored, String number) {
        return scored.lines().stream()
                .filter(line -> line.item().number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /// A registry that the program asks for nobody's agency, money that a bank tells of: they count
    /// for the nation and lie nowhere.
    @Test
    void whatNoAgencyDidIsNoPlace() {
        var one = received().granted("2026-03-05T10:00");
        one.paid(CountingBed.at("2026-03-05T11:00"), "callback");
        bed.append(
                CountingBed.at("2026-03-05T12:00"),
                Entry.of(
                        "registry.read",
                        Actor.program("prefill"),
                        "population:1",
                        Map.of("registry", "population")));
        bed.clock.set(CountingBed.at(LATER));
        bed.followers.catchUp();
        var index = bed.scores.indexes().getFirst();

        assertThat(bed.scores.scoredParts(index, new Area.Nation(), MARCH))
                .containsOnlyKeys("u:79");
        for (String id : List.of("registry-reads", "payments-online")) {
            var indicator = bed.indicators.find(id).orElseThrow();
            assertThat(bed.indicators.parts(indicator, new Area.Nation(), MARCH).keySet())
                    .as(id)
                    .noneMatch(part -> part.length() == 2);
        }
    }
}
