package org.motcua.procedure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.kernel.ProcedureCode;

/// The bundles of a country, each made once for every set of versions that hold together.
final class BundlePlans {
    private final Country country;
    private final Procedures procedures;
    private final Map<String, BundlePlan> plans = new ConcurrentHashMap<>();
    private volatile boolean complete;

    BundlePlans(Country country, Procedures procedures) {
        this.country = country;
        this.procedures = procedures;
    }

    Optional<BundlePlan> find(ProcedureCode code, LocalDate on) {
        return country.find(Bundle.KIND, code.value(), on)
                .flatMap(definition -> plan(definition, on));
    }

    List<BundlePlan> all(LocalDate on) {
        return country.all(Bundle.KIND, on).stream()
                .flatMap(definition -> plan(definition, on).stream())
                .toList();
    }

    Optional<BundlePlan> byHash(String hash) {
        var known = plans.values().stream().filter(plan -> plan.hash().equals(hash)).findFirst();
        return known.or(() -> {
            everything();
            return plans.values().stream().filter(plan -> plan.hash().equals(hash)).findFirst();
        });
    }

    /// The procedure of a step, or the form of a whole.
    Optional<Rulebook> rulebook(String hash) {
        return inPlans(hash)
                .or(() -> {
                    everything();
                    return inPlans(hash);
                });
    }

    private Optional<Rulebook> inPlans(String hash) {
        return plans.values().stream()
                .flatMap(plan -> plan.rulebooks().stream())
                .filter(rulebook -> rulebook.hash().equals(hash))
                .findFirst();
    }

    private void everything() {
        if (complete) {
            return;
        }
        for (var definition : country.all(Bundle.KIND)) {
            days(definition).forEach(day -> plan(definition, day));
        }
        complete = true;
    }

    /// The days on which what holds together changes.
    Set<LocalDate> days(Definition<Bundle> definition) {
        var days = new LinkedHashSet<LocalDate>();
        days.add(definition.effective().from());
        for (BundleStep step : definition.value().steps()) {
            country.versions(Procedures.KIND, step.procedure()).stream()
                    .map(version -> version.effective().from())
                    .filter(definition.effective()::contains)
                    .forEach(days::add);
        }
        return days;
    }

    private Optional<BundlePlan> plan(Definition<Bundle> definition, LocalDate on) {
        var standing = standing(definition, on);
        if (standing.size() < definition.value().steps().size()) {
            return Optional.empty();
        }
        return Optional.of(
                plans.computeIfAbsent(
                        key(definition, standing),
                        _ ->
                                BundlePlan.compiled(
                                        country, definition, standing, BundlePlans::unsound)));
    }

    /// The procedures of the steps as they stand alone on a day, by the ids of the steps.
    Map<String, Rulebook> standing(Definition<Bundle> definition, LocalDate on) {
        var standing = new LinkedHashMap<String, Rulebook>();
        for (BundleStep step : definition.value().steps()) {
            procedures
                    .alone(new ProcedureCode(step.procedure()), on)
                    .ifPresent(rulebook -> standing.put(step.id(), rulebook));
        }
        return standing;
    }

    /// Keeps what a check compiled, so that nobody compiles it again.
    void keep(Definition<Bundle> definition, Map<String, Rulebook> standing, BundlePlan plan) {
        plans.put(key(definition, standing), plan);
    }

    private static String key(Definition<Bundle> definition, Map<String, Rulebook> standing) {
        var key = new StringBuilder(definition.hash());
        standing.values().forEach(rulebook -> key.append(' ').append(rulebook.hash()));
        return key.toString();
    }

    private static void unsound(String pointer, int offset, String message, String mend) {
        throw new IllegalStateException("%s: %s %s".formatted(pointer, message, mend));
    }
}
