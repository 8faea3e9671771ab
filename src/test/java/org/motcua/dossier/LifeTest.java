package org.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.AgencyCode;

/// The ten states and their moves, as the national synchronisation knows them.
class LifeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T10:00:00Z");

    /// The moves that systems use between the states (codes), from the same state's row to the
    /// next.
    private static final Map<Integer, Set<Integer>> NEXT =
            Map.of(
                    1, Set.of(2, 3, 5, 7),
                    2, Set.of(4, 5, 6, 7),
                    4, Set.of(4, 5, 6, 7, 8, 9),
                    5, Set.of(4, 7, 8),
                    6, Set.of(4, 8),
                    9, Set.of(10));

    private static Standing in(State state) {
        return new Standing(state, "check", null, 0, MONDAY, false);
    }

    private static List<Step> steps() {
        return List.of(
                new Step.Receive(true),
                new Step.Decline("not-entitled"),
                new Step.AskForMore(List.of("a clearer picture"), false),
                new Step.Supply(),
                new Step.Advance("sign"),
                new Step.AskPayment(),
                new Step.Settle(),
                new Step.Withdraw(""),
                new Step.Stop("asked for by the applicant"),
                new Step.Decide("granted"),
                new Step.Finish(),
                new Step.Return(),
                new Step.Reappoint(NOON, MONDAY.plusSeconds(86_400), "many at once"),
                new Step.Assign(),
                new Step.Overrule("in-time", "seen on paper"),
                new Step.Transfer(new AgencyCode("H29.18")));
    }

    @Test
    void leadsOnlyWhereTheNationalStatesAllow() {
        for (State state : State.values()) {
            for (Step step : steps()) {
                if (Life.take(decidedWhereNeeded(state, step), step)
                                instanceof Life.Outcome.Moved(var next)
                        && next.state() != state) {
                    assertThat(NEXT.getOrDefault(state.code(), Set.of()))
                            .as("%s by %s", state, step)
                            .contains(next.state().code());
                }
            }
        }
    }

    private static Standing decidedWhereNeeded(State state, Step step) {
        return step instanceof Step.Finish ? in(state).with("granted") : in(state);
    }

    @Test
    void everyStateIsReachable() {
        var reached = EnumSet.of(State.NEWLY_REGISTERED);
        var open = new ArrayDeque<>(List.of(Standing.filed("receive").dueAt(MONDAY)));
        var seen = new HashSet<Standing>();
        while (!open.isEmpty()) {
            var now = open.poll();
            for (Step step : steps()) {
                if (Life.take(now, step) instanceof Life.Outcome.Moved(var next)
                        && next.supplements() < 3
                        && seen.add(next)) {
                    reached.add(next.state());
                    open.add(next);
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(State.values());
    }

    @Test
    void nothingFollowsTheEnd() {
        for (State state : State.values()) {
            if (state.ended()) {
                for (Step step : steps()) {
                    assertThat(Life.take(in(state), step))
                            .isEqualTo(new Life.Outcome.Refused(Refusal.ENDED));
                }
            }
        }
    }

    @Test
    void codesAreThoseOfTheSynchronisation() {
        var codes = new EnumMap<State, Integer>(State.class);
        for (State state : State.values()) {
            codes.put(state, state.code());
            assertThat(State.of(state.code())).isEqualTo(state);
        }
        assertThat(codes.values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void isNotReceivedBeforeItsFeeIsPaid() {
        assertThat(Life.take(in(State.NEWLY_REGISTERED), new Step.Receive(false)))
                .isEqualTo(new Life.Outcome.Refused(Refusal.FEE_UNPAID));
    }

    @Test
    void asksForMoreOnceAndAgainOnlyByASupervisor() {
        var asked = moved(in(State.IN_PROCESS), new Step.AskForMore(List.of("x"), false));
        var supplied = moved(asked, new Step.Supply());
        assertThat(Life.take(supplied, new Step.AskForMore(List.of("y"), false)))
                .isEqualTo(new Life.Outcome.Refused(Refusal.SECOND_SUPPLEMENT));
        assertThat(moved(supplied, new Step.AskForMore(List.of("y"), true)).supplements())
                .isEqualTo(2);
    }

    @Test
    void asksForSomethingWhenItAsks() {
        assertThat(Life.take(in(State.IN_PROCESS), new Step.AskForMore(List.of(), false)))
                .isEqualTo(new Life.Outcome.Refused(Refusal.NOTHING_ASKED));
    }

    @Test
    void cannotBeWithdrawnOnceDecided() {
        var decided = moved(in(State.IN_PROCESS), new Step.Decide("granted"));
        assertThat(Life.take(decided, new Step.Withdraw("changed my mind")))
                .isEqualTo(new Life.Outcome.Refused(Refusal.DECIDED));
    }

    @Test
    void isNotFinishedBeforeItIsDecided() {
        assertThat(Life.take(in(State.IN_PROCESS), new Step.Finish()))
                .isEqualTo(new Life.Outcome.Refused(Refusal.UNDECIDED));
    }

    @Test
    void apologisesOnceADayBeforeTheDateAtTheLatest() {
        var due = in(State.IN_PROCESS).dueAt(FRIDAY);
        var inTime = new Step.Reappoint(FRIDAY.minusSeconds(86_401), MONDAY, "many at once");
        var tooLate = new Step.Reappoint(FRIDAY.minusSeconds(86_399), MONDAY, "many at once");
        var earlier = new Step.Reappoint(NOON, FRIDAY.minusSeconds(1), "many at once");
        assertThat(moved(due, inTime).due()).isEqualTo(MONDAY);
        assertThat(Life.take(due, tooLate))
                .isEqualTo(new Life.Outcome.Refused(Refusal.NOT_A_LATER_DATE));
        assertThat(Life.take(due, earlier))
                .isEqualTo(new Life.Outcome.Refused(Refusal.NOT_A_LATER_DATE));
        assertThat(
                        Life.take(
                                moved(due, inTime),
                                new Step.Reappoint(NOON, MONDAY.plusSeconds(1), "again")))
                .isEqualTo(new Life.Outcome.Refused(Refusal.REAPPOINTED_BEFORE));
    }

    @Test
    void givesAReasonWherePeopleAreOwedOne() {
        assertThat(Life.take(in(State.NEWLY_REGISTERED), new Step.Decline(" ")))
                .isEqualTo(new Life.Outcome.Refused(Refusal.REASON_MISSING));
        assertThat(Life.take(in(State.IN_PROCESS), new Step.Stop("")))
                .isEqualTo(new Life.Outcome.Refused(Refusal.REASON_MISSING));
    }

    /// Whatever is tried in whatever order, a dossier that moved is where its move leads, and the
    /// number of supplements never falls.
    @Property(tries = 500)
    void staysWithinItsTable(@ForAll("walks") List<Step> walk) {
        var now = Standing.filed("receive");
        for (Step step : walk) {
            if (Life.take(now, step) instanceof Life.Outcome.Moved(var next)) {
                assertThat(step.move().allowedFrom(now.state())).isTrue();
                assertThat(next.state()).isEqualTo(step.move().to().orElse(now.state()));
                assertThat(next.supplements()).isGreaterThanOrEqualTo(now.supplements());
                now = next;
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        return Arbitraries.of(steps()).list().ofMinSize(1).ofMaxSize(30);
    }

    private static Standing moved(Standing now, Step step) {
        return switch (Life.take(now, step)) {
            case Life.Outcome.Moved(var next) -> next;
            case Life.Outcome.Refused(var why) -> throw new AssertionError(step + ": " + why);
        };
    }
}
