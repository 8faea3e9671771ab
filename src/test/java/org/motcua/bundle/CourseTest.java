package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.motcua.bundle.Course.Act;
import org.motcua.bundle.Course.Agreement;
import org.motcua.bundle.Course.Standing;
import org.motcua.calendar.Span;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.procedure.Bundle;
import org.motcua.procedure.BundleStep;

/// What follows from where the parts of a bundle stand.
class CourseTest {
    private static final Text TEXT = new Text(Map.of("en", "x"));

    @Test
    void partsThatWaitForTheSameRunSideBySide() {
        var bundle = bundle(step("a"), step("b", "a"), step("c", "a"), step("d", "b", "c"));
        var now = waiting(bundle);
        assertThat(acts(bundle, now)).containsExactly(new Act.File("a"));
        now.put("a", in(StepState.GRANTED));
        assertThat(acts(bundle, now)).containsExactly(new Act.File("b"), new Act.File("c"));
        now.put("b", in(StepState.GRANTED));
        now.put("c", in(StepState.FILED));
        assertThat(acts(bundle, now)).as("d waits for both").isEmpty();
    }

    @Test
    void aRefusedMiddleStepLeavesTheOthersGoingWhereTheLawSaysSo() {
        var bundle = bundle(step("a"), step("b", "a"), needing("c", "b"), step("d", "b"));
        var now = waiting(bundle);
        now.put("a", in(StepState.GRANTED));
        now.put("b", in(StepState.REFUSED));
        assertThat(acts(bundle, now))
                .as("c lacks what b would have written, d only waited")
                .containsExactly(new Act.Drop("c", "b"), new Act.File("d"));
    }

    @Test
    void aRefusedStepStopsTheOthersWhereTheLawSaysSo() {
        var bundle =
                bundle(
                        step("a"),
                        otherwise("b", BundleStep.Course.STOP, "a"),
                        step("c", "a"),
                        step("d", "c"));
        var now = waiting(bundle);
        now.put("a", in(StepState.GRANTED));
        now.put("b", in(StepState.REFUSED));
        now.put("c", in(StepState.FILED));
        assertThat(acts(bundle, now))
                .containsExactly(new Act.End("c", "b"), new Act.Drop("d", "b"));
    }

    @Test
    void whatWasGrantedIsTakenBackWhereTheLawSaysSo() {
        var bundle =
                bundle(
                        step("a"),
                        otherwise("b", BundleStep.Course.COMPENSATE, "a"),
                        undoing("undo", "a"));
        var now = waiting(bundle);
        now.remove("undo");
        now.put("a", in(StepState.GRANTED));
        now.put("b", in(StepState.FILED));
        assertThat(acts(bundle, now)).isEmpty();
        now.put("b", in(StepState.REFUSED));
        assertThat(acts(bundle, now)).containsExactly(new Act.Undo("undo", "a"));
        now.put("undo", in(StepState.FILED));
        assertThat(acts(bundle, now)).as("once").isEmpty();
        now.put("undo", in(StepState.GRANTED));
        assertThat(Course.outcome(bundle, now)).contains(JointDossier.Outcome.FAILED);
    }

    @Test
    void nothingIsFiledWithoutAnAgreementThatIsNeeded() {
        var bundle = bundle(step("a"), step("b", "a"));
        var now = waiting(bundle);
        now.put("a", in(StepState.GRANTED));
        now.put("b", new Standing(StepState.WAITING, Agreement.OPEN, false));
        assertThat(acts(bundle, now)).isEmpty();
        now.put("b", new Standing(StepState.WAITING, Agreement.REFUSED, false));
        assertThat(acts(bundle, now)).containsExactly(new Act.Forgo("b"));
        now.put("b", in(StepState.NO_CONSENT));
        assertThat(Course.outcome(bundle, now)).contains(JointDossier.Outcome.PARTLY);
    }

    @Test
    void aLateStepLetsTheOthersGoOnUnlessTheLawSaysOtherwise() {
        var late = new Standing(StepState.FILED, Agreement.NOT_NEEDED, true);
        var bundle = bundle(step("a"), step("b", "a"), step("c"));
        var now = waiting(bundle);
        now.put("a", late);
        assertThat(acts(bundle, now)).containsExactly(new Act.File("c"));
        var strict = bundle(otherwise("a", BundleStep.Course.STOP), step("b", "a"), step("c"));
        assertThat(acts(strict, now))
                .containsExactly(new Act.Drop("b", "a"), new Act.Drop("c", "a"));
    }

    /// However agencies and people decide, and in whatever order, a bundle comes to rest: every
    /// part ends, no part is filed before what it waits for has ended, and none twice.
    @Property(tries = 300)
    void everyBundleComesToRest(
            @ForAll("graphs") Bundle bundle, @ForAll("endings") List<StepState> endings) {
        var now = waiting(bundle);
        bundle.steps().stream().filter(s -> s.undoes() != null).forEach(s -> now.remove(s.id()));
        var filed = new ArrayList<String>();
        int ending = 0;
        for (int i = 0; i < 200; i++) {
            boolean acted = false;
            for (Act act : Course.acts(bundle, now)) {
                acted |= take(bundle, act, now, filed);
            }
            if (acted) {
                continue;
            }
            var open =
                    now.entrySet().stream()
                            .filter(entry -> entry.getValue().state() == StepState.FILED)
                            .findFirst();
            if (open.isEmpty()) {
                break;
            }
            now.put(open.get().getKey(), in(endings.get(ending++ % endings.size())));
        }
        assertThat(now.values()).allMatch(standing -> standing.state().ended());
        assertThat(Course.outcome(bundle, now)).isPresent();
        assertThat(filed).doesNotHaveDuplicates();
    }

    private static boolean take(
            Bundle bundle, Act act, Map<String, Standing> now, List<String> filed) {
        switch (act) {
            case Act.File(var step) -> {
                assertThat(bundle.step(step).after())
                        .allMatch(earlier ->
                                !now.containsKey(earlier)
                                        || java.util.Objects.requireNonNull(now.get(earlier))
                                                .state()
                                                .ended());
                filed.add(step);
                now.put(step, in(StepState.FILED));
            }
            case Act.Drop(var step, var _) -> now.put(step, in(StepState.DROPPED));
            case Act.Forgo(var step) -> now.put(step, in(StepState.NO_CONSENT));
            case Act.End(var step, var _) -> now.put(step, in(StepState.DROPPED));
            case Act.Undo(var step, var _) -> {
                filed.add(step);
                now.put(step, in(StepState.FILED));
            }
        }
        return true;
    }

    @Provide
    Arbitrary<List<StepState>> endings() {
        return Arbitraries.of(StepState.GRANTED, StepState.REFUSED, StepState.WITHDRAWN)
                .list()
                .ofSize(7);
    }

    @Provide
    Arbitrary<Bundle> graphs() {
        var courses = Arbitraries.of(BundleStep.Course.class);
        return Arbitraries.integers()
                .between(0, 15)
                .list()
                .ofSize(5)
                .flatMap(waits ->
                        courses.list()
                                .ofSize(5)
                                .map(ends -> {
                                    var steps = new BundleStep[6];
                                    for (int i = 0; i < 5; i++) {
                                        var after = new ArrayList<String>();
                                        for (int j = 0; j < i; j++) {
                                            if ((waits.get(i) >> j & 1) == 1) {
                                                after.add("s" + j);
                                            }
                                        }
                                        steps[i] =
                                                otherwise(
                                                        "s" + i,
                                                        ends.get(i),
                                                        after.toArray(String[]::new));
                                    }
                                    steps[5] = undoing("undo", "s0");
                                    return bundle(steps);
                                }));
    }

    private static List<Act> acts(Bundle bundle, Map<String, Standing> now) {
        return Course.acts(bundle, now);
    }

    private static Map<String, Standing> waiting(Bundle bundle) {
        var now = new LinkedHashMap<String, Standing>();
        bundle.steps().forEach(step -> now.put(step.id(), in(StepState.WAITING)));
        return now;
    }

    private static Standing in(StepState state) {
        return new Standing(state, Agreement.NOT_NEEDED, false);
    }

    private static BundleStep step(String id, String... after) {
        return made(id, List.of(after), List.of(), null, null);
    }

    private static BundleStep needing(String id, String earlier) {
        var flow = new BundleStep.Flow("x", "written." + earlier + ".y", null);
        return made(id, List.of(earlier), List.of(flow), null, null);
    }

    private static BundleStep otherwise(String id, BundleStep.Course course, String... after) {
        return made(
                id,
                List.of(after),
                List.of(),
                new BundleStep.Otherwise(course, course, course, course),
                null);
    }

    private static BundleStep undoing(String id, String granted) {
        return made(id, List.of(), List.of(), null, granted);
    }

    private static BundleStep made(
            String id,
            List<String> after,
            List<BundleStep.Flow> data,
            BundleStep.@org.jspecify.annotations.Nullable Otherwise otherwise,
            @org.jspecify.annotations.Nullable String undoes) {
        return new BundleStep(
                id, "1", TEXT, after, null, null, data, List.of(), List.of(), null, List.of(),
                otherwise, undoes);
    }

    private static Bundle bundle(BundleStep... steps) {
        return new Bundle(
                new ProcedureCode("1"),
                "G22",
                "f",
                TEXT,
                TEXT,
                TEXT,
                new HashMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Span.workingHours(2),
                10,
                List.of(),
                List.of(steps),
                List.of(),
                List.of(),
                List.of());
    }
}
