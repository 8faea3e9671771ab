package org.motcua.procedure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.country.Faults;

/// That the steps of a bundle make a graph with a beginning and an end.
final class BundleGraph {
    private final Bundle bundle;
    private final Faults faults;
    private boolean sound = true;

    BundleGraph(Bundle bundle, Faults faults) {
        this.bundle = bundle;
        this.faults = faults;
    }

    boolean prove() {
        var ids = bundle.steps().stream().map(BundleStep::id).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        Places.each(
                "/steps",
                bundle.steps(),
                (at, step) -> {
                    if (!seen.add(step.id())) {
                        wrong(
                                at + "/id",
                                "bundle-step-twice",
                                "Two steps are called %s.".formatted(step.id()),
                                "Give each step an id of its own.");
                    }
                    names(at, step, ids);
                });
        if (sound) {
            order();
            undoing();
        }
        return sound;
    }

    private void names(String at, BundleStep step, Set<String> ids) {
        for (int i = 0; i < step.after().size(); i++) {
            String earlier = step.after().get(i);
            if (!ids.contains(earlier)) {
                wrong(
                        at + "/after/" + i,
                        "bundle-unknown-step",
                        "There is no step %s.".formatted(earlier),
                        "Name a step of this bundle: %s.".formatted(String.join(", ", ids)));
            }
        }
        String undone = step.undoes();
        if (undone != null && !ids.contains(undone)) {
            wrong(
                    at + "/undoes",
                    "bundle-unknown-step",
                    "There is no step %s.".formatted(undone),
                    "Name a step of this bundle: %s.".formatted(String.join(", ", ids)));
        }
    }

    private void order() {
        Places.each(
                "/steps",
                bundle.steps(),
                (at, step) -> {
                    if (BundleProof.before(bundle, step).contains(step.id())) {
                        wrong(
                                at + "/after",
                                "bundle-cycle",
                                "The step %s waits for itself, by way of %s."
                                        .formatted(step.id(), String.join(", ", step.after())),
                                "Take one of the steps out of after.");
                    }
                });
        var first = bundle.steps().getFirst();
        if (sound && (!first.after().isEmpty() || first.undoes() != null)) {
            wrong(
                    "/steps/0",
                    "bundle-beginning",
                    "The first step does not begin the bundle.",
                    "Write a step first that waits for no other.");
        }
    }

    private void undoing() {
        Places.each(
                "/steps",
                bundle.steps(),
                (at, step) -> {
                    boolean compensates =
                            List.of(BundleStep.Mishap.values()).stream()
                                    .anyMatch(mishap ->
                                            step.course(mishap) == BundleStep.Course.COMPENSATE);
                    boolean undone =
                            bundle.steps().stream().anyMatch(other -> other.undoes() != null);
                    if (compensates && !undone) {
                        wrong(
                                at + "/otherwise",
                                "bundle-nothing-undoes",
                                "The bundle takes back what was granted, but no step does that.",
                                "Add a step with undoes, or write stop.");
                    }
                    if (step.undoes() != null && !step.after().isEmpty()) {
                        wrong(
                                at + "/after",
                                "bundle-undoing-waits",
                                "A step that takes another back waits for nothing else.",
                                "Leave out after.");
                    }
                });
    }

    private void wrong(String pointer, String rule, String message, String mend) {
        sound = false;
        faults.at(pointer, rule, message, mend);
    }
}
