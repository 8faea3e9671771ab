package org.motcua.registry;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;

/// Looks at one record by itself: its form, its gaps, its contradictions. Knows no other record and
/// no database, so that it judges a row of a file as it judges a record.
public final class Scrutiny {
    private final Registry registry;
    private final Rulings.Compiled rulings;
    private final LocalDate today;

    private Scrutiny(Registry registry, Rulings.Compiled rulings, LocalDate today) {
        this.registry = registry;
        this.rulings = rulings;
        this.today = today;
    }

    /// For the records of a registry, on a day.
    public static Scrutiny of(Country country, Registry registry, LocalDate today) {
        return new Scrutiny(registry, Rulings.of(country, registry), today);
    }

    /// What was seen.
    ///
    /// @param sufficient the share of what has to be there that is there and valid
    public record Seen(List<Finding> findings, double sufficient) {
        public Seen {
            findings = List.copyOf(findings);
        }
    }

    /// Everything that is wrong with a record taken by itself.
    public Seen look(String key, Map<String, Object> fields) {
        return new Looking(key, fields).look();
    }

    /// The rule of the registry that forbids to write a record, or the one that its shape breaks:
    /// what even a careless import may not bring in.
    public List<Finding> forbidden(String key, Map<String, Object> fields) {
        var found = new ArrayList<Finding>();
        Shape.fault(registry, fields)
                .or(() -> Shape.gap(registry, fields))
                .ifPresent(misfit ->
                        found.add(
                                Finding.at(
                                        misfit.rule().equals("missing")
                                                ? Finding.Kind.MISSING
                                                : Finding.Kind.FORMAT,
                                        misfit.rule(),
                                        misfit.field())));
        if (found.isEmpty()) {
            rulings.refusing(key, fields, today)
                    .ifPresent(rule ->
                            found.add(
                                    Finding.at(
                                            Finding.Kind.CROSS_FIELD,
                                            rule.id(),
                                            rule.fields().getFirst())));
        }
        return found;
    }

    private final class Looking {
        private final String key;
        private final Map<String, Object> fields;
        private final List<Finding> findings = new ArrayList<>();
        private final Set<String> invalid = new TreeSet<>();

        private Looking(String key, Map<String, Object> fields) {
            this.key = key;
            this.fields = fields;
        }

        private Seen look() {
            if (!rulings.keyFits(key)) {
                add(Finding.Kind.FORMAT, "key", "");
            }
            registry.fields().forEach(this::form);
            Map<String, Object> valid = fields;
            if (!invalid.isEmpty()) {
                valid = new LinkedHashMap<>(fields);
                valid.keySet().removeAll(invalid);
            }
            double sufficient = sufficient(valid);
            rulings.broken(key, valid, today)
                    .forEach(rule ->
                            add(Finding.Kind.CROSS_FIELD, rule.id(), rule.fields().getFirst()));
            return new Seen(findings, sufficient);
        }

        private void add(Finding.Kind kind, String rule, String field) {
            findings.add(Finding.at(kind, rule, field));
        }

        private void form(String name, Registry.Field field) {
            var value = fields.get(name);
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
                wrong("pattern", name);
            }
            if (!rulings.identifies(name, text)) {
                wrong("identifier", name);
            }
            if (!field.values().isEmpty() && !field.values().contains(text)) {
                wrong("value", name);
            }
            if (field.codeList() != null && !rulings.listed(field.codeList(), text)) {
                wrong("code", name);
            }
            if (field.type() == Registry.Type.UNIT && !rulings.unit(text)) {
                add(Finding.Kind.REFERENCE, "unit", name);
            }
        }

        private void wrong(String rule, String name) {
            invalid.add(name);
            add(Finding.Kind.FORMAT, rule, name);
        }

        private void range(String name, Registry.Field field, Object value) {
            if (value instanceof Number number) {
                long one = number.longValue();
                if ((field.least() != null && one < field.least())
                        || (field.most() != null && one > field.most())) {
                    add(Finding.Kind.OUTLIER, "range", name);
                }
            }
            if ((field.earliest() != null || field.latest() != null)
                    && value instanceof String text
                    && Shape.day(text)) {
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
            return bound.equals("today") ? today : LocalDate.parse(bound);
        }

        private double sufficient(Map<String, Object> valid) {
            long all = 0;
            long there = 0;
            for (var entry : registry.fields().entrySet()) {
                String name = entry.getKey();
                var field = entry.getValue();
                boolean needed =
                        !field.retired()
                                && (!field.optional() || rulings.requires(name, key, valid, today));
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
    }
}
