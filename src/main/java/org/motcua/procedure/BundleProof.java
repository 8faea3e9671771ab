package org.motcua.procedure;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// A bundle proves itself when it is loaded: its graph has an end, every step gets what it needs,
/// the times fit into the time of the whole, and its examples come out, with every set of versions
/// of its procedures that will ever hold together.
final class BundleProof implements Check<Bundle> {
    @Override
    public void check(Definition<Bundle> definition, Country country, Faults faults) {
        var bundle = definition.value();
        if (!new BundleGraph(bundle, faults).prove()) {
            return;
        }
        var plans = Procedures.of(country).plans();
        for (var day : plans.days(definition)) {
            Map<String, Rulebook> standing = plans.standing(definition, day);
            if (standing.size() < bundle.steps().size()) {
                missing(bundle, standing.keySet(), day.toString(), faults);
                return;
            }
            if (!proved(definition, standing, country, faults)) {
                return;
            }
        }
    }

    private static void missing(Bundle bundle, Set<String> found, String day, Faults faults) {
        Places.each(
                "/steps",
                bundle.steps(),
                (at, step) -> {
                    if (!found.contains(step.id())) {
                        faults.at(
                                at + "/procedure",
                                "bundle-unknown-procedure",
                                "No procedure %s holds on %s.".formatted(step.procedure(), day),
                                "Write the code of a procedure that holds as long as the bundle.");
                    }
                });
    }

    private static boolean proved(
            Definition<Bundle> definition,
            Map<String, Rulebook> standing,
            Country country,
            Faults faults) {
        var bundle = definition.value();
        if (!new BundleNeeds(bundle, standing, faults).prove()) {
            return false;
        }
        var sound = new AtomicBoolean(true);
        var plan =
                BundlePlan.compiled(
                        country,
                        definition,
                        standing,
                        (pointer, offset, message, mend) -> {
                            sound.set(false);
                            faults.at(pointer, offset, "bundle-expression", message, mend);
                        });
        if (!sound.get()) {
            return false;
        }
        Procedures.of(country).plans().keep(definition, standing, plan);
        time(bundle, plan, faults);
        new ExampleProof(plan.whole(), country, faults).prove();
        return true;
    }

    /// The longest way through the graph fits into the time of the whole.
    private static void time(Bundle bundle, BundlePlan plan, Faults faults) {
        BigDecimal longest = BigDecimal.ZERO;
        for (BundleStep step : bundle.steps()) {
            if (step.undoes() == null) {
                longest = longest.max(hours(bundle, step, plan));
            }
        }
        BigDecimal given =
                bundle.deadlines().stream()
                        .map(Deadline::hours)
                        .min(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        if (longest.compareTo(given) > 0) {
            faults.at(
                    "/deadlines",
                    "bundle-deadline-too-short",
                    "The steps one after another may take %s working hours, the whole only %s."
                            .formatted(longest.toPlainString(), given.toPlainString()),
                    "Give the steps the shorter deadlines of the bundle, or the whole more time.");
        }
    }

    private static BigDecimal hours(Bundle bundle, BundleStep step, BundlePlan plan) {
        BigDecimal own =
                plan.rulebook(step.id()).procedure().deadlines().stream()
                        .map(Deadline::hours)
                        .min(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        BigDecimal before = BigDecimal.ZERO;
        for (String earlier : step.after()) {
            before = before.max(hours(bundle, bundle.step(earlier), plan));
        }
        return before.add(own);
    }

    /// The ids of steps from which one may be reached, itself among them if there is a cycle.
    static Set<String> before(Bundle bundle, BundleStep step) {
        var found = new HashSet<String>();
        var open = new java.util.ArrayDeque<>(step.after());
        while (!open.isEmpty()) {
            String id = open.pop();
            if (found.add(id)) {
                bundle.steps().stream()
                        .filter(one -> one.id().equals(id))
                        .map(BundleStep::after)
                        .forEach((List<String> more) -> open.addAll(more));
            }
        }
        return found;
    }
}
