package org.motcua.registry;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Definition;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Units;

/// Looks at one record with everything that its definition asks for, and finds what is wrong and
/// how good it is. Plain: knows no database.
final class Examination {
    private final Registry registry;
    private final Rulings.Compiled rulings;
    private final Surroundings around;
    private final RegistryRecord record;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> invalid = new TreeSet<>();

    private Examination(Registry registry, Surroundings around, RegistryRecord record) {
        this.registry = registry;
        this.rulings = Rulings.of(around.country(), registry);
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
        if (!rulings.keyFits(record.key())) {
            add(Finding.Kind.FORMAT, "key", "");
        }
        registry.fields().forEach(this::form);
        var valid = new LinkedHashMap<>(record.fields());
        invalid.forEach(valid::remove);
        double sufficient = sufficient(valid);
        rulings.broken(record.key(), valid, around.today())
                .forEach(
                        rule -> add(Finding.Kind.CROSS_FIELD, rule.id(), rule.fields().getFirst()));
        around.mates()
                .getOrDefault(record.id(), Map.of())
                .forEach((rule, mate) ->
                        findings.add(
                                new Finding(Finding.Kind.DUPLICATE, rule, "", Optional.of(mate))));
        var confirmed = around.confirmed(record);
        stale(confirmed);
        return compared(sufficient, confirmed);
    }

    private void add(Finding.Kind kind, String rule, String field) {
        findings.add(Finding.at(kind, rule, field));
    }

    private void form(String name, Registry.Field field) {
        var value = record.fields().get(name);
        if (value == null || Shape.empty(value)) {
            return;
        }
        if (!Shape.fits(field, value)) {
            invalid.add(name);
            add(Finding.Kind.FORMAT, "type", name);
            return;
        }
        if (value instanceof String text) {
            text(name, field, text);
        }
        range(name, field, value);
    }

    private void text(String name, Registry.Field field, String text) {
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC) || !text.strip().equals(text)) {
            add(Finding.Kind.FORMAT, "spelling", name);
        }
        if (!rulings.fits(name, text)) {
            invalid.add(name);
            add(Finding.Kind.FORMAT, "pattern", name);
        }
        if (!field.values().isEmpty() && !field.values().contains(text)) {
            invalid.add(name);
            add(Finding.Kind.FORMAT, "value", name);
        }
        if (field.codeList() != null && !listed(field.codeList(), text)) {
            invalid.add(name);
            add(Finding.Kind.FORMAT, "code", name);
        }
        if (field.type() == Registry.Type.UNIT && !unit(text)) {
            add(Finding.Kind.REFERENCE, "unit", name);
        }
        if (field.registry() != null && around.target(field.registry(), text).isEmpty()) {
            add(Finding.Kind.REFERENCE, "record", name);
        }
    }

    /// Lists are versioned: a code of any version is known, since a record keeps the one that it
    /// was written with.
    private boolean listed(String list, String code) {
        return around.country().versions(Procedures.CODES, list).stream()
                .map(Definition::value)
                .map(CodeList::entries)
                .flatMap(List::stream)
                .anyMatch(entry -> entry.code().equals(code));
    }

    private boolean unit(String code) {
        return code.matches("[0-9]{1,10}")
                && !Units.of(around.country()).all(new UnitCode(code)).isEmpty();
    }

    private void range(String name, Registry.Field field, Object value) {
        if (value instanceof Number number) {
            long one = number.longValue();
            if ((field.least() != null && one < field.least())
                    || (field.most() != null && one > field.most())) {
                add(Finding.Kind.OUTLIER, "range", name);
            }
        }
        if (value instanceof String text && Shape.day(text)) {
            var day = LocalDate.parse(text);
            var earliest = day(field.earliest());
            var latest = day(field.latest());
            if ((earliest != null && day.isBefore(earliest))
                    || (latest != null && day.isAfter(latest))) {
                add(Finding.Kind.OUTLIER, "range", name);
            }
        }
    }

    private @Nullable LocalDate day(@Nullable String bound) {
        if (bound == null) {
            return null;
        }
        return bound.equals("today") ? around.today() : LocalDate.parse(bound);
    }

    /// The share of what has to be there that is there and valid.
    private double sufficient(Map<String, Object> valid) {
        long all = 0;
        long there = 0;
        for (var entry : registry.fields().entrySet()) {
            String name = entry.getKey();
            var field = entry.getValue();
            boolean needed =
                    !field.retired()
                            && (!field.optional()
                                    || rulings.requires(name, record.key(), valid, around.today()));
            if (needed) {
                all += field.counts();
                var value = valid.get(name);
                if (value != null && !Shape.empty(value)) {
                    there += field.counts();
                } else if (!invalid.contains(name)) {
                    add(Finding.Kind.MISSING, "missing", name);
                }
            }
        }
        return all == 0 ? 1 : (double) there / all;
    }

    /// Less than a quarter of the trust is left.
    private void stale(Instant confirmed) {
        long days = Duration.between(confirmed, around.now()).toDays();
        registry.fields()
                .forEach((name, field) -> {
                    if (field.halfLifeDays() > 0
                            && record.fields().containsKey(name)
                            && days > 2L * field.halfLifeDays()) {
                        add(Finding.Kind.STALE, "stale", name);
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
                    add(
                            Finding.Kind.MISMATCH,
                            likeness == Likeness.SIMILAR ? "similar" : "differs",
                            entry.getKey());
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
