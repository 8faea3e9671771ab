package org.motcua.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Looks at one record with everything that its definition asks for, and finds what is wrong and
/// how good it is. Plain: knows no database.
final class Examination {
    private final Registry registry;
    private final Surroundings around;
    private final RegistryRecord record;
    private final List<Finding> findings = new ArrayList<>();

    private Examination(Registry registry, Surroundings around, RegistryRecord record) {
        this.registry = registry;
        this.around = around;
        this.record = record;
    }

    /// What was found, and the measures that follow.
    ///
    /// @param correct share of the compared facts that agree with where they originate; none where
    ///   nothing could be compared
    record Measured(
            RegistryRecord record,
            List<Finding> findings,
            int compared,
            int comparable,
            OptionalDouble correct,
            double sufficient,
            Surroundings.Copies copies,
            Instant confirmed) {}

    static Measured of(Registry registry, Surroundings around, RegistryRecord record) {
        return new Examination(registry, around, record).run();
    }

    private Measured run() {
        var seen =
                Scrutiny.of(around.country(), registry, around.today())
                        .look(record.key(), record.fields());
        findings.addAll(seen.findings());
        references();
        around.mates()
                .getOrDefault(record.id(), Map.of())
                .forEach((rule, mate) ->
                        findings.add(
                                new Finding(Finding.Kind.DUPLICATE, rule, "", Optional.of(mate))));
        var confirmed = around.confirmed(record);
        stale(confirmed);
        return compared(seen.sufficient(), confirmed);
    }

    private void references() {
        registry.fields()
                .forEach((name, field) -> {
                    String to = field.registry();
                    if (to != null
                            && record.fields().get(name) instanceof String key
                            && !key.isBlank()
                            && around.target(to, key).isEmpty()) {
                        findings.add(Finding.at(Finding.Kind.REFERENCE, "record", name));
                    }
                });
    }

    /// Less than a quarter of the trust is left.
    private void stale(Instant confirmed) {
        long days = Duration.between(confirmed, around.now()).toDays();
        registry.fields()
                .forEach((name, field) -> {
                    if (field.halfLifeDays() > 0
                            && record.fields().containsKey(name)
                            && days > 2L * field.halfLifeDays()) {
                        findings.add(Finding.at(Finding.Kind.STALE, "stale", name));
                    }
                });
    }

    private Measured compared(double sufficient, Instant confirmed) {
        int comparable = 0;
        int compared = 0;
        double weight = 0;
        double agreed = 0;
        for (var entry : registry.fields().entrySet()) {
            var authority = entry.getValue().authority();
            var value = record.fields().get(entry.getKey());
            if (authority == null || value == null || Shape.empty(value)) {
                continue;
            }
            comparable++;
            var origin =
                    Optional.ofNullable(record.fields().get(authority.by()))
                            .flatMap(
                                    key -> around.target(authority.registry(), String.valueOf(key)))
                            .map(fields -> fields.get(authority.field()));
            if (origin.isPresent()) {
                compared++;
                var likeness = Likeness.of(value, origin.get());
                weight += entry.getValue().counts();
                agreed += likeness.counts() * entry.getValue().counts();
                if (likeness != Likeness.SAME) {
                    findings.add(
                            Finding.at(
                                    Finding.Kind.MISMATCH,
                                    likeness == Likeness.SIMILAR ? "similar" : "differs",
                                    entry.getKey()));
                }
            }
        }
        return new Measured(
                record,
                List.copyOf(findings),
                compared,
                comparable,
                weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(agreed / weight),
                sufficient,
                around.copies().getOrDefault(record.id(), Surroundings.Copies.NONE),
                confirmed);
    }
}
